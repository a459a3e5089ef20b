"""Nobody has something to do in a case that they cannot see: it is never stuck there."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from answerable.agency.duty import today
from answerable.agency.models import Staff
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.case_tasks import Doable
from answerable.cases.models import Case, CaseAccess, CaseTask, JournalEntry
from answerable.casework import case_tasks, commitments, tasks, work
from answerable.casework.sight import free_all_unseen
from answerable.casework.tests.makers import make_case
from answerable.clock.commitments import Promising, broken_in, commitments_for
from answerable.clock.models import Commitment

pytestmark = pytest.mark.django_db


@pytest.fixture(name="case")
def _case(town):
    return make_case()


def now(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def promise(case: Case, owner: Staff) -> Commitment:
    promising = Promising("A call", today() + timedelta(days=1), owner)
    commitments.promise(case, promising, by=owner, seen=now(case).version)
    return Commitment.objects.latest("pk")


def handed_on(case: Case) -> JournalEntry:
    return JournalEntry.objects.get(case_id=case.pk, what="promise_handed_on")


def move_to_parks(owner, case, town, dee):
    work.assign(case, team=town.parks, owner=None, by=dee, seen=now(case).version)


def make_it_of_parks(owner, case, town, dee):
    work.change_service(case, service=town.tree, by=dee, seen=now(case).version)


@pytest.mark.parametrize("move", [move_to_parks, make_it_of_parks])
def test_a_promise_is_for_whoever_has_the_case_once_its_owner_sees_it_no_more(
    case, ben, dee, town, move
):
    kept = promise(case, ben)

    move(ben, case, town, dee)

    kept.refresh_from_db()
    assert kept.owner is None
    assert handed_on(case).reason == "out_of_sight"


def test_whoever_has_the_case_then_finds_it_under_for_you(case, ben, chloe, dee, town):
    kept = promise(case, ben)

    work.assign(case, team=town.parks, owner=chloe, by=dee, seen=now(case).version)

    assert list(commitments_for(chloe)) == [kept]


def test_where_nobody_has_it_those_who_lead_find_it_broken(case, ben, dee, town):
    kept = promise(case, ben)
    move_to_parks(ben, case, town, dee)

    with time_machine.travel(kept.due_at + timedelta(minutes=1), tick=False):
        assert [each.owner for each in broken_in([town.parks.pk], dee)] == [None]


def test_a_promise_stays_with_an_owner_who_still_sees_the_case(case, dee, town):
    kept = promise(case, dee)

    move_to_parks(dee, case, town, dee)

    kept.refresh_from_db()
    assert kept.owner == dee


def restricted(owner, case):
    Case.objects.filter(pk=case.pk).update(is_restricted=True)


def denied(owner, case):
    CaseAccess.objects.create(case=case, staff=owner, verdict="deny", reason="Kin")


def in_another_team(owner, case):
    owner.roles.all().delete()


def left(owner, case):
    Staff.objects.filter(pk=owner.pk).update(is_active=False)


@pytest.mark.parametrize("lose", [restricted, denied, in_another_team, left])
def test_what_became_out_of_sight_elsewhere_is_found_within_minutes(case, ben, lose):
    kept = promise(case, ben)
    case_tasks.add_tasks(
        case, Doable("Order a lamp", ben), by=ben, seen=now(case).version
    )
    lose(ben, case)

    tasks.free(timestamp=0)

    kept.refresh_from_db()
    assert (kept.owner, CaseTask.objects.get().owner) == (None, None)
    assert handed_on(case).actor == "system"


def test_a_promise_that_depended_on_a_grant_is_free_once_that_has_run_out(case, town):
    omar = make_staff("omar", Role.CLERK, town.parks.department, town.parks)
    until = timezone.now() + timedelta(hours=1)
    CaseAccess.objects.create(
        case=case, staff=omar, verdict="grant", reason="Help", until=until
    )
    promise(case, omar)
    before = free_all_unseen()

    with time_machine.travel(until + timedelta(minutes=1)):
        after = free_all_unseen()

    assert (before, after) == (0, 1)


def test_what_everybody_sees_stays_as_it_is(case, ben, dee):
    kept = promise(case, ben)
    promise(case, dee)

    assert free_all_unseen() == 0

    kept.refresh_from_db()
    assert kept.owner == ben


def test_what_has_ended_stays_with_who_kept_it(case, ben):
    kept = promise(case, ben)
    commitments.keep(kept, by=ben)
    restricted(ben, case)

    assert free_all_unseen() == 0

    kept.refresh_from_db()
    assert kept.owner == ben


def test_somebody_with_many_promises_costs_no_more_questions(
    case, ben, django_assert_max_num_queries
):
    for _ in range(8):
        promise(case, ben)

    with django_assert_max_num_queries(8):
        free_all_unseen()
