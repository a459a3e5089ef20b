"""One clerk as a browser sees them: polls the queue, and does a piece of work between.

Each word that is sent is one of its kind, so that it can be found again, or missed.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from random import Random

import httpx

PATIENCE = 60  # seconds for one answer
SAMPLES = 5  # of errors that are shown
CASE = re.compile(r"/desk/cases/([0-9A-Z]{4}-[0-9A-Z]{4})/")
MARK = re.compile(r'name="(seen|read)" value="(\d+)"')
WORK = ("read", "read", "note", "reply", "take", "take-next")
SAYING = ("note", "reply")
TAKEN, LATE = 302, (409, 422)


@dataclass
class Day:
    """What happened to all of them: waits by kind of step, and what was promised.

    ``said`` are the words that the product took. ``too_late`` counts who was told that
    somebody had been faster, which is as it should be.
    """

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    said: set[str] = field(default_factory=set)
    too_late: Counter[str] = field(default_factory=Counter)
    errors: int = 0
    samples: list[str] = field(default_factory=list)

    def note(self, kind: str, answer: httpx.Response, began: float) -> None:
        """Count an answer."""
        if answer.status_code in LATE:
            self.too_late[kind] += 1
        elif answer.status_code not in (200, TAKEN):
            self.errors += 1
            if len(self.samples) < SAMPLES:
                self.samples.append(f"{kind} {answer.status_code}")
            return
        self.times[kind].append(time.perf_counter() - began)


class Clerk:
    """Works until the day ends; ``dice`` chooses what is done with which case."""

    def __init__(
        self, number: int, site: str, cookies: dict[str, str], token: str
    ) -> None:
        """Sit down, with the cookies of somebody who is signed in."""
        self._number, self._site, self._token = number, site, token
        self._cookies = "; ".join(f"{name}={it}" for name, it in cookies.items())
        self._dice = Random(number)  # noqa: S311  # no secret
        self._sent = 0

    async def work(self, day: Day, until: float, pause: float) -> None:
        """Poll, work, and wait for the rest of the pause, again and again."""
        headers = {"Cookie": self._cookies}
        async with httpx.AsyncClient(timeout=PATIENCE, headers=headers) as browser:
            await asyncio.sleep(pause * self._dice.random())
            while (began := time.perf_counter()) < until:
                await self._turn(browser, day)
                used = time.perf_counter() - began
                await asyncio.sleep(max(0.0, pause - used))

    async def _turn(self, browser: httpx.AsyncClient, day: Day) -> None:
        queue = await self._ask(browser, day, "poll", "/desk/?view=team")
        references = CASE.findall(queue.text)
        step = self._dice.choice(WORK)
        if step == "take-next":
            await self._send(browser, day, step, "/desk/take-next/", {})
        elif references:
            await self._about(
                browser, day, step, f"/desk/cases/{self._dice.choice(references)}/"
            )

    async def _about(
        self, browser: httpx.AsyncClient, day: Day, step: str, address: str
    ) -> None:
        """Read a case, and do something with it where its page offers that."""
        page = await self._ask(browser, day, "read", address)
        if step == "read" or f"{address}{step}/" not in page.text:
            return
        self._sent += 1
        words = f"{step}-{self._number}-{self._sent}"
        said = {**dict(MARK.findall(page.text)), "words": words, "used": ""}
        is_taken = await self._send(browser, day, step, f"{address}{step}/", said)
        if is_taken and step in SAYING:
            day.said.add(words)

    async def _ask(
        self, browser: httpx.AsyncClient, day: Day, kind: str, address: str
    ) -> httpx.Response:
        began = time.perf_counter()
        answer = await browser.get(self._site + address)
        day.note(kind, answer, began)
        return answer

    async def _send(
        self,
        browser: httpx.AsyncClient,
        day: Day,
        kind: str,
        address: str,
        said: dict[str, str],
    ) -> bool:
        began = time.perf_counter()
        data = {**said, "csrfmiddlewaretoken": self._token}
        answer = await browser.post(self._site + address, data=data)
        day.note(kind, answer, began)
        return answer.status_code == TAKEN
