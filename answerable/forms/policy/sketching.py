"""Change what a service asks, beside the published version, until it is published.

A change that would bring a fault into the sketch is refused, with the words of the
question that is at fault; where one is already, it stops the publishing alone. Sketch and
versions are one topic of the log, so that whoever changes an outdated page, of either, is
told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from django.db import transaction
from django.utils.translation import gettext as _

from answerable.agency.configuration import Hand, place
from answerable.agency.models import Service
from answerable.agency.queries import get_agency
from answerable.forms.checking import faults_in_form, in_words
from answerable.forms.conditions import depends, label_of
from answerable.forms.models import Form, Sketch
from answerable.forms.policy.publishing import by_key, publish_form, topic_of
from answerable.forms.queries import find_newest, sketch_of
from answerable.forms.questions.kind import Question
from answerable.lib.changes import Placed
from answerable.lib.definitions import Fault
from answerable.lib.errors import NotFound, Refused
from answerable.lib.ordering import moved, place_of

MOST_QUESTIONS = 40
Questions = list[Question]


def put_question(service: Service, question: Question, *, by: Hand) -> None:
    """Change a question, or add it behind the others. Raises Refused, Stale."""

    def with_it(before: Questions) -> Questions:
        if question["key"] not in {one["key"] for one in before}:
            return [*before, question]
        return [question if one["key"] == question["key"] else one for one in before]

    _change(service, with_it, by=by)


def remove_question(service: Service, key: str, *, by: Hand) -> None:
    """Ask something no more. Raises NotFound, Refused, Stale."""

    def without_it(before: Questions) -> Questions:
        _refuse_if_needed(before, key)
        before.pop(place_of(key, _keys(before)))
        return before

    _change(service, without_it, by=by)


def move_question(service: Service, key: str, *, up: bool, by: Hand) -> None:
    """Exchange a question with its neighbour; the ends stay. Raises as the others do."""

    def in_its_new_place(before: Questions) -> Questions:
        return moved(before, place_of(key, _keys(before)), up=up)

    _change(service, in_its_new_place, by=by)


def move_option(service: Service, key: str, option: str, *, up: bool, by: Hand) -> None:
    """Exchange an answer of a question with its neighbour; the ends stay."""

    def in_its_new_place(before: Questions) -> Questions:
        here = place_of(key, _keys(before))
        options = cast("list[Mapping[str, object]]", before[here].get("options", []))
        there = place_of(option, [str(one["key"]) for one in options])
        before[here] = {**before[here], "options": moved(options, there, up=up)}
        return before

    _change(service, in_its_new_place, by=by)


def take_version_again(service: Service, version: int, *, by: Hand) -> None:
    """Begin the sketch anew with an earlier version. Raises NotFound, Refused, Stale."""
    earlier = Form.objects.filter(service=service, version=version).first()
    if earlier is None:
        raise NotFound(str(version))
    _change(service, lambda _before: list(earlier.questions), by=by)


def publish_locked(
    service: Service, *, by: Hand, beside: Mapping[str, object] | None = None
) -> Placed[Form]:
    """Publish a sketch that is locked; ``beside`` is what the log says with it."""
    placed = publish_form(
        service=service,
        questions=sketch_of(service).questions,
        languages=get_agency().languages,
        by=by,
        beside=beside or {},
    )
    Sketch.objects.filter(service=service).delete()
    return placed


def locked_sketch(service: Service) -> Sketch:
    """Return the sketch of a service that nobody else changes until we are done."""
    _lock(service)
    return sketch_of(service)


def check_questions_of(sketch: Sketch) -> None:
    """Say what must be mended before it is published. Raises Refused."""
    if faults := _faults(sketch.questions):
        hint = in_words(faults, sketch.questions)
        raise Refused(code="form-faulty", hint=hint)


@transaction.atomic
def give_up_sketch(service: Service, *, by: Hand) -> None:
    """Throw away what was changed since the published version."""
    _lock(service)
    newest = find_newest(service)
    _place(service, list(newest.questions) if newest else [], by=by)
    Sketch.objects.filter(service=service).delete()


@transaction.atomic
def _change(
    service: Service, make: Callable[[Questions], Questions], *, by: Hand
) -> None:
    _lock(service)
    before = sketch_of(service).questions
    wanted = make(list(before))
    if len(wanted) > MOST_QUESTIONS:
        hint = _("A form has at most %(most)s questions. Take one out first.")
        raise Refused(code="form-full", hint=hint % {"most": MOST_QUESTIONS})
    # A language more leaves a fault in each question: they are mended one by one.
    known = _faults(before)
    if faults := [fault for fault in _faults(wanted) if fault not in known]:
        raise Refused(code="form-faulty", hint=in_words(faults, wanted))
    _place(service, wanted, by=by)


def _faults(questions: Questions) -> list[Fault]:
    return faults_in_form(questions, get_agency().languages)


def _place(service: Service, wanted: Questions, *, by: Hand) -> None:
    sketch = sketch_of(service)

    def write() -> Sketch:
        sketch.questions = wanted
        sketch.take_back()  # what was proposed is not what it asks now
        sketch.save()
        return sketch

    place(
        topic_of(service),
        by=by,
        found=sketch,
        before=_in_log(sketch.questions),
        wanted=_in_log(wanted),
        write=write,
    )


def _in_log(questions: Questions) -> Mapping[str, object]:
    return {"not published": by_key(questions)}


def _lock(service: Service) -> None:
    Service.objects.select_for_update(no_key=True).get(pk=service.pk)


def _keys(questions: Questions) -> list[str]:
    return [str(question["key"]) for question in questions]


def _refuse_if_needed(questions: Questions, key: str) -> None:
    needing = [label_of(one) for one in questions if depends(one) == key]
    if needing:
        hint = _("“%(question)s” hangs on this question. Ask that one always first.")
        raise Refused(code="question-needed", hint=hint % {"question": needing[0]})
