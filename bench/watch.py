"""The watch and the promise board among half a million open cases.

One case of the town is multiplied by the database, each with a promise of its own: some
late, some due this week, one of twenty at risk, spread over all teams. Then the board is
asked for by who leads most, and the worker's look is taken again and again while nothing is
due: what that costs of a minute is what the watch costs when idle.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone

from answerable.agency.models import Service
from answerable.agency.queries import all_teams, get_calendar
from answerable.cases.models import Case
from answerable.casework import tasks
from answerable.clock.models import Deadline, Kind, ServiceStandard
from bench.cpu import Meter
from bench.pages import Asked, look, widest_lead
from bench.server import postgres, running

OPEN = 500_000
A_MINUTE_IN_MS = 60_000
LOOKS = 200
# From ten days late to forty days ahead, each number somewhere else.
DUE = "now() + interval '1 minute' * (number::bigint * 7919 %% 72000 - 14400)"
LATER = "now() + interval '1 day' + interval '1 second' * number"


def measure(words: Sequence[str]) -> dict[str, object]:
    """Return the wait for the board, and what a look costs when nothing is due."""
    options = ArgumentParser(prog="python -m bench watch")
    options.add_argument("--cases", type=int, default=OPEN)
    options.add_argument("--requests", type=int, default=100)
    asked = options.parse_args(words)
    fill(asked.cases)
    leader = Asked(widest_lead(), lambda _: reverse("desk:promise-board"))
    with running("web") as processes:
        servers = processes | {"postgres": postgres()}
        board = look(leader, asked.requests, servers=servers).summary()
    return {"open": asked.cases, "board": board} | idle()


def idle() -> dict[str, float]:
    """Return the CPU of one look while nothing is due, and how much that is of a core."""
    tasks.watch(timestamp=0)
    meter = Meter([os.getpid(), postgres()])
    for _ in range(LOOKS):
        tasks.watch(timestamp=0)
    each = meter.used() * 1000 / LOOKS
    return {
        "look_cpu_ms": round(each, 3),
        "idle_percent": round(each * 100 / A_MINUTE_IN_MS, 4),
    }


@transaction.atomic
def fill(cases: int) -> None:
    """Open so many cases, each with a running promise of an answer."""
    case, deadline = _first()
    teams = list(all_teams())
    own = {
        "reference": "lpad(number::text, 9, '0')",
        "team_id": f"(ARRAY{teams})[1 + number %% {len(teams)}]",
        "next_due": DUE,
        "is_at_risk": "number %% 20 = 0",
        "next_look": LATER,
    }
    _multiply(case, own, cases)
    own = {"case_id": "number", "due_at": DUE, "next_look": LATER}
    _multiply(deadline, own, cases)
    transaction.on_commit(_learn)


def _first() -> tuple[Case, Deadline]:
    service, now = Service.objects.select_related("team").earliest("pk"), timezone.now()
    case = Case.objects.create(
        reference="000000001",
        case_type=service.case_type,
        channel="web",
        language="en",
        summary="The street light is out.",
        service=service,
        team=service.team,
        next_due=now + timedelta(days=1),
        next_kind=Kind.ANSWER,
    )
    standards = ServiceStandard.objects.filter(kind=Kind.ANSWER)
    deadline = Deadline.objects.create(
        case=case,
        kind=Kind.ANSWER,
        standard=standards.earliest("pk"),
        calendar=get_calendar(service.team.calendar_slug),
        started_at=now,
        due_at=now + timedelta(days=1),
        next_look=now + timedelta(days=1),
    )
    return case, deadline


def _multiply(row: Model, own: Mapping[str, str], count: int) -> None:
    """Write a row again and again, with other values where ``own`` says so."""
    meta = row._meta
    columns = [each.column for each in meta.local_concrete_fields if each.column]
    values = ["number" if it == "id" else own.get(it, f"one.{it}") for it in columns]
    statement = (
        f"INSERT INTO {meta.db_table} ({', '.join(columns)})"  # noqa: S608  # our own words
        f" SELECT {', '.join(values)} FROM {meta.db_table} AS one"
        " CROSS JOIN generate_series(%s + 1, %s + %s) AS number WHERE one.id = %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [row.pk, row.pk, count - 1, row.pk])


def _learn() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE cases_case, clock_deadline")
