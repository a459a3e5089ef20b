"""A restricted case is opened to who gives a reason, for a while, and not in secret."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from answerable.agency.models import StaffRole
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.access import case_for, may_work, visible_to, worked_by
from answerable.cases.actors import staff_actor
from answerable.cases.mentions import unread_looks, unread_of, unread_out_of_sight
from answerable.cases.models import Case, CaseAccess
from answerable.cases.queries import looks_asked_for
from answerable.cases.tests.makers import history, rule_on
from answerable.casework.looks import LONGEST_TIME, USUAL_TIME, ask_for_look, log_look
from answerable.casework.obstacles import OBSTACLES
from answerable.casework.tests.makers import make_case
from answerable.casework.verify import breaks
from answerable.lib.errors import NotFound

MINUTE = timedelta(minutes=1)
REASON = "The person is at the counter."


@pytest.fixture
def restricted(case, ben, dee):
    case.is_restricted = True
    case.owner = make_staff("olga", Role.CLERK, case.team.department, case.team)
    case.save()
    return case


def ask(staff, case, **changes):
    vars(staff).pop("has_rulings", None)
    access = ask_for_look(staff, case.reference, reason=REASON, **changes)
    vars(staff).pop("has_rulings", None)
    return access


def later(by):
    return time_machine.travel(timezone.now() + by)


def sees(staff, case):
    vars(staff).pop("has_rulings", None)
    return visible_to(staff).filter(pk=case.pk).exists()


def test_who_gives_a_reason_sees_the_case(ben, restricted):
    ask(ben, restricted)

    assert case_for(ben, restricted.reference) == restricted


def test_it_ends_by_itself_after_an_hour(ben, restricted):
    ask(ben, restricted)

    with later(USUAL_TIME - MINUTE):
        assert sees(ben, restricted)
    with later(USUAL_TIME + MINUTE):
        assert not sees(ben, restricted)
        with pytest.raises(NotFound):
            case_for(ben, restricted.reference)


def test_every_way_to_the_case_ends_with_it(ben, restricted):
    ask(ben, restricted)

    with later(USUAL_TIME + MINUTE):
        # As for somebody who has other rulings, and is asked for them each time.
        vars(ben)["has_rulings"] = True
        assert not visible_to(ben).filter(pk=restricted.pk).exists()
        assert not worked_by(ben).filter(pk=restricted.pk).exists()
        with pytest.raises(NotFound):
            case_for(ben, restricted.reference)


def test_it_is_in_the_journal_without_a_word_of_the_reason(ben, restricted):
    version = Case.objects.get(pk=restricted.pk).version
    access = ask(ben, restricted, time=15 * MINUTE)

    line = history(restricted).last()
    assert (line.what, line.actor) == ("look_asked_for", staff_actor(ben))
    assert line.after == {"access": access.pk, "minutes": 15}
    assert line.reason == ""
    assert Case.objects.get(pk=restricted.pk).version == version
    assert list(breaks()) == []


def test_each_look_names_the_reason_that_it_was_asked_for_with(ben, restricted):
    access = ask(ben, restricted)

    entry = log_look(ben, restricted)

    assert entry.after == {"access": access.pk}


def test_the_owner_and_the_supervisor_are_told_and_nobody_else(
    ben, dee, chloe, restricted
):
    ask(ben, restricted)

    told = {
        staff.username
        for staff in (ben, dee, chloe, restricted.owner)
        if unread_looks(staff)
    }
    assert told == {"dee", "olga"}


def test_who_is_told_need_not_see_the_case_and_sees_it_once(dee, ben, restricted):
    ask(ben, restricted)

    assert unread_looks(dee).get().access.reason == REASON
    assert not unread_of(dee)
    assert not unread_out_of_sight(dee)


def test_a_supervisor_is_not_told_of_their_own_look(dee, restricted):
    ask(dee, restricted)

    assert not unread_looks(dee)


def test_asking_twice_is_asking_once(ben, restricted):
    first = ask(ben, restricted)

    again = ask(ben, restricted)

    assert again == first
    assert history(restricted).filter(what="look_asked_for").count() == 1


def test_who_asks_again_later_gives_another_reason_and_the_first_one_is_kept(
    ben, restricted
):
    ask(ben, restricted)
    with later(USUAL_TIME + MINUTE):
        ask(ben, restricted)

    assert looks_asked_for().count() == 2


def test_nobody_asks_for_longer_than_the_longest_time(ben, restricted):
    access = ask(ben, restricted, time=timedelta(days=7))

    assert access.until - access.at == LONGEST_TIME


@pytest.mark.parametrize(
    "role",
    [
        pytest.param(Role.SUPERVISOR, id="supervisor"),
        pytest.param(Role.DEPARTMENT_HEAD, id="head"),
        pytest.param(Role.AUDITOR, id="auditor"),
        pytest.param(Role.EXPERT, id="expert"),
    ],
)
def test_those_may_ask_whose_role_opens_such_a_case(role, town, restricted):
    staff = make_staff("xenia", role, town.roads.department, town.roads)

    assert ask(staff, restricted)


@pytest.mark.parametrize(
    "role",
    [
        pytest.param(Role.ADMINISTRATOR, id="administrator"),
        pytest.param(Role.CX_OFFICER, id="officer"),
        pytest.param(Role.AGENCY_HEAD, id="head of the agency"),
    ],
)
def test_for_the_others_there_is_no_such_case(role, ben, restricted):
    StaffRole.objects.filter(staff=ben).update(role=role)

    with pytest.raises(NotFound):
        ask(ben, restricted)


def test_an_auditor_who_works_elsewhere_only_reads_what_they_asked_to_see(
    town, restricted
):
    both = make_staff("xenia", Role.AUDITOR, town.hall)
    StaffRole.objects.create(
        staff=both, role=Role.CLERK, department=town.parks.department
    )
    both.teams.add(town.parks)

    ask(both, restricted)

    assert sees(both, restricted)
    assert not may_work(both, restricted)
    assert not worked_by(both).filter(pk=restricted.pk).exists()


def test_another_team_finds_no_case_to_ask_for(chloe, restricted):
    with pytest.raises(NotFound):
        ask(chloe, restricted)


def test_who_was_denied_it_cannot_ask(ben, restricted):
    rule_on(restricted, ben, CaseAccess.Verdict.DENY)

    with pytest.raises(NotFound):
        ask(ben, restricted)


def test_a_case_that_is_not_restricted_is_not_asked_for(ben, case):
    with pytest.raises(NotFound):
        ask(ben, case)


def test_a_look_does_not_count_among_those_who_alone_may_see_it(ben, restricted):
    other = make_case(words="Another matter.", visitor="other")
    other.is_restricted = True

    ask(ben, restricted)

    assert OBSTACLES["scope"](restricted, other) == ""
