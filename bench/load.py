"""HTTP load on this machine: so many clients, each sending when it was answered.

``run(make, clients=4, requests=400)`` sends what ``make(number)`` returns and gives a
``Load`` back: times of what succeeded, errors, and the CPU seconds of the servers
and of the sender itself. Refuses any address that is not loopback.
"""

from __future__ import annotations

import asyncio
import ipaddress
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urlsplit

import httpx

from bench.cpu import Meter

PATIENCE = 60  # seconds for one answer
SAMPLES = 2  # of errors that are shown


@dataclass(frozen=True)
class Request:
    """One request: method, address, form fields or none."""

    method: str
    url: str
    data: Mapping[str, str] | None = None


@dataclass
class Load:
    """What came of a run; times in seconds, those of the warm-up left out."""

    clients: int
    times: list[float] = field(default_factory=list)
    errors: int = 0
    samples: list[str] = field(default_factory=list)
    wall: float = 0.0
    cpu: dict[str, float] = field(default_factory=dict)  # of each server
    own_cpu: float = 0.0

    @property
    def per_second(self) -> float:
        """Return how many succeeded in a second."""
        return len(self.times) / self.wall if self.wall else 0.0

    def summary(self) -> dict[str, object]:
        """Return the figures, times in milliseconds."""
        answered = max(1, len(self.times) + self.errors)
        return {
            "clients": self.clients,
            "requests": len(self.times),
            "errors": self.errors,
            "error_samples": self.samples,
            "wall_s": round(self.wall, 2),
            "per_s": round(self.per_second, 1),
            "p50_ms": in_ms(percentile(self.times, 50)),
            "p95_ms": in_ms(percentile(self.times, 95)),
            "p99_ms": in_ms(percentile(self.times, 99)),
            "server_cpu_ms": in_ms(sum(self.cpu.values()) / answered),
            "of_which": {
                name: in_ms(used / answered) for name, used in self.cpu.items()
            },
            "generator_cpu_ms": in_ms(self.own_cpu / answered),
        }


def run(
    make: Callable[[int], Request],
    *,
    clients: int = 1,
    requests: int = 200,
    seconds: float = 60,
    expect: int = 200,
    warmup: int = 3,
    servers: Mapping[str, int] | None = None,
    cookies: Mapping[str, str] | None = None,
) -> Load:
    """Send requests and return what came of them; stops after ``seconds``.

    ``servers`` are process ids by name; what they use of the CPU is counted.
    """
    numbers = count()
    run_ = _Run(make, expect, numbers, dict(cookies or {}))
    asyncio.run(run_.warm(warmup))
    load = Load(clients)
    theirs = {name: Meter([pid]) for name, pid in (servers or {}).items()}
    ours, began = time.process_time(), time.perf_counter()
    asyncio.run(run_.drive(load, warmup + requests, began + seconds))
    load.wall = time.perf_counter() - began
    load.own_cpu = time.process_time() - ours
    load.cpu = {name: meter.used() for name, meter in theirs.items()}
    return load


class _Run:
    """Clients that draw numbers from one counter."""

    def __init__(
        self,
        make: Callable[[int], Request],
        expect: int,
        numbers: Iterator[int],
        cookies: dict[str, str],
    ) -> None:
        self.make, self.expect, self.numbers = make, expect, numbers
        self.cookies = cookies

    async def warm(self, requests: int) -> None:
        """Send a few requests that do not count."""
        async with self._client() as client:
            for _ in range(requests):
                await self._send(client, Load(1), next(self.numbers))

    async def drive(self, load: Load, last: int, until: float) -> None:
        """Send until the numbers or the time are used up."""
        await asyncio.gather(
            *(self._one(load, last, until) for _ in range(load.clients))
        )

    async def _one(self, load: Load, last: int, until: float) -> None:
        async with self._client() as client:
            while time.perf_counter() < until:
                number = next(self.numbers)
                if number >= last:
                    return
                await self._send(client, load, number)

    async def _send(self, client: httpx.AsyncClient, load: Load, number: int) -> None:
        request = self.make(number)
        refuse_far(request.url)
        began = time.perf_counter()
        try:
            answer = await client.request(
                request.method, request.url, data=request.data
            )
        except httpx.HTTPError as error:
            _note(load, repr(error))
            return
        # What was set for pages that are not visited: a jar of hundreds is slow.
        client.cookies.clear()
        if answer.status_code == self.expect:
            load.times.append(time.perf_counter() - began)
        else:
            _note(load, f"{answer.status_code} {answer.text[:300]}")

    def _client(self) -> httpx.AsyncClient:
        said = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return httpx.AsyncClient(timeout=PATIENCE, headers={"Cookie": said})


def refuse_far(url: str) -> None:
    """Stop before anything is sent to another machine."""
    host = urlsplit(url).hostname or ""
    if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
        message = f"{host} is not this machine: refused."
        raise SystemExit(message)


def percentile(values: list[float], percent: float) -> float:
    """Return a percentile, straight between its two neighbours; 0 of nothing."""
    if not values:
        return 0.0
    ordered = sorted(values)
    place = (len(ordered) - 1) * percent / 100
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def in_ms(seconds: float) -> float:
    """Return seconds as milliseconds that can be read."""
    return round(seconds * 1000, 2)


def _note(load: Load, said: str) -> None:
    load.errors += 1
    if len(load.samples) < SAMPLES:
        load.samples.append(said)
