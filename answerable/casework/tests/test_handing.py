"""A case that is passed to another team is taken up there within a promised time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from answerable.agency.models import Team
from answerable.cases.access import case_followed
from answerable.cases.models import Case
from answerable.cases.models.case import Outcome
from answerable.cases.proofs import LinkProof, link_key
from answerable.casework import follow, joining, resolve, several, watch, work
from answerable.casework.distributing import give_out_waiting
from answerable.casework.moving import move_cases
from answerable.casework.tests.makers import make_case
from answerable.clock.actions import pause
from answerable.clock.models import Deadline, Kind
from answerable.clock.tests.makers import make_standard
from answerable.lib.worktime import Unit

pytestmark = pytest.mark.django_db
State = Deadline.State
# A Monday; four hours of the next working day on is Tuesday at one.
MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
TUESDAY = datetime(2026, 3, 3, 13, tzinfo=UTC)


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture(name="case")
def _case(town):
    """A case of Roads that nobody has, in a house that promises a quick hand-over."""
    make_standard(Kind.HAND_OVER, 4, Unit.HOUR)
    return make_case()


def now(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def taking_up(case: Case) -> list[tuple[str, datetime]]:
    found = case.deadlines.filter(kind=Kind.HAND_OVER).order_by("pk")
    return list(found.values_list("state", "due_at"))


def pass_on(case: Case, team: Team, by, owner=None) -> None:
    work.assign(case, team=team, owner=owner, by=by, seen=now(case).version)


def test_the_time_runs_from_when_a_case_is_passed_to_another_team(case, town, dee):
    pass_on(case, town.parks, dee)

    assert taking_up(case) == [(State.RUNNING, TUESDAY)]
    assert (now(case).next_due, now(case).next_kind) == (TUESDAY, Kind.HAND_OVER)


def test_a_case_that_comes_was_passed_by_nobody(case):
    assert taking_up(case) == []


def test_it_is_kept_when_somebody_of_the_team_takes_it(case, town, dee, chloe):
    pass_on(case, town.parks, dee)

    pass_on(case, town.parks, chloe, owner=chloe)

    assert taking_up(case) == [(State.MET, TUESDAY)]
    assert now(case).next_kind != Kind.HAND_OVER


def test_it_is_missed_when_that_is_too_late(case, town, dee, chloe, monday):
    pass_on(case, town.parks, dee)
    monday.move_to(TUESDAY + timedelta(seconds=1))

    work.reply(case, words="We look.", by=chloe, seen=None, is_answer=False)

    assert taking_up(case) == [(State.MISSED, TUESDAY)]


def test_whoever_leads_is_told_when_nobody_takes_it(case, town, dee, monday):
    pass_on(case, town.parks, dee)
    monday.move_to(TUESDAY + timedelta(days=1))

    watch.look()

    assert case.alarms.get(staff=dee).kind == "late"


def test_one_that_is_passed_to_somebody_is_taken_up_already(case, town, dee, chloe):
    pass_on(case, town.parks, dee, owner=chloe)

    assert taking_up(case) == []


def test_to_pass_it_on_once_more_gains_no_time(case, town, dee, monday):
    pass_on(case, town.parks, dee)
    monday.shift(timedelta(hours=24))

    pass_on(case, town.triage, dee)

    assert taking_up(case) == [(State.RUNNING, TUESDAY)]


def test_to_give_it_within_the_team_is_no_passing_on(case, town, ben):
    pass_on(case, town.roads, ben, owner=ben)
    pass_on(case, town.roads, ben)

    assert taking_up(case) == []


def test_a_service_of_another_team_passes_it_on_too(case, town, dee):
    work.change_service(case, service=town.tree, by=dee, seen=case.version)

    assert taking_up(case) == [(State.RUNNING, TUESDAY)]


def test_the_next_one_is_taken_by_whoever_asks_for_work(case, town, dee, chloe):
    pass_on(case, town.parks, dee)

    work.take_next(chloe)

    assert taking_up(case) == [(State.MET, TUESDAY)]


def test_a_team_that_gives_out_its_cases_takes_it_up_by_that(case, town, dee, chloe):
    Team.objects.filter(pk=town.parks.pk).update(distribution="round_robin")
    pass_on(case, town.parks, dee)

    give_out_waiting()

    assert taking_up(case) == [(State.MET, TUESDAY)]


def test_who_leads_gives_it_to_somebody(case, town, dee, chloe):
    pass_on(case, town.parks, dee)
    dee = type(dee).objects.get(pk=dee.pk)

    move_cases(of=None, to=chloe, number=5, teams=[town.parks.pk], by=dee)

    assert taking_up(case) == [(State.MET, TUESDAY)]


def test_what_was_passed_on_by_mistake_is_no_passing_on(case, town, dee):
    before = now(case)
    pass_on(case, town.parks, dee)
    standing = several.Standing.before(before, since=now(case))

    several.put_back(standing, by=dee)

    assert taking_up(case) == [(State.STOPPED, TUESDAY)]
    assert now(case).next_kind != Kind.HAND_OVER


def test_waiting_for_the_person_does_not_stop_it(case, town, dee):
    pass_on(case, town.parks, dee)

    pause(now(case), at=MONDAY)

    assert taking_up(case) == [(State.RUNNING, TUESDAY)]


def test_a_case_that_its_person_takes_back_is_taken_up_by_nobody(case, town, dee):
    pass_on(case, town.parks, dee)

    proof = LinkProof(link_key(case.reference, "amina@mail.example"))
    follow.withdraw(case_followed(proof, case.reference))

    assert taking_up(case) == [(State.STOPPED, TUESDAY)]


def test_a_case_that_has_ended_is_not_to_be_taken_up(case, town, dee):
    resolve.resolve(case, outcome=Outcome.DONE, reason="Done.", by=dee, seen=None)
    Case.objects.filter(pk=case.pk).update(owner=None)

    pass_on(now(case), town.parks, dee)

    assert taking_up(case) == []


def test_joined_with_another_case_it_is_up_to_the_team_of_that_one(case, town, dee):
    pass_on(case, town.parks, dee)
    other = make_case(email="omar@mail.example", words="The lamp in Mill Lane.")

    joining.join(now(case), to=other, by=dee, seen=now(case).version)

    assert taking_up(other) == []
    assert taking_up(case) == [(State.STOPPED, TUESDAY)]


def test_where_nobody_promised_it_passing_on_is_as_it_was(town, dee):
    case = make_case()

    pass_on(case, town.parks, dee)

    assert taking_up(case) == []
