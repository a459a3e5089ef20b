"""What a service asks: changed in a sketch, looked at as people will see it, published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, resolve_url
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from answerable.agency.access import may_set_up
from answerable.agency.configuration import seen_in
from answerable.agency.models import Service
from answerable.forms.conditions import answers_to, depends, label_of
from answerable.forms.differences import changes_between
from answerable.forms.policy import (
    give_up_sketch,
    move_option,
    move_question,
    publish_sketch,
    remove_question,
    take_version_again,
)
from answerable.forms.policy.publishing import topic_of
from answerable.forms.queries import find_newest, sketch_beside
from answerable.forms.questions.kind import OnlyIf, Question
from answerable.front.desk.doors import DeskRequest, show
from answerable.front.desk.setup.asking_more import compared
from answerable.front.desk.setup.buttons import is_up, press
from answerable.front.desk.setup.doors import setup_page
from answerable.lib.errors import NotFound

KINDS = {
    "text": gettext_lazy("A line of text"),
    "long_text": gettext_lazy("A longer text"),
    "choice": gettext_lazy("One answer of several"),
    "several": gettext_lazy("Any of several answers"),
    "yes_no": gettext_lazy("Yes or no"),
    "date": gettext_lazy("A day"),
    "number": gettext_lazy("A number"),
}


@dataclass(frozen=True)
class Row:
    """One question in the list: its words, what kind it is, and when it is asked."""

    key: str
    label: str
    kind: str
    is_required: bool
    condition: str


@require_safe
@setup_page
def questions(request: DeskRequest, slug: str) -> HttpResponse:
    """List what a service asks, with what was changed and is not published."""
    service = get_object_or_404(Service, slug=slug)
    newest = find_newest(service)
    sketch = sketch_beside(service, newest)
    published = newest.questions if newest else []
    shown = {
        "service": service,
        "rows": list(rows_of(sketch.questions)),
        "changes": list(changes_between(published, sketch.questions)),
        "is_sketch": sketch.pk is not None,
        "asked": compared(service, newest, sketch),
        "proposed": sketch if sketch.proposed_by_id else None,
        "newest": newest,
        "kinds": KINDS,
        "seen": seen_in(topic_of(service)),
        "may_edit": may_set_up(request.user),
    }
    return show(request, "desk/setup/questions.html", shown)


@require_POST
@setup_page
def move(request: DeskRequest, slug: str, key: str) -> HttpResponse:
    """Put a question one place up or down."""
    service = get_object_or_404(Service, slug=slug)
    up = is_up(request)
    return press(
        request, lambda by: move_question(service, key, up=up, by=by), _back(slug)
    )


@require_POST
@setup_page
def order(request: DeskRequest, slug: str, key: str) -> HttpResponse:
    """Put an answer to a question one place up or down."""
    service = get_object_or_404(Service, slug=slug)
    up, option = is_up(request), request.POST.get("option", "")
    return press(
        request,
        lambda by: move_option(service, key, option, up=up, by=by),
        resolve_url("desk:setup-question", slug, key),
    )


@require_POST
@setup_page
def remove(request: DeskRequest, slug: str, key: str) -> HttpResponse:
    """Take a question out."""
    service = get_object_or_404(Service, slug=slug)
    said = _("The question is out. People are asked it until you publish.")
    return press(
        request,
        lambda by: remove_question(service, key, by=by),
        _back(slug),
        said,
    )


@require_POST
@setup_page
def publish(request: DeskRequest, slug: str) -> HttpResponse:
    """Ask people what was changed."""
    service = get_object_or_404(Service, slug=slug)
    said = _("Published. Who had begun keeps the questions they were asked.")
    return press(request, lambda by: publish_sketch(service, by=by), _back(slug), said)


@require_POST
@setup_page
def give_up(request: DeskRequest, slug: str) -> HttpResponse:
    """Throw away what was changed and not published."""
    service = get_object_or_404(Service, slug=slug)
    said = _("The changes are gone. The published questions stand.")
    return press(request, lambda by: give_up_sketch(service, by=by), _back(slug), said)


@require_POST
@setup_page
def restore(request: DeskRequest, slug: str) -> HttpResponse:
    """Take an earlier version again, to be looked at and published."""
    service = get_object_or_404(Service, slug=slug)
    version = request.POST.get("version", "")
    if not (version.isascii() and version.isdigit()):
        raise NotFound(version)
    take = partial(take_version_again, service, int(version))
    said = _("Version %(number)s is taken again. Look at it, then publish it.")
    return press(
        request, lambda by: take(by=by), _back(slug), said % {"number": version}
    )


def rows_of(asked: list[Question]) -> Iterator[Row]:
    """Yield the questions as the list shows them."""
    by_key = {str(question["key"]): question for question in asked}
    for question in asked:
        yield Row(
            key=str(question["key"]),
            label=label_of(question),
            kind=str(KINDS.get(str(question["kind"]), question["kind"])),
            is_required=bool(question.get("required", True)),
            condition=_condition(question, by_key),
        )


def _condition(question: Question, by_key: dict[str, Question]) -> str:
    """Return when a question is asked, in words; empty where it always is."""
    first = by_key.get(depends(question))
    if first is None:
        return ""
    only_if = OnlyIf.model_validate(question["only_if"])
    words = answers_to(first)
    names = {
        "question": label_of(first),
        "answers": " / ".join(words.get(each, each) for each in only_if.answers),
    }
    return _("only if “%(question)s” is answered: %(answers)s") % names


def _back(slug: str) -> str:
    return resolve_url("desk:setup-questions", slug)
