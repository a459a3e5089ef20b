"""Put the catalogue in the database: services with their forms, promises and rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from typing import TypeVar

from answerable.agency import policy as agency
from answerable.agency.models import Service
from answerable.cases.policy import put_checklist
from answerable.casework.seeding import shapes
from answerable.casework.seeding.ground import Ground
from answerable.casework.seeding.plan import Plan
from answerable.clock.policy import (
    Terms,
    later,
    publish_course,
    publish_ladder,
)
from answerable.complaints.policy import publish_procedure
from answerable.forms.policy import publish_form
from answerable.lib.changes import together
from answerable.routing.engine import RuleLine
from answerable.routing.models import RuleBook
from answerable.routing.policy import publish_rules, use_learning

Written = TypeVar("Written", bound=shapes.Promise)


def found_services(plan: Plan, ground: Ground) -> None:
    """Put every service in its place, with what it asks and promises."""
    for one in plan.services:
        service = found_service(one.entry, ground)
        placed = publish_form(
            by=ground.by,
            service=service,
            questions=one.entry.questions,
            languages=plan.languages,
        )
        ground.report.note(f"form {one.entry.slug}", placed)
        for course in in_courses(one.entry.standards):
            found_course(course, ground, service=service)


def found_service(entry: shapes.Service, ground: Ground) -> Service:
    placed = agency.put_service(
        by=ground.by,
        slug=entry.slug,
        name=entry.name,
        summary=entry.summary,
        aliases=entry.aliases,
        department=ground.departments[entry.department],
        team=ground.teams[entry.team],
        case_type=entry.case_type,
        identity_level=entry.identity_level,
        place=entry.place,
        position=entry.position,
        impact=entry.impact,
        urgency=entry.urgency,
        indications=[each.model_dump(mode="json") for each in entry.indications],
        picture=entry.picture,
        similar_within=entry.similar_within,
        similar_days=entry.similar_days,
        former=entry.former,
        retired_on=entry.retired_on,
    )
    needed = {ground.skills[need.skill]: need.level for need in entry.needs}
    needs = agency.put_needs(placed.thing, needed, by=ground.by)
    whole = together(placed, needs)
    return ground.report.note(f"service {entry.slug}", whole)


def found_promises(plan: Plan, ground: Ground) -> None:
    """Publish what is promised beside the services."""
    written = (one.entry for one in plan.standards)
    for course in in_courses(written):
        case_type, stage = course[0].case_type or "", course[0].stage
        found_course(course, ground, case_type=case_type, stage=stage)


def in_courses(promises: Iterable[Written]) -> Iterator[list[Written]]:
    """Yield what is promised of one thing, now and later, in the order of the days."""
    by_about: dict[object, list[Written]] = defaultdict(list)
    for each in promises:
        by_about[about_of(each)].append(each)
    for course in by_about.values():
        yield sorted(course, key=lambda each: each.valid_from or date.min)


def about_of(promise: shapes.Promise) -> tuple[str, int, str]:
    """Return what a promise is about: a type of case, the stage, and the kind."""
    if isinstance(promise, shapes.Standard):
        return promise.case_type or "", promise.stage, promise.kind
    return "", 1, promise.kind


def found_course(
    course: Sequence[shapes.Promise],
    ground: Ground,
    *,
    service: Service | None = None,
    case_type: str = "",
    stage: int = 1,
) -> None:
    kind = course[0].kind
    placed = publish_course(
        kind,
        [terms_of(each, ground) for each in course],
        service=service,
        case_type=case_type,
        stage=stage,
        by=ground.by,
    )
    of = service.slug if service else case_type or "everything"
    ground.report.note(f"standard {of} {kind}{later(stage)}", placed)


def terms_of(promise: shapes.Promise, ground: Ground) -> Terms:
    """Return what is promised, with who answers for it."""
    written = {each.name: getattr(promise, each.name) for each in fields(Terms)}
    owner, department = promise.owner, promise.department
    named = {
        "wording": promise.wording or {},
        "owner": ground.staff[owner] if owner else None,
        "department": ground.departments[department] if department else None,
    }
    return Terms(**{**written, **named})


def found_ladders(plan: Plan, ground: Ground) -> None:
    """Publish who is told before a promise is late."""
    for one in plan.ladders:
        case_type = one.entry.case_type or ""
        placed = publish_ladder(
            [each.meant for each in one.entry.rungs],
            silent_days=one.entry.silent_days,
            case_type=case_type,
            by=ground.by,
        )
        ground.report.note(f"ladder {case_type or 'everything'}", placed)


def found_procedure(plan: Plan, ground: Ground) -> None:
    """Publish how complaints are dealt with."""
    for one in plan.procedures:
        placed = publish_procedure(one.entry.rules, by=ground.by)
        ground.report.note("complaints", placed)


def found_learning(plan: Plan, ground: Ground) -> None:
    """Say what may be done with what is learned from cases."""
    for one in plan.learned:
        placed = use_learning(one.entry.use, by=ground.by)
        ground.report.note("learning", placed)


def found_rules(plan: Plan, ground: Ground) -> None:
    """Publish the rules as one book."""
    lines = [
        RuleLine(
            slug=one.entry.slug,
            conditions=one.entry.conditions,
            team=one.entry.team,
            service=one.entry.service or "",
            owner=one.entry.owner,
            first_day=one.entry.first_day,
            last_day=one.entry.last_day,
            is_on=one.entry.is_on,
        )
        for one in plan.rules
    ]
    # An empty book would be the first one of a house that needs no rules.
    if lines or RuleBook.objects.exists():
        ground.report.note("rules", publish_rules(rules=lines, by=ground.by))


def found_checklists(plan: Plan, ground: Ground) -> None:
    """Keep what is to be done each time."""
    for one in plan.checklists:
        entry = one.entry
        placed = put_checklist(
            by=ground.by,
            slug=entry.slug,
            name=entry.name,
            steps=entry.steps,
            service=Service.objects.get(slug=entry.service) if entry.service else None,
            days=entry.days,
            is_offered=entry.is_offered,
        )
        ground.report.note(f"checklist {entry.slug}", placed)
