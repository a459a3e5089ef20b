"""Fills a seeded town with cases: as many rows in each table as years would leave.

Every case has its person, envelope, words, first line of the journal, deadline,
routing decision and acknowledgement, so that ``answerable verify`` finds nothing wrong. Nobody worked:
the other lines that work leaves in a journal are missing.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import date, datetime

from django.db import connection, transaction
from django.utils import timezone

from answerable.agency.models import Service
from answerable.agency.queries import get_calendar
from answerable.cases.models import Case, Interaction
from answerable.channels.models import Envelope
from answerable.clock.models import Deadline, Kind, ServiceStandard
from answerable.correspondence.models import Dispatch
from answerable.people.models import ContactPoint, Person
from answerable.routing.models import RoutingDecision
from bench.filling import rows
from bench.filling.copying import copy, count_on
from bench.filling.stories import OLDEST, Story, story

CASES = 100_000
AT_A_TIME = 2_000
COUNTED = (
    Person,
    ContactPoint,
    Envelope,
    Case,
    Interaction,
    Deadline,
    RoutingDecision,
    Dispatch,
)


def measure(words: Sequence[str]) -> dict[str, object]:
    """Fill the town, and let the database learn what is in it now."""
    options = ArgumentParser(prog="python -m bench.play filling.city")
    options.add_argument("--cases", type=int, default=CASES)
    cases, now = options.parse_args(words).cases, timezone.now()
    make_past_months(now)
    filler = Filler()
    for first in range(0, cases, AT_A_TIME):
        last = first + AT_A_TIME
        filler.write([story(number, now) for number in range(first, last)])
    count_on(*COUNTED)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return {"cases": Case.objects.count()}


def make_past_months(now: datetime) -> None:
    """Make the journal's partitions for the years that the city looks back on."""
    oldest: date = (now - OLDEST).date()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT cases_make_journal_month(day::date)"
            " FROM generate_series(date_trunc('month', %s::date), %s, '1 month') AS day",
            [oldest, now],
        )


class Filler:
    """Writes batches of cases into the seeded town that it finds."""

    def __init__(self) -> None:
        """Read what a case can be about, and how it is timed."""
        services = Service.objects.select_related("team").prefetch_related(
            "team__staff"
        )
        self.services = list(services)
        slugs = {service.team.calendar_slug for service in self.services}
        self.calendars = {slug: get_calendar(slug) for slug in slugs}
        self.standard = ServiceStandard.objects.filter(kind=Kind.ANSWER).earliest("pk")
        self.known: dict[str, ContactPoint] = {}

    @transaction.atomic
    def write(self, stories: Sequence[Story]) -> None:
        """Write the rows of these cases, what others point at first."""
        self._meet(stories)
        cases = [self._case(story) for story in stories]
        told = list(zip(stories, cases, strict=True))
        copy(map(rows.envelope_of, stories))
        copy(cases)
        copy(said for each in told for said in rows.conversation(*each))
        copy(map(rows.first_line, cases))
        copy(self._deadline(*each) for each in told)
        copy(map(rows.decision_of, cases))
        copy(rows.letter_of(*each) for each in told)

    def _meet(self, stories: Sequence[Story]) -> None:
        """Keep the people that nobody has met yet."""
        asked = {story.asked.address: story for story in stories}
        points = [
            ContactPoint(
                pk=story.pk,
                person=Person(pk=story.pk, name=story.asked.name),
                kind="email",
                address=address,
            )
            for address, story in asked.items()
            if address not in self.known
        ]
        copy(point.person for point in points)
        copy(points)
        self.known |= {point.address: point for point in points}

    def _case(self, story: Story) -> Case:
        return rows.case_of(
            story, self._service(story), self.known[story.asked.address]
        )

    def _deadline(self, story: Story, case: Case) -> Deadline:
        calendar = self.calendars[self._service(story).team.calendar_slug]
        return rows.deadline_of(story, case, self.standard, calendar)

    def _service(self, story: Story) -> Service:
        return self.services[story.draw % len(self.services)]
