"""``python -m bench clerks``: a house full of clerks, for as long as is asked.

Each polls the queue every half minute and reads, notes, answers, takes or takes the
next case in between; web, worker and mail server run beside them. In the end every word
that was taken must be in its case, and the journal must know of nobody who was given
what a colleague had just been given.
"""

from __future__ import annotations

import asyncio
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from itertools import chain

from django.db import connection
from django.utils import timezone

from answerable.agency.models import Membership, Staff, StaffRole, Team
from answerable.agency.roles import Role
from answerable.cases.models import Interaction
from answerable.config.environment import environment
from answerable.correspondence.models import ComposerDraft
from bench.clerk import Clerk, Day
from bench.cpu import Meter
from bench.load import in_ms, percentile
from bench.pages import signed_in
from bench.server import postgres, running, served

TOKEN = "b" * 32  # what protects is that the cookie and the field agree
MINUTE = 60
SHOWN = 5  # of those that are wrong
PATIENCE = 60  # seconds until what was written must have left
# Cases that belonged to nobody when they were given away, though the line before had
# given them to somebody: each of the two believes that it is theirs.
TWICE = """
SELECT case_id FROM (
    SELECT case_id, before -> 'owner' AS had, at,
        lag(after -> 'owner') OVER (PARTITION BY case_id ORDER BY number) AS given
    FROM cases_journalentry WHERE what = 'assigned' AND before ? 'owner'
) AS line
WHERE at >= %s AND had = 'null'::jsonb AND given IS NOT NULL AND given <> 'null'::jsonb
"""
DEADLOCKS = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"


def measure(words: Sequence[str]) -> dict[str, object]:
    """Let them work; return their waits, and everything that must not be."""
    asked, began = _options(words), timezone.now()
    clerks = hire(asked.clerks)
    before = ask(DEADLOCKS)
    with served("sink"), running("web", "worker") as processes:
        servers = processes | {"postgres": postgres()}
        meters = {name: Meter([pid]) for name, pid in servers.items()}
        day = asyncio.run(work(clerks, asked.minutes * MINUTE, asked.pause))
        cpu = {name: round(meter.used(), 1) for name, meter in meters.items()}
        wait_for_letters()
    wrong = {
        "errors": day.samples,
        "words that are nowhere": lost(day),
        "cases given to two": ask(TWICE, began),
        "deadlocks": [] if ask(DEADLOCKS) == before else ask(DEADLOCKS),
    }
    return {
        "clerks": len(clerks),
        "minutes": asked.minutes,
        **waits(day),
        "too_late": dict(day.too_late),
        "cpu_s": cpu,
        "wrong": {said: found for said, found in wrong.items() if found},
    }


async def work(clerks: Sequence[Clerk], seconds: float, pause: float) -> Day:
    """Let all of them work side by side."""
    day, until = Day(), time.perf_counter() + seconds
    await asyncio.gather(*(clerk.work(day, until, pause) for clerk in clerks))
    return day


def hire(count: int) -> list[Clerk]:
    """Make clerks, so many to a team, and sign them in."""
    teams = list(Team.objects.select_related("department").order_by("pk"))
    site = f"http://127.0.0.1:{environment().port}"
    staff = [_staff(number, teams[number % len(teams)]) for number in range(count)]
    return [
        Clerk(number, site, signed_in(each) | {"csrftoken": TOKEN}, TOKEN)
        for number, each in enumerate(staff)
    ]


def waits(day: Day) -> dict[str, object]:
    """Return the waits of all steps together, and of each kind."""
    every = list(chain.from_iterable(day.times.values()))
    return {
        "steps": len(every),
        "p50_ms": in_ms(percentile(every, 50)),
        "p95_ms": in_ms(percentile(every, 95)),
        "p99_ms": in_ms(percentile(every, 99)),
        "by_kind": {
            kind: {"steps": len(times), "p95_ms": in_ms(percentile(times, 95))}
            for kind, times in sorted(day.times.items())
        },
    }


def lost(day: Day) -> list[str]:
    """Return words that were taken, are in no case, and were not given back either."""
    kept = Interaction.objects.filter(text__in=day.said)
    given_back = ComposerDraft.objects.filter(words__in=day.said)
    found = {
        *kept.values_list("text", flat=True),
        *given_back.values_list("words", flat=True),
    }
    return sorted(day.said - found)[:SHOWN]


def wait_for_letters() -> None:
    """Wait until what was written has left: it can be taken back for a moment."""
    until = time.monotonic() + PATIENCE
    leaving = ComposerDraft.objects.exclude(leaves_at=None)
    while leaving.exists() and time.monotonic() < until:
        time.sleep(1)


def ask(statement: str, *values: object) -> list[object]:
    """Return the first column of what the database answers."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)  # type: ignore[arg-type]  # plain values
        return [row[0] for row in cursor.fetchall()]


def _staff(number: int, team: Team) -> Staff:
    staff = Staff.objects.create(username=f"clerk-{number}", last_name=f"No {number}")
    Membership.objects.create(staff=staff, team=team)
    StaffRole.objects.create(staff=staff, department=team.department, role=Role.CLERK)
    return staff


def _options(words: Sequence[str]) -> Namespace:
    options = ArgumentParser(prog="python -m bench clerks")
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--clerks", type=int, default=200)
    options.add_argument("--pause", type=float, default=30, help="seconds to a poll")
    return options.parse_args(words)
