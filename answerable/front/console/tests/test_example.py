"""The example town comes to life: once, and only in a demo."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from answerable.agency.queries import get_agency
from answerable.cases.models import Case, CaseTask, Mention, SavedView
from answerable.casework.balance import balance
from answerable.casework.tests.makers import make_case
from answerable.front.console.example_days.playing import read_days

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def demo(settings):
    settings.DEMO = True
    call_command("seed", verbosity=0)


def test_the_example_town_has_cases_of_every_kind_language_and_door(demo):
    call_command("example")

    cases = Case.objects.values_list("language", "channel", "state")
    languages, channels, states = map(set, zip(*cases, strict=True))
    assert languages == set(get_agency().languages)
    assert channels == {"web", "email", "phone"}
    assert {"received", "in_progress", "waiting_person", "resolved"} <= states
    assert Case.objects.filter(next_due__lt=timezone.now()).exists()
    assert CaseTask.objects.exists()
    assert SavedView.objects.exists()
    assert Mention.objects.filter(kind="named").exists()
    assert Mention.objects.filter(kind="handed_over").exists()


def test_everything_that_was_brought_is_a_case_and_the_balance_holds(demo):
    days = read_days()

    call_command("example")

    assert Case.objects.count() == len(days.stories) + len(days.past)
    assert balance().holds


def test_a_town_that_has_a_case_gets_no_other(settings, town):
    settings.DEMO = True
    make_case()

    call_command("example")

    assert Case.objects.count() == 1


def test_a_real_office_is_left_alone(settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="this is no demo"):
        call_command("example")

    assert not Case.objects.exists()
