"""Every name that one entry uses for another must be given to one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from itertools import chain

from django.utils import timezone

from answerable.casework.seeding import shapes
from answerable.casework.seeding.plan import Plan, Written
from answerable.lib.definitions import Definition, Fault


@dataclass(frozen=True)
class Reference:
    """An entry names another: in which field, of which list, by which slug."""

    at: Written[Definition]
    field: str
    noun: str
    slug: str


def unknown(plan: Plan) -> Iterator[Fault]:
    """Yield the names that nothing has, with the likeliest one that something has."""
    for one in references_in(plan):
        known = plan.slugs[one.noun]
        if one.slug not in known:
            near = get_close_matches(one.slug, known, n=1)
            meant = (
                f" Did you mean {near[0]!r}?" if near else " Write it, or correct it."
            )
            yield one.at.fault(one.field, f"{one.noun} has no {one.slug!r}.{meant}")


def departments_that_ended(plan: Plan) -> Iterator[Fault]:
    """Yield the teams, promises and services on offer of a department that is no more."""
    today = timezone.localdate()
    ended = {
        one.entry.slug: one.entry.valid_to
        for one in plan.departments
        if (one.entry.valid_to or date.max) <= today
    }
    of_today = chain(
        of_teams(plan), of_services(plan, retired=False), of_standards(plan)
    )
    for one in of_today:
        if one.noun == "departments" and (day := ended.get(one.slug)):
            mend = f"{one.slug!r} ended on {day}. Name its successor."
            yield one.at.fault(one.field, mend)


def departments_in_a_circle(plan: Plan) -> Iterator[Fault]:
    """Yield the departments that would be above themselves."""
    parents = {one.entry.slug: one.entry.parent for one in plan.departments}
    for one in plan.departments:
        above, seen = one.entry.parent, {one.entry.slug}
        while above and above not in seen:
            seen.add(above)
            above = parents.get(above)
        if above == one.entry.slug:
            yield one.fault("parent", "It would be above itself. Name another parent.")


def references_in(plan: Plan) -> Iterator[Reference]:
    """Yield every use of a name."""
    readers = (
        of_house,
        of_teams,
        of_staff,
        of_absences,
        of_services,
        of_standards,
        of_rules,
        of_checklists,
        of_answers,
        of_letters,
        of_signatures,
        of_articles,
    )
    return chain.from_iterable(read(plan) for read in readers)


def of_house(plan: Plan) -> Iterator[Reference]:
    for agency in plan.agencies:
        yield Reference(agency, "calendar", "calendars", agency.entry.calendar)
    for office in plan.offices:
        yield Reference(office, "calendar", "calendars", office.entry.calendar)
        for service in office.entry.services:
            yield Reference(office, "services", "services", service)
    for part in plan.departments:
        if part.entry.parent:
            yield Reference(part, "parent", "departments", part.entry.parent)


def of_teams(plan: Plan) -> Iterator[Reference]:
    for team in plan.teams:
        yield Reference(team, "calendar", "calendars", team.entry.calendar)
        yield Reference(team, "department", "departments", team.entry.department)


def of_staff(plan: Plan) -> Iterator[Reference]:
    for one in plan.staff:
        for team in one.entry.teams:
            yield Reference(one, "teams", "teams", team)
        for post in one.entry.roles:
            field = f"roles.{post.role}.department"
            yield Reference(one, field, "departments", post.department)
        for held in one.entry.skills:
            yield Reference(one, f"skills.{held.skill}", "skills", held.skill)


def of_absences(plan: Plan) -> Iterator[Reference]:
    for one in plan.absences:
        yield Reference(one, "staff", "staff", one.entry.staff)
        if one.entry.substitute:
            yield Reference(one, "substitute", "staff", one.entry.substitute)


def of_services(plan: Plan, *, retired: bool = True) -> Iterator[Reference]:
    """Yield what services name; those that are offered no more as well, or not."""
    for one in plan.services:
        if one.entry.retired_on and not retired:
            continue
        yield Reference(one, "department", "departments", one.entry.department)
        yield Reference(one, "team", "teams", one.entry.team)
        for need in one.entry.needs:
            yield Reference(one, f"needs.{need.skill}", "skills", need.skill)


def of_standards(plan: Plan) -> Iterator[Reference]:
    """Yield who answers for what is promised, beside the services and by them."""
    for at, promise in promises_in(plan):
        field = "" if promise is at.entry else f"standards.{promise.kind}."
        if promise.owner:
            yield Reference(at, f"{field}owner", "staff", promise.owner)
        if promise.department:
            department = promise.department
            yield Reference(at, f"{field}department", "departments", department)


def promises_in(
    plan: Plan,
) -> Iterator[
    tuple[Written[shapes.Service] | Written[shapes.Standard], shapes.Promise]
]:
    """Yield every promise of a plan, with the entry in which it is written."""
    for one in plan.standards:
        yield one, one.entry
    for service in plan.services:
        for promise in service.entry.standards:
            yield service, promise


def of_rules(plan: Plan) -> Iterator[Reference]:
    for rule in plan.rules:
        yield Reference(rule, "team", "teams", rule.entry.team)
        if rule.entry.service:
            yield Reference(rule, "service", "services", rule.entry.service)
        if rule.entry.owner:
            yield Reference(rule, "owner", "staff", rule.entry.owner)


def of_checklists(plan: Plan) -> Iterator[Reference]:
    for one in plan.checklists:
        if one.entry.service:
            yield Reference(one, "service", "services", one.entry.service)


def of_answers(plan: Plan) -> Iterator[Reference]:
    for answer in plan.answers:
        if answer.entry.team:
            yield Reference(answer, "team", "teams", answer.entry.team)
        for service in answer.entry.services:
            yield Reference(answer, "services", "services", service)


def of_letters(plan: Plan) -> Iterator[Reference]:
    for letter in plan.letters:
        if letter.entry.department:
            department = letter.entry.department
            yield Reference(letter, "department", "departments", department)


def of_signatures(plan: Plan) -> Iterator[Reference]:
    for one in plan.signatures:
        named = {
            "departments": ("department", one.entry.department),
            "teams": ("team", one.entry.team),
        }
        for noun, (field, slug) in named.items():
            if slug:
                yield Reference(one, field, noun, slug)


def of_articles(plan: Plan) -> Iterator[Reference]:
    for one in plan.articles:
        yield Reference(one, "department", "departments", one.entry.department)
        yield Reference(one, "owner", "staff", one.entry.owner)
        for noun in ("services", "offices", "life_events"):
            for slug in getattr(one.entry, noun):
                yield Reference(one, noun, noun, slug)
