"""Small words on the pages of the desk."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from django.utils import timezone

from answerable.front.desk.case.speech import initials
from answerable.front.desk.channels import channel_icon, channel_name
from answerable.front.desk.templatetags.desk import (
    moment,
    moment_within,
    quarantine_reason,
)

NOW = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        pytest.param("2026-11-23T21:30", "Today 00:30", id="today on that clock"),
        pytest.param("2026-11-23T20:30", "23 Nov, 23:30", id="yesterday there"),
        pytest.param("2026-05-04T06:20", "4 May, 09:20", id="this year"),
        pytest.param("2025-05-04T06:20", "4 May 2025, 09:20", id="another year"),
    ],
)
def test_a_moment_is_told_by_the_clock_of_the_agency(at, words):
    told = datetime.fromisoformat(at).replace(tzinfo=UTC)

    with time_machine.travel(NOW, tick=False), timezone.override("Africa/Nairobi"):
        assert moment(told) == words


def test_a_moment_of_today_begins_small_within_a_sentence():
    with time_machine.travel(NOW, tick=False), timezone.override("UTC"):
        assert moment_within(NOW) == "today 22:00"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        pytest.param("Amina Noor", "AN", id="two names"),
        pytest.param("amina", "A", id="one name"),
        pytest.param("Ana María de la Cruz", "AM", id="many names"),
        pytest.param("", "", id="no name"),
    ],
)
def test_initials_are_the_first_letters(name, letters):
    assert initials(name) == letters


def test_what_has_no_name_yet_is_shown_as_it_is():
    assert channel_name("telex") == "telex"
    assert channel_icon("telex") == "inbox"
    assert quarantine_reason("melted") == "melted"
