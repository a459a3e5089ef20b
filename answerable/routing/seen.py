"""A case as rules see it, and everything that they can name in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import cast

from answerable.agency.queries import get_agency, get_calendar, work_calendar
from answerable.cases.models import Case
from answerable.forms.models import Form
from answerable.forms.questions import KINDS
from answerable.forms.questions.kind import Question
from answerable.lib.memory import remembered
from answerable.lib.wording import in_language
from answerable.lib.worktime import WorkCalendar, is_open
from answerable.routing.facts import CLOSED, OPEN, WEEKDAYS, Facts

YES_AND_NO = ("yes", "no")


def facts_of(case: Case, text: str, mailbox: str) -> Facts:
    """Return what a new case shows to rules."""
    service = case.service.slug if case.service else ""
    return Facts(
        text=text,
        service=service,
        area=case.area.slug if case.area else "",
        language=case.language,
        mailbox=mailbox,
        channel=case.channel,
        hours=hours_at(case.opened_at),
        weekday=weekday_at(case.opened_at),
        needs=tuple(case.needs),
        answers=answers_given(service, case.answers),
    )


def hours_at(moment: datetime) -> str:
    """Return whether the house was open, by its own hours."""
    return OPEN if is_open(_house(), moment) else CLOSED


def weekday_at(moment: datetime) -> str:
    """Return which day of the week it was where the house is."""
    return WEEKDAYS[_house().day_of(moment).weekday()]


def answers_given(service: str, answers: Mapping[str, object]) -> tuple[str, ...]:
    """Return the answers of a form as rules name them, several of one question as well."""
    return tuple(
        answer_key(service, question, answer)
        for question, given in answers.items()
        for answer in (given if isinstance(given, list) else [given])
    )


def answer_key(service: str, question: str, answer: object) -> str:
    """Return how rules name an answer to a question of a service."""
    return f"{service}.{question}.{answer}"


def answer_names() -> Iterator[str]:
    """Yield how rules name every answer that a form of today lets people choose."""
    for form in _newest_forms():
        yield from answers_in(form.service.slug, form.questions)


def answers_in(service: str, questions: Iterable[Question]) -> Iterator[str]:
    """Yield how rules name the answers that can be chosen in these questions."""
    for question in questions:
        for answer in _to_choose(question):
            yield answer_key(service, str(question["key"]), answer)


def answers_to_choose(language: str) -> dict[str, str]:
    """Return the same names, each with its service, question and answer in words."""
    return {
        answer_key(form.service.slug, question["key"], answer): (
            f"{in_language(form.service.name, language)} –"
            f" {in_language(question['label'], language)}"
            f" {_said(question, answer, language)}"
        )
        for form in _newest_forms()
        for question in form.questions
        for answer in _to_choose(question)
    }


def _newest_forms() -> Iterable[Form]:
    newest = Form.objects.order_by("service_id", "-version").distinct("service_id")
    return newest.select_related("service")


def _to_choose(question: Question) -> Sequence[str]:
    """Return the answers to choose from; none where people write their own."""
    if question["kind"] == "yes_no":
        return YES_AND_NO
    options = cast("Iterable[Mapping[str, object]]", question.get("options", ()))
    return [str(one["key"]) for one in options]


def _said(question: Question, answer: str, language: str) -> str:
    kind = str(question["kind"])
    given = [answer] if kind == "several" else answer
    return KINDS[kind].said(question, given, language)


@remembered
def _house() -> WorkCalendar:
    return work_calendar(get_calendar(get_agency().calendar_slug))
