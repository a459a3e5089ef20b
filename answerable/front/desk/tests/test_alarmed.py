"""What must not wait stands under For you, one line for each thing that is the matter."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from answerable.cases.models import Alarm, Case
from answerable.casework.tests.makers import make_case
from answerable.front.desk.tests.pages import read, text_of

FOR_YOU = reverse("desk:for-you")
HUSH = reverse("desk:for-you-hush")
Kind = Alarm.Kind


def alarm(case: Case, kind: Kind = Kind.LATE, **whom: object) -> Alarm:
    """Tell somebody of a case that was due an hour ago."""
    due = timezone.now() - timedelta(hours=1)
    Case.objects.filter(pk=case.pk).update(next_due=due)
    return Alarm.objects.create(case=case, kind=kind, due=due, **whom)


def test_many_cases_are_one_line(clerk, ben, town):
    for number in range(3):
        alarm(make_case(words=f"Lamp {number} is out."), staff=ben)

    page = read(clerk.get(FOR_YOU))

    assert [one.text.strip() for one in page.find_all("summary")] == [
        "3 cases are late"
    ]
    assert page.find("nav", class_="rail").find("a", href=FOR_YOU).b.text == "3"


def test_what_was_read_is_gone_and_what_came_since_is_not(clerk, ben, town, case):
    seen = alarm(case, staff=ben)
    alarm(make_case(words="The next lamp is out."), staff=ben)

    clerk.post(HUSH, {"kind": "late", "upto": seen.pk})

    assert "1 case is late" in text_of(clerk.get(FOR_YOU))


def test_nobody_hushes_what_somebody_else_is_told(clerk, dee, town, case):
    found = alarm(case, staff=dee)

    clerk.post(HUSH, {"kind": "late", "upto": found.pk})

    assert Alarm.objects.filter(staff=dee).exists()


def test_a_clock_that_runs_on_has_a_line_of_its_own(clerk, ben, town, case):
    alarm(case, Kind.RUNS_ON, staff=ben)

    page = text_of(clerk.get(FOR_YOU))

    assert "The time for 1 case runs on: the person has not answered" in page


def test_what_a_team_is_told_ends_when_somebody_takes_the_case(clerk, ben, town, case):
    alarm(case, Kind.AT_RISK, team=town.roads)

    before = text_of(clerk.get(FOR_YOU))
    Case.objects.filter(pk=case.pk).update(owner=ben)
    after = text_of(clerk.get(FOR_YOU))

    assert "The time for 1 case of your team that nobody has runs out" in before
    assert "Nothing is for you just now" in after


@pytest.mark.parametrize("upto", ["", "x", "-1"])
def test_rubbish_hushes_nothing(clerk, ben, town, case, upto):
    alarm(case, staff=ben)

    answer = clerk.post(HUSH, {"kind": "late", "upto": upto})

    assert answer.status_code == 302
    assert Alarm.objects.exists()


def test_of_a_case_that_one_may_not_read_any_more_nothing_is_told(
    clerk, ben, town, case
):
    alarm(case, staff=ben)
    Case.objects.filter(pk=case.pk).update(team=town.parks)

    assert "Nothing is for you just now" in text_of(clerk.get(FOR_YOU))
