"""Time limits in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.template import Context, Template
from django.utils import timezone, translation

from answerable.cases.models import Case
from answerable.front.shared.dues import due_in_words, due_tag_of

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)  # a Monday
UTC_ZONE = ZoneInfo("UTC")


@pytest.fixture(autouse=True)
def plain_language():
    """Say it in English, whatever page was asked for before."""
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("due", "words"),
    [
        pytest.param("2026-11-23T10:00", "Due in 1 minute", id="this moment"),
        pytest.param("2026-11-23T10:01", "Due in 1 minute", id="a minute"),
        pytest.param("2026-11-23T10:59", "Due in 59 minutes", id="within the hour"),
        pytest.param("2026-11-23T11:00", "Due in 1 hour", id="an hour"),
        pytest.param("2026-11-23T12:40", "Due in 2 hours", id="whole hours only"),
        pytest.param("2026-11-23T14:00", "Due today 14:00", id="later today"),
        pytest.param("2026-11-24T09:00", "Due tomorrow", id="tomorrow"),
        pytest.param("2026-11-25T17:00", "Due Wednesday 25 November", id="a day"),
        pytest.param("2027-01-04T17:00", "Due Monday 4 January 2027", id="next year"),
        pytest.param("2026-11-23T09:59:30", "1 minute late", id="just late"),
        pytest.param("2026-11-23T09:20", "40 minutes late", id="minutes late"),
        pytest.param("2026-11-23T09:00", "1 hour late", id="an hour late"),
        pytest.param("2026-11-23T07:30", "2 hours late", id="hours late"),
        pytest.param("2026-11-22T10:00", "1 day late", id="a day late"),
        pytest.param("2026-11-20T12:00", "2 days late", id="days late"),
    ],
)
def test_a_time_limit_is_said_as_people_say_it(due, words):
    moment = datetime.fromisoformat(due).replace(tzinfo=UTC)

    assert due_in_words(moment, now=NOW, zone=UTC_ZONE) == words


def test_the_day_is_the_one_on_the_agencys_calendar():
    due = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)

    words = due_in_words(due, now=NOW, zone=ZoneInfo("Africa/Nairobi"))

    assert words == "Due tomorrow"


@pytest.mark.parametrize(
    ("state", "hours", "kind", "icon", "text"),
    [
        pytest.param(
            "received", -3, "bad", "triangle-alert", "3 hours late", id="late"
        ),
        pytest.param("received", 3, "warn", "clock", "Due in 3 hours", id="soon"),
        pytest.param("received", 6, "warn", "clock", "Due today 16:00", id="today"),
        pytest.param("received", 24, "info", "clock", "Due tomorrow", id="tomorrow"),
        pytest.param("received", 48, "info", "clock", "Due Wed 25 Nov", id="later"),
        pytest.param(
            "waiting_person",
            None,
            "",
            "pause",
            "Waiting for the person",
            id="paused",
        ),
        pytest.param(
            "in_progress", None, "", "clock", "No time limit", id="no promise"
        ),
        pytest.param("resolved", None, "ok", "circle-check", "Answered", id="answered"),
        pytest.param("closed", None, "ok", "circle-check", "Closed", id="closed"),
        pytest.param("withdrawn", None, "", "undo-2", "Taken back", id="taken back"),
        pytest.param(
            "merged", None, "", "merge", "Joined with another case", id="joined"
        ),
    ],
)
def test_a_tag_says_it_by_colour_icon_and_words(state, hours, kind, icon, text):
    due = None if hours is None else NOW + timedelta(hours=hours)

    tag = due_tag_of(state, due, now=NOW, zone=UTC_ZONE)

    assert tag == {"kind": kind, "icon": icon, "text": text}


def test_a_page_shows_words_and_tag_in_the_zone_that_is_set():
    page = Template("{% load dues %}{{ case.next_due|due_words }}|{% due_tag case %}")
    case = Case(state="received", next_due=datetime(2026, 11, 23, 22, tzinfo=UTC))

    with time_machine.travel(NOW, tick=False), timezone.override("Africa/Nairobi"):
        words, tag = page.render(Context({"case": case})).split("|")

    assert words == "Due tomorrow"
    assert '<span class="tag info">' in tag
    assert "Due tomorrow" in tag
