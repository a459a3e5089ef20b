"""Questions that are asked only where another one was answered so; pure.

A question may only hang on one that stands before it. So the conditions can be followed
from the first question to the last, and none waits for another in a circle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from django.utils.translation import get_language, gettext as _

from answerable.forms.questions.kind import Question
from answerable.lib.definitions import Fault
from answerable.lib.wording import in_language

YES_OR_NO = ("yes", "no")


def asked_of(
    questions: Sequence[Question], answers: Mapping[str, object]
) -> list[Question]:
    """Return the questions that are asked of whoever answers like this.

    An answer to a question that is itself not asked counts for nothing.
    """
    asked: list[Question] = []
    counting: dict[str, object] = {}
    for question in questions:
        if _holds(question.get("only_if"), counting):
            key = str(question["key"])
            asked.append(question)
            counting[key] = answers.get(key)
    return asked


def depends(question: Question) -> str:
    """Return the key of the question that this one hangs on, or nothing."""
    wanted = question.get("only_if")
    return str(wanted.get("question", "")) if isinstance(wanted, Mapping) else ""


def answers_to(question: Question) -> dict[str, str]:
    """Return what a condition can want of a question: its answers, with their words."""
    language = get_language() or ""
    if question.get("kind") == "yes_no":
        return dict(zip(YES_OR_NO, (_("Yes"), _("No")), strict=True))
    options = cast("Sequence[Mapping[str, object]]", question.get("options") or ())
    return {
        str(one["key"]): in_language(cast("Mapping[str, str]", one["label"]), language)
        for one in options
    }


def label_of(question: Question) -> str:
    """Return how a question is called when it is spoken of: by its words."""
    texts = question.get("label")
    found = (
        in_language(texts, get_language() or "") if isinstance(texts, Mapping) else ""
    )
    return found or str(question.get("key"))


def faults_in_conditions(questions: Sequence[Question]) -> Iterator[Fault]:
    """Yield every condition that can never hold or be judged, and how to mend it."""
    by_key = {str(question.get("key")): question for question in questions}
    before: set[str] = set()
    for question in questions:
        key = str(question.get("key"))
        if depends(question) and (mend := _fault_in(question, by_key, before)):
            yield Fault(f"{key}.only_if", mend)
        before.add(key)


def _holds(wanted: object, answers: Mapping[str, object]) -> bool:
    if not isinstance(wanted, Mapping):
        return True
    answer = answers.get(str(wanted["question"]))
    given = answer if isinstance(answer, list) else [answer]
    return not set(wanted["answers"]).isdisjoint(given)


def _fault_in(
    question: Question, by_key: Mapping[str, Question], before: set[str]
) -> str:
    first = by_key.get(depends(question))
    if first is None:
        said = _(
            "It is asked after an answer to the question %(key)s, which is not there."
            " Choose another one, or ask it always."
        )
        return said % {"key": depends(question)}
    if depends(question) not in before:
        return _fault_in_order(question, first, by_key)
    return _fault_in_answers(question, first)


def _fault_in_order(
    question: Question, first: Question, by_key: Mapping[str, Question]
) -> str:
    if _is_circle(question, by_key):
        said = _(
            "It and “%(question)s” wait for each other, so neither would be asked. Ask"
            " one of them always."
        )
    else:
        said = _(
            "It is asked after an answer to “%(question)s”, which comes later. Put it"
            " behind that question."
        )
    return said % {"question": label_of(first)}


def _fault_in_answers(question: Question, first: Question) -> str:
    offered = answers_to(first)
    wanted = cast("Mapping[str, Sequence[str]]", question["only_if"])["answers"]
    missing = [answer for answer in wanted if answer not in offered]
    if not offered:
        said = _("“%(question)s” has no answers to choose from. Ask it always.")
    elif missing:
        said = _(
            "It is asked after the answer %(answer)s to “%(question)s”, which cannot be"
            " chosen there. Choose another answer."
        )
    else:
        return ""
    names = {"question": label_of(first), "answer": next(iter(missing), "")}
    return said % names


def _is_circle(question: Question, by_key: Mapping[str, Question]) -> bool:
    """Tell whether a question hangs, by whatever way, on itself."""
    seen: set[str] = set()
    key = depends(question)
    while key in by_key and key not in seen:
        seen.add(key)
        key = depends(by_key[key])
    return str(question.get("key")) in seen
