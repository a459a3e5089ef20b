"""Who reports the same follows the earlier report: kept whole, promised, undone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

from answerable.cases.models import Case, CaseLink
from answerable.cases.models.case import Outcome
from answerable.cases.tests.makers import history
from answerable.casework import joining, resolve
from answerable.casework.balance import balance
from answerable.casework.tests.makers import case_of, make_case, send_form
from answerable.casework.tests.test_concurrency import at_once
from answerable.casework.verify import breaks
from answerable.clock.queries import open_deadlines
from answerable.lib.positions import Source, Spot

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
HERE = Spot(50.02, 10.02, Source.MAP, 5)
TOO = "It is dark at the mill. I am Omar."


@pytest.fixture
def monday():
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def first(town, monday):
    """Amina's report of a lamp; what is reported near is shown."""
    town.lamp.similar_within = 100
    town.lamp.save()
    return make_case(spot=HERE)


def follow(first, **changes):
    """Have Omar follow a report; return his case."""
    given = {
        "words": TOO,
        "name": "Omar",
        "email": "omar@mail.example",
        "spot": HERE,
        "same_as": first.reference,
    }
    return case_of(send_form(**(given | changes)).envelope)


def fresh(case):
    return Case.objects.get(pk=case.pk)


def test_their_words_come_in_an_envelope_that_opened_a_case_and_all_adds_up(first):
    case = follow(first)

    sheet = balance()
    assert sheet.holds
    assert sheet.outcomes["opened"] == 2
    assert (case.state, case.team) == ("merged", first.team)
    assert case.interactions.get(kind="message").text == TOO
    assert list(breaks()) == []


def test_what_they_were_promised_runs_on_in_the_report_that_they_follow(first):
    case = follow(first)

    assert open_deadlines(case) == []
    owed = [one.kind for one in open_deadlines(first) if one.carried_from]
    assert owed
    assert fresh(case).next_due is None


def test_both_journals_say_so_and_name_nobody(first):
    case = follow(first)

    above, below = history(case).get(what="joined"), history(first).get(what="joined")
    assert (above.actor, above.reason) == ("person", "reported_before")
    assert (below.actor, below.after["from"]) == ("person", case.pk)
    assert "Omar" not in str(list(history(first).values_list("after", "before")))


def test_nobody_is_given_another_case(first, ben):
    case = follow(first)

    assert case.owner is None
    assert not Case.objects.filter(pk=case.pk, state="received").exists()


def test_who_follows_may_be_taken_out_again_and_lands_on_the_same_desk(first, ben):
    case = follow(first)

    joining.undo_joining(case, by=ben, seen=case.version)

    case = fresh(case)
    assert (case.state, case.team) == ("received", first.team)
    assert open_deadlines(case)
    assert list(breaks()) == []


def test_what_was_joined_meanwhile_is_followed_where_it_goes_on(first, ben):
    other = make_case(spot=HERE, email="zoe@mail.example")
    joining.join(first, to=other, by=ben, seen=first.version)

    follow(fresh(first))

    assert CaseLink.objects.filter(to=other, kind="joined").count() == 2


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"is_restricted": True}, id="restricted"),
        pytest.param({"state": "withdrawn"}, id="ended"),
        pytest.param({"case_type": "complaint"}, id="a complaint"),
        pytest.param({"service": None}, id="about something else"),
    ],
)
def test_what_may_not_be_followed_any_more_leaves_a_case_of_its_own(first, change):
    Case.objects.filter(pk=first.pk).update(**change)

    case = follow(first)

    assert case.state == "received"
    assert not CaseLink.objects.exists()


def test_a_reference_that_there_is_not_is_no_report(first):
    first.reference = "0000-0000"

    assert follow(first).state == "received"


def test_B06_a_report_that_arrives_while_the_first_is_answered_is_never_lost(
    first, ben, committed
):
    answered, came = at_once(
        lambda: resolve.resolve(
            first, outcome=Outcome.DONE, reason="New bulb.", by=ben, seen=None
        ),
        lambda: follow(first),
    )

    now = fresh(came)
    assert fresh(answered).state == "resolved"
    # It was told the end, or it is a case that waits for one.
    told = now.dispatches.filter(occasion="resolution_joined").exists()
    assert (now.state, told) in {("merged", True), ("received", False)}
    assert list(breaks()) == []


def test_several_who_follow_at_once_all_do(first, committed):
    mails = [f"n{number}@mail.example" for number in range(3)]

    at_once(*(lambda mail=mail: follow(first, email=mail) for mail in mails))

    assert CaseLink.objects.filter(to=first, kind="joined").count() == 3
    assert list(breaks()) == []
