"""``answerable paths`` says what staff do again and again, and writes nothing."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from answerable.casework.tests.makers import make_case
from answerable.insight.models import PathReading
from answerable.insight.tests.makers import write_walk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _planted(town):
    case = make_case()
    begun = timezone.now()
    for _ in range(12):
        write_walk(case.pk, [("note", 0), ("rated", 0)], begun=begun)


def told(**options: object) -> dict[str, object]:
    out = StringIO()
    call_command("paths", "--json", stdout=out, **options)
    found: dict[str, object] = json.loads(out.getvalue())
    return found


def test_it_says_what_it_read_and_keeps_nothing():
    found = told(days=30)

    assert (found["cases_read"], found["were_there_more"]) == (1, False)
    assert not PathReading.objects.exists()


@pytest.mark.parametrize("days", [0, 731])
def test_a_time_that_makes_no_sense_is_refused(days):
    with pytest.raises(CommandError, match="from 1 to 730"):
        told(days=days)
