"""A day is written in one way on every page of both surfaces."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import translation


def shown(at):
    return Template("{% load face %}{{ at|day }}").render(Context({"at": at}))


@pytest.mark.parametrize(
    "at",
    [
        pytest.param(date(2026, 12, 11), id="a day of the calendar"),
        pytest.param(datetime(2026, 12, 11, 9, tzinfo=UTC), id="a moment"),
    ],
)
def test_a_day_and_a_moment_are_written_alike(town, at):
    with translation.override("en"):
        assert shown(at) == "Friday 11 December 2026"


def test_a_day_is_written_in_the_language_of_the_page(town):
    with translation.override("es"):
        assert shown(date(2026, 12, 11)) == "viernes 11 de diciembre de 2026"


def test_no_day_is_no_words():
    assert shown(None) == ""
