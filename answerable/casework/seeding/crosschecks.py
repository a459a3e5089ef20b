"""Does a plan fit together? Every check yields what does not, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from django.conf import settings

from answerable.agency.closures import mistake_in_holidays
from answerable.casework.seeding import (
    knowledge,
    promises,
    references,
    shapes,
    writing,
)
from answerable.casework.seeding.plan import Plan, Written
from answerable.forms.checking import check_questions
from answerable.lib.definitions import Definition, Fault
from answerable.routing.checking import faults_in_conditions
from answerable.routing.names import FIXED_NAMES
from answerable.routing.seen import answers_in


def faults_in_plan(plan: Plan) -> list[Fault]:
    """Return everything in which the entries of a plan disagree."""
    if not plan.agencies:
        return [Fault("agency", "No file has an [agency]. Write one.")]
    checks = (
        one_agency,
        one_triage_team,
        no_name_twice,
        former_addresses_free,
        rubbish_holidays,
        references.unknown,
        references.departments_that_ended,
        references.departments_in_a_circle,
        questions_well_defined,
        indications_fit_questions,
        promises.missing,
        promises.given_twice,
        conditions_well_defined,
        writing.faulty_fields,
        writing.faulty_letters,
        writing.written_twice,
        knowledge.faulty_values,
        knowledge.faulty_articles,
        knowledge.faulty_synonyms,
    )
    return list(chain.from_iterable(check(plan) for check in checks))


def one_agency(plan: Plan) -> Iterator[Fault]:
    one_each = (plan.agencies, plan.looks, plan.logos, plan.procedures, plan.learned)
    for ones in one_each:
        for other in ones[1:]:
            yield other.fault("", f"There is one in {ones[0].file}. Keep one of them.")


def one_triage_team(plan: Plan) -> Iterator[Fault]:
    triage = [team for team in plan.teams if team.entry.is_triage]
    if not triage:
        mend = "No team gets what nobody else does. Write is_triage = true for one."
        yield Fault("teams", mend)
    for other in triage[1:]:
        mend = f"{triage[0].entry.slug} is triage already. Take it away from one."
        yield other.fault("is_triage", mend)


def no_name_twice(plan: Plan) -> Iterator[Fault]:
    lists = (
        plan.calendars,
        plan.holidays,
        plan.departments,
        plan.areas,
        plan.offices,
        plan.teams,
        plan.skills,
        plan.staff,
        plan.services,
        plan.rules,
        plan.checklists,
        plan.answers,
        plan.life_events,
        plan.facts,
        plan.articles,
    )
    first: dict[str, Written[Definition]] = {}
    for one in chain[Written[Definition]].from_iterable(lists):
        known = first.setdefault(one.place, one)
        if known is not one:
            yield one.fault("", f"{known.file} has one of this name. Rename one.")


def former_addresses_free(plan: Plan) -> Iterator[Fault]:
    """Yield the earlier addresses that are somebody's, or lead to two things."""
    for kind in (plan.services, plan.life_events, plan.articles):
        # What is retired keeps its entry, and what it held.
        rows = [one for one in list[Written[Any]](kind) if not _is_retired(one.entry)]
        taken = {one.entry.slug for one in rows}
        for one in rows:
            for slug in one.entry.former:
                if slug in taken:
                    mend = f"{slug!r} is an address of another one. Keep it once."
                    yield one.fault("former", mend)
                taken.add(slug)


def _is_retired(entry: object) -> bool:
    return bool(getattr(entry, "retired_on", None))


def rubbish_holidays(plan: Plan) -> Iterator[Fault]:
    if mistake := mistake_in_holidays({one.entry.date for one in plan.holidays}):
        yield Fault("holidays", mistake)
    for calendar in plan.calendars:
        days = [day.date for day in calendar.entry.holidays or ()]
        if mistake := mistake_in_holidays(days):
            yield calendar.fault("holidays", mistake)


def questions_well_defined(plan: Plan) -> Iterator[Fault]:
    languages = plan.languages
    for service in plan.services:
        for line in check_questions(service.entry.questions, languages):
            place, _, mend = line.partition(": ")
            yield service.fault(f"questions.{place}", mend)


def indications_fit_questions(plan: Plan) -> Iterator[Fault]:
    for service in plan.services:
        questions = {one.get("key"): one for one in service.entry.questions}
        for number, one in enumerate(service.entry.indications, start=1):
            asked = questions.get(one.question)
            if asked is None:
                mend = f"No question has the key {one.question!r}. Correct it."
                yield service.fault(f"indications.{number}.question", mend)
            elif mend := _unlike(one, asked):
                yield service.fault(f"indications.{number}", mend)


def _unlike(indication: shapes.Indication, asked: Mapping[str, Any]) -> str:
    """Return how to mend an indication that its question can never meet."""
    kind = asked.get("kind")
    if indication.is_legal_date:
        return "" if kind == "date" else "Only a question of the kind date names a day."
    keys = {"yes", "no"} if kind == "yes_no" else _options_of(asked)
    if indication.answer in keys:
        return ""
    return f"The question has no answer {indication.answer!r}. Write one of its keys."


def _options_of(asked: Mapping[str, Any]) -> set[str]:
    return {option["key"] for option in asked.get("options", ())}


def _answers_of(service: shapes.Service) -> Iterator[str]:
    """Yield how rules name the answers of a service; faulty questions have none."""
    faults = check_questions(service.questions)
    return iter(()) if faults else answers_in(service.slug, service.questions)


def conditions_well_defined(plan: Plan) -> Iterator[Fault]:
    names = {
        "service": plan.slugs["services"],
        "area": plan.slugs["areas"],
        "language": [code for code, _ in settings.LANGUAGES],
        "mailbox": [mailbox.address for mailbox in settings.MAILBOXES],
        "answer": [key for one in plan.services for key in _answers_of(one.entry)],
        **FIXED_NAMES,
    }
    for rule in plan.rules:
        for fault in faults_in_conditions(rule.entry.conditions, names):
            yield rule.fault(fault.place, fault.mend)
