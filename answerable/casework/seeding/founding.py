"""Put a plan in the database, from calendars to articles, all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from answerable.agency.configuration import FOLDER, Hand
from answerable.agency.policy import put_gazetteer
from answerable.casework.seeding.catalogue import (
    found_checklists,
    found_ladders,
    found_learning,
    found_procedure,
    found_promises,
    found_rules,
    found_services,
)
from answerable.casework.seeding.duty import found_absences
from answerable.casework.seeding.gazetteer import GAZETTEER
from answerable.casework.seeding.ground import Ground
from answerable.casework.seeding.house import (
    found_calendars,
    found_house,
    found_staff,
)
from answerable.casework.seeding.knowledge import (
    found_articles,
    found_facts,
    found_life_events,
    found_synonyms,
)
from answerable.casework.seeding.plan import Plan
from answerable.casework.seeding.report import Report
from answerable.casework.seeding.writing import (
    found_answers,
    found_letters,
    found_signatures,
)
from answerable.lib.gazetteer import Entry
from answerable.lib.memory import remembering_nothing


@transaction.atomic
def found(
    plan: Plan,
    *,
    with_passwords: bool,
    places: Sequence[Entry] = (),
    by: Hand = FOLDER,
) -> Report:
    """Make the database what the plan says and return what that took.

    ``places`` are the streets and landmarks that the folder has; without any, those
    that are there stay.
    """
    ground = Ground(by)
    with remembering_nothing():
        _found_all(plan, ground, with_passwords=with_passwords)
        if places:
            placed = put_gazetteer(places, source=GAZETTEER, by=by)
            ground.report.note("streets and landmarks", placed)
    return ground.report


def _found_all(plan: Plan, ground: Ground, *, with_passwords: bool) -> None:
    found_calendars(plan, ground)
    found_house(plan, ground)
    found_staff(plan, ground, with_passwords=with_passwords)
    found_absences(plan, ground)
    found_services(plan, ground)
    found_promises(plan, ground)
    found_ladders(plan, ground)
    found_procedure(plan, ground)
    found_rules(plan, ground)
    found_learning(plan, ground)
    found_checklists(plan, ground)
    found_answers(plan, ground)
    found_letters(plan, ground)
    found_signatures(plan, ground)
    found_synonyms(plan, ground)
    found_life_events(plan, ground)
    found_facts(plan, ground)
    found_articles(plan, ground)


@transaction.atomic
def rehearse(
    plan: Plan,
    *,
    with_passwords: bool,
    places: Sequence[Entry] = (),
    by: Hand = FOLDER,
) -> Report:
    """Return what founding would take, and leave everything as it was."""
    report = found(plan, with_passwords=with_passwords, places=places, by=by)
    transaction.set_rollback(True)
    return report
