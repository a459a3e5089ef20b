"""The pages of the desk: queue, the same with twenty views, board, a long case, search.

Members of staff who are signed in ask, one request at a time, and each page is asked for
by whom it is the most work. Each figure has the time that the browser waits and the CPU
time of web server and database.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.db.models import Count, QuerySet
from django.test import Client
from django.urls import reverse

from answerable.agency.models import Service, Staff, Team
from answerable.agency.queries import led_teams
from answerable.cases.access import is_auditor, visible_to
from answerable.cases.conditions import Wanted
from answerable.cases.models import Case
from answerable.cases.models.case import OPEN as OPEN_CASES
from answerable.cases.policy import Looking, keep_view
from answerable.cases.queries import View, queue
from answerable.cases.saved_views import MOST_TABS
from answerable.cases.workflow import OPEN
from answerable.config.environment import environment
from bench.costs import watched
from bench.filling.city import CASES
from bench.load import Load, Request, run
from bench.server import postgres, running

BACKEND = f"{ModelBackend.__module__}.{ModelBackend.__qualname__}"
COMMON = ("street", "pothole", "street light", "please someone", "bridge park")
STRIDE = 7919  # rare words from all over the city


@dataclass(frozen=True)
class Asked:
    """A page: who asks for it, and its address by the number of the request."""

    by: Staff
    address: Callable[[int], str]


def measure(words: Sequence[str]) -> dict[str, object]:
    """Return the wait for each page."""
    options = ArgumentParser(prog="python -m bench pages")
    options.add_argument("--requests", type=int, default=200)
    options.add_argument("--profile", help="the page to watch, such as case")
    asked = options.parse_args(words)
    if asked.profile:
        return watch(asked.profile, asked.requests)
    with running("web") as processes:
        servers = processes | {"postgres": postgres()}
        return look_around(asked.requests, servers=servers)


def watch(name: str, requests: int) -> dict[str, object]:
    """Ask for a page in this process, and print where the time goes."""
    client, asked = Client(headers={"host": "localhost"}), pages()[name]
    client.force_login(asked.by, backend=BACKEND)
    client.get(asked.address(0))
    with watched(requests):
        for number in range(1, requests + 1):
            client.get(asked.address(number))
    return {"requests": requests}


def look_around(requests: int, *, servers: Mapping[str, int]) -> dict[str, object]:
    """Ask for each page so many times."""
    asked = pages()

    def seen(name: str) -> dict[str, object]:
        return look(asked[name], requests, servers=servers).summary()

    found = {name: seen(name) for name in asked}
    keep_views(asked["queue_team"].by)
    return found | {"queue_views": seen("queue_team")} | who_sees(asked)


def look(asked: Asked, requests: int, *, servers: Mapping[str, int]) -> Load:
    """Ask for a page, one request after the other."""
    site = f"http://127.0.0.1:{environment().port}"
    return run(
        lambda number: Request("GET", site + asked.address(number)),
        requests=requests,
        servers=servers,
        cookies=signed_in(asked.by),
        warmup=10,
    )


def who_sees(asked: Mapping[str, Asked]) -> dict[str, object]:
    """Return how many cases those see who asked for the queue."""
    searcher, clerk = asked["queue_late"].by, asked["queue_team"].by
    return {
        "as": searcher.username,
        "sees": visible_to(searcher).count(),
        "team_as": clerk.username,
        "in_team": len_of_queue(clerk),
    }


def pages() -> dict[str, Asked]:
    """Return the pages, each with whom it is the most work for."""
    searcher, longest = widest_view(), longest_case()
    worker = Staff.objects.filter(teams=longest.team, is_active=True).earliest("pk")
    return {
        "queue_team": Asked(fullest_queue(), lambda _: "/desk/?view=team"),
        "queue_late": Asked(searcher, lambda _: "/desk/?view=late"),
        "board": Asked(widest_lead(), lambda _: reverse("desk:board")),
        "case": Asked(worker, lambda _: f"/desk/cases/{longest.reference}/"),
        "search_common": Asked(searcher, lambda n: _search(COMMON[n % len(COMMON)])),
        "search_rare": Asked(
            searcher, lambda n: _search(f"zq{n * STRIDE % CASES:07d}x")
        ),
    }


def longest_case() -> Case:
    """Return the case with the most messages."""
    said = Case.objects.exclude(team=None).alias(said=Count("interactions"))
    return said.select_related("team").latest("said")


def widest_view() -> Staff:
    """Return who works on the most cases, whatever the view.

    Not an auditor, who sees more: each look of theirs is written down.
    """
    return max(workers(), key=lambda staff: visible_to(staff).count())


def fullest_queue() -> Staff:
    """Return whose teams have the most open cases."""
    return max(workers(), key=len_of_queue)


def widest_lead() -> Staff:
    """Return who leads the teams with the most open cases."""
    leaders = [staff for staff in workers() if led_teams(staff)]
    return max(leaders, key=lambda staff: queue_of(led_teams(staff)).count())


def queue_of(teams: Sequence[Team]) -> QuerySet[Case]:
    """Return the open cases of these teams."""
    return Case.objects.filter(OPEN_CASES, team__in=teams)


def len_of_queue(staff: Staff) -> int:
    """Return how many open cases the teams of a member have."""
    return queue(visible_to(staff), View.TEAM, staff).count()


def workers() -> list[Staff]:
    """Return everybody but the auditors."""
    everybody = Staff.objects.filter(is_active=True).order_by("pk")
    return [staff for staff in everybody if not is_auditor(staff)]


def keep_views(staff: Staff) -> None:
    """Keep as many views of their own as stand over a queue."""
    services = Service.objects.order_by("pk")
    asked: list[dict[str, Wanted]] = [{"service": [str(each.pk)]} for each in services]
    asked += [{"due": [when], "channel": ["web"]} for when in ("late", "1", "3", "7")]
    asked += [{"state": [state], "owner": ["nobody"]} for state in sorted(OPEN)]
    for number, conditions in enumerate(asked[:MOST_TABS]):
        keep_view(Looking(f"View {number}", conditions), by=staff)


def signed_in(staff: Staff) -> dict[str, str]:
    """Return the cookie of somebody who signed in."""
    client = Client()
    client.force_login(staff, backend=BACKEND)
    name = settings.SESSION_COOKIE_NAME
    return {name: client.cookies[name].value}


def _search(words: str) -> str:
    return f"/desk/search/?q={quote(words)}"
