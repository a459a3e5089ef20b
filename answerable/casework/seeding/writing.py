"""Put the words of the house in the database: answers, letters and how they end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from answerable.agency.models import Service
from answerable.casework.seeding import shapes
from answerable.casework.seeding.ground import Ground
from answerable.casework.seeding.plan import Plan, Written
from answerable.correspondence.fields import fault_in
from answerable.correspondence.letter_fields import fault_in_body, fault_in_subject
from answerable.correspondence.models import Signature
from answerable.correspondence.occasions import OCCASIONS
from answerable.correspondence.phrasing import Phrasing, Place
from answerable.correspondence.policy import (
    SignedWith,
    put_answer,
    put_signature,
    put_text,
)
from answerable.lib.definitions import Definition, Fault


def found_answers(plan: Plan, ground: Ground) -> None:
    """Put every saved answer in its place; those edited at the desk stay."""
    for one in plan.answers:
        found_answer(one.entry, ground)


def found_answer(entry: shapes.Answer, ground: Ground) -> None:
    services = Service.objects.filter(slug__in=entry.services)
    placed = put_answer(
        slug=entry.slug,
        texts=entry.texts,
        team=ground.teams[entry.team] if entry.team else None,
        services=list(services),
        name=entry.name or "",
        by=ground.by,
    )
    ground.report.note(f"answer {entry.slug}", placed)


def found_letters(plan: Plan, ground: Ground) -> None:
    """Say in letters what the folder says."""
    for one in plan.letters:
        entry = one.entry
        department = ground.departments[entry.department] if entry.department else None
        place = Place(
            entry.occasion, entry.language, department.pk if department else None
        )
        placed = put_text(place, Phrasing(entry.subject, entry.body), by=ground.by)
        ground.report.note(f"letter {name_of_letter(entry)}", placed)


def found_signatures(plan: Plan, ground: Ground) -> None:
    """Let letters end as the folder says."""
    for one in plan.signatures:
        entry = one.entry
        unit = Signature(
            department=ground.departments[entry.department]
            if entry.department
            else None,
            team=ground.teams[entry.team] if entry.team else None,
        )
        written = SignedWith(entry.closing, entry.line, entry.phone)
        placed = put_signature(unit, written, by=ground.by)
        ground.report.note(f"signature {name_of_signature(entry)}", placed)


def name_of_letter(entry: shapes.Letter) -> str:
    """Return what a report calls a text: its occasion, language and department."""
    return " ".join(filter(None, (entry.occasion, entry.language, entry.department)))


def name_of_signature(entry: shapes.Signature) -> str:
    """Return what a report calls a signature: whose it is."""
    return whose(entry.department, entry.team)


def whose(department: str | None, team: str | None) -> str:
    """Return whose letters are meant, by the slugs of both."""
    if team:
        return f"of the team {team}"
    return f"of the department {department}" if department else "of the house"


def faulty_letters(plan: Plan) -> Iterator[Fault]:
    """Yield the letters that are written on no occasion, or with a wrong field."""
    for one in plan.letters:
        occasion = OCCASIONS.get(one.entry.occasion)
        if occasion is None:
            near = get_close_matches(one.entry.occasion, OCCASIONS, n=1)
            meant = f"Did you mean {near[0]!r}?" if near else "Correct it."
            yield one.fault("occasion", f"We write on no such occasion. {meant}")
            continue
        if mend := fault_in_subject(occasion, one.entry.subject):
            yield one.fault("subject", mend)
        if mend := fault_in_body(occasion, one.entry.body):
            yield one.fault("body", mend)


def written_twice(plan: Plan) -> Iterator[Fault]:
    """Yield the letters and signatures of which there are two."""
    letters = ((name_of_letter(one.entry), one) for one in plan.letters)
    signatures = ((name_of_signature(one.entry), one) for one in plan.signatures)
    yield from _again(letters)
    yield from _again(signatures)


def _again(named: Iterable[tuple[str, Written[Definition]]]) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for name, one in named:
        if name in first:
            mend = f"{first[name]} has one for {name} already. Keep one."
            yield one.fault("", mend)
        first.setdefault(name, one.file)


def faulty_fields(plan: Plan) -> Iterator[Fault]:
    """Yield the texts with a field that there is not."""
    for one in plan.answers:
        for code, text in one.entry.texts.items():
            if mend := fault_in(text):
                yield one.fault(f"texts.{code}", mend)
