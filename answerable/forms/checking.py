"""Does a service's form make sense? Asked before it is published, and while it is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from answerable.forms.conditions import faults_in_conditions, label_of
from answerable.forms.questions import KINDS
from answerable.forms.questions.kind import Question
from answerable.lib.definitions import Fault


def check_questions(
    questions: Sequence[Question], languages: Collection[str] = ()
) -> list[str]:
    """Return what is wrong with the definitions, one line each."""
    return [str(fault) for fault in faults_in_form(questions, languages)]


def faults_in_form(
    questions: Sequence[Question], languages: Collection[str] = ()
) -> list[Fault]:
    """Return what is wrong, first in the keys, then in each question, then between."""
    alone = [
        Fault(f"{question.get('key')}.{place}", mend)
        for question in questions
        for place, mend in _check_one(question, languages)
    ]
    # How questions hang together can be judged only where each is one.
    together = [] if alone else list(faults_in_conditions(questions))
    return [*_twice(questions), *alone, *together]


def in_words(faults: Iterable[Fault], questions: Sequence[Question]) -> str:
    """Return faults as sentences that call each question by its words."""
    labels = {str(question.get("key")): label_of(question) for question in questions}
    said = (
        (labels.get(key := fault.place.partition(".")[0], key), fault.mend)
        for fault in faults
    )
    return " ".join(f"“{label}”: {mend}" for label, mend in said)


def _twice(questions: Sequence[Question]) -> Iterator[Fault]:
    keys = Counter(str(question.get("key")) for question in questions)
    for key, times in keys.items():
        if times > 1:
            yield Fault(key, _("Two questions have this key. Give each its own."))


def _check_one(
    question: Question, languages: Collection[str]
) -> Iterator[tuple[str, str]]:
    kind = KINDS.get(str(question.get("kind")))
    if kind is None:
        known = ", ".join(KINDS)
        yield "kind", f"There is no such kind of question. Use one of {known}."
        return
    for line in kind.check(question, languages):
        place, _colon, mend = line.partition(": ")
        yield place, mend
