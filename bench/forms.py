"""The public form: the last button of a request that was prepared.

A POST keeps the request, understands it, routes it, starts its deadlines and writes
the acknowledgement, all before it is answered. Two web processes, and the worker runs
beside them and sends what was written.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Mapping, Sequence

from django.test import Client

from answerable.agency.models import Service
from answerable.agency.queries import offered_services
from answerable.cases.models import Case
from answerable.config.environment import environment
from answerable.forms.models import Draft, Form
from bench import corpus
from bench.costs import watched
from bench.load import Load, Request, run
from bench.server import postgres, running, served

DOOR = "report"
STEPS = ("what", "service", "details", "place", "photo", "you")
PLACE = "Mill Way, in front of the school"
# Any 32 signs will do: what protects is that the cookie and the field agree.
TOKEN = "b" * 32
WARMUP = 20  # presses that do not count: texts, templates and queries are prepared


def measure(words: Sequence[str]) -> dict[str, object]:
    """Return requests a second with four clients, and the wait of a single one."""
    options = ArgumentParser(prog="python -m bench forms")
    options.add_argument("--requests", type=int, default=1000)
    options.add_argument("--profile", action="store_true")
    asked = options.parse_args(words)
    return watch(asked.requests) if asked.profile else time_it(asked.requests)


def time_it(requests: int) -> dict[str, object]:
    """Press the button of many requests, alone and with three others."""
    before = Case.objects.count()
    with served("sink"), running("web", "worker") as processes:
        servers = processes | {"postgres": postgres()}
        alone = press(requests // 2, clients=1, servers=servers)
        together = press(requests, clients=4, servers=servers)
    opened = Case.objects.count() - before
    return {"one": alone.summary(), "four": together.summary(), "opened": opened}


def watch(requests: int) -> dict[str, object]:
    """Press the button in this process, and print where the time goes."""
    client = Client(headers={"host": "localhost"})
    tokens = prepare(requests + WARMUP)
    for token in tokens[:WARMUP]:
        client.post(address(token))
    with watched(requests):
        for token in tokens[WARMUP:]:
            client.post(address(token))
    return {"requests": requests}


def press(requests: int, *, clients: int, servers: Mapping[str, int]) -> Load:
    """Prepare drafts, and press the last button of each."""
    tokens = prepare(requests + WARMUP)
    site = f"http://127.0.0.1:{environment().port}"
    return run(
        lambda number: Request(
            "POST",
            site + address(tokens[number]),
            {"csrfmiddlewaretoken": TOKEN},
        ),
        clients=clients,
        requests=requests,
        expect=302,
        warmup=WARMUP,
        servers=servers,
        cookies={"csrftoken": TOKEN},
    )


def address(token: str) -> str:
    """Return where the last button of a draft sends to."""
    return f"/{DOOR}/{token}/check/"


def prepare(count: int) -> list[str]:
    """Make requests that are answered to the end; return the tokens of their drafts."""
    services = list(offered_services())
    # Behind those that came already: one address is answered only so often.
    first = Case.objects.count()
    made = [
        Draft(
            door=DOOR,
            language="en",
            answers=answers(number, services[number % len(services)]),
        )
        for number in range(first, first + count)
    ]
    return [draft.token for draft in Draft.objects.bulk_create(made)]


def answers(number: int, service: Service) -> dict[str, object]:
    """Return what somebody answered on every page."""
    asked = corpus.request(number)
    form = Form.objects.filter(service=service).order_by("-version").first()
    return {
        "words": asked.body,
        "wish": "Please put it right before somebody is hurt.",
        "service": service.slug,
        "form": form.pk if form else None,
        "answers": {},
        "place": PLACE,
        "area": "",
        "name": asked.name,
        "email": asked.address,
        "phone": "",
        "language": "en",
        "done": list(STEPS),
    }
