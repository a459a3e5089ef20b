"""The pages of the desk: queue, the queue with twenty views, a long case, search.

A signed-in member of staff asks, one at a time. Each figure has the time that the
browser waits and the CPU time of web server and database.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.db.models import Count
from django.test import Client

from answerable.agency.models import Service, Staff
from answerable.cases.access import is_auditor, visible_to
from answerable.cases.conditions import Wanted
from answerable.cases.models import Case
from answerable.cases.policy import Looking, keep_view
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
    staff = widest_view()
    client, address = Client(headers={"host": "localhost"}), addresses(staff)[name]
    client.force_login(staff, backend=BACKEND)
    client.get(address(0))
    with watched(requests):
        for number in range(1, requests + 1):
            client.get(address(number))
    return {"requests": requests}


def look_around(requests: int, *, servers: Mapping[str, int]) -> dict[str, object]:
    """Ask for each page so many times."""
    staff = widest_view()
    cookies, asked = signed_in(staff), addresses(staff)

    def seen(name: str) -> dict[str, object]:
        return look(asked[name], requests, servers=servers, cookies=cookies).summary()

    found = {name: seen(name) for name in asked}
    keep_views(staff)
    with_views = {"queue_views": seen("queue_team")}
    who = {"as": staff.username, "sees": visible_to(staff).count()}
    return found | with_views | who


def look(
    address: Callable[[int], str],
    requests: int,
    *,
    servers: Mapping[str, int],
    cookies: dict[str, str],
) -> Load:
    """Ask for a page, one request after the other."""
    site = f"http://127.0.0.1:{environment().port}"
    return run(
        lambda number: Request("GET", site + address(number)),
        requests=requests,
        servers=servers,
        cookies=cookies,
        warmup=10,
    )


def addresses(staff: Staff) -> dict[str, Callable[[int], str]]:
    """Return what is asked for, by number of the request."""
    longest = longest_case(staff).reference
    return {
        "queue_team": lambda _: "/desk/?view=team",
        "queue_late": lambda _: "/desk/?view=late",
        "case": lambda _: f"/desk/cases/{longest}/",
        "search_common": lambda n: _search(COMMON[n % len(COMMON)]),
        "search_rare": lambda n: _search(f"zq{n * STRIDE % CASES:07d}x"),
    }


def longest_case(staff: Staff) -> Case:
    """Return the case with the most messages that this member may see."""
    said = visible_to(staff).alias(said=Count("interactions"))
    return said.latest("said")


def widest_view() -> Staff:
    """Return who works on the most cases: for nobody else is a page more work.

    Not an auditor, who sees more: each look of theirs is written down.
    """
    everybody = Staff.objects.filter(is_active=True).order_by("pk")
    workers = [staff for staff in everybody if not is_auditor(staff)]
    return max(workers, key=lambda staff: visible_to(staff).count())


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
