"""Finding a place among 100,000, and the area of a point.

Names are made of syllables, so that many are alike; what is typed is one of them just so,
with a slip of the finger, with a house number, or nothing of it. Points lie all over the
example town; its six areas are drawn with as many corners as asked for.
"""

from __future__ import annotations

import math
import random
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence

from django.db import connection

from answerable.agency.gazetteer import find_places
from answerable.agency.policy import put_gazetteer
from answerable.lib.districts import Districts
from answerable.lib.gazetteer import Entry, Kind
from answerable.lib.outlines import Polygon
from answerable.lib.positions import Point

PLACES = 100_000
BEGUN = (
    "b",
    "br",
    "c",
    "ch",
    "d",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "r",
    "s",
    "st",
    "t",
    "th",
    "v",
    "w",
)
MIDDLE = ("a", "e", "i", "o", "u", "ai", "ea", "oo")
ENDED = ("ck", "d", "ll", "m", "n", "r", "rn", "sh", "t", "ver", "wick", "ton", "ley")
KINDS = ("Street", "Road", "Lane", "Avenue", "Close", "Square", "Walk", "Hill")


def measure(words: Sequence[str]) -> dict[str, object]:
    """Return the wait for a place by how it was typed, and for an area, and the import."""
    options = ArgumentParser(prog="python -m bench places")
    options.add_argument("--places", type=int, default=PLACES)
    options.add_argument("--looks", type=int, default=300)
    options.add_argument("--corners", type=int, default=9_000)
    asked = options.parse_args(words)
    dice = random.Random(7)  # noqa: S311  # the same names each time
    entries = list(_entries(asked.places, dice))
    began = time.perf_counter()
    put_gazetteer(entries, source="bench")
    taken = time.perf_counter() - began
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE agency_namedplace, agency_placename")
    names = [entry.names["en"] for entry in entries]
    return {
        "places": asked.places,
        "import_s": round(taken, 1),
        **{
            how: _waits(
                find_places,
                [typed(dice.choice(names), dice) for _ in range(asked.looks)],
            )
            for how, typed in TYPED.items()
        },
        "district_us": _district(asked.corners, dice),
    }


def _entries(count: int, dice: random.Random) -> Iterator[Entry]:
    for _ in range(count):
        point = Point(54.38 + dice.random() / 25, 0.56 + dice.random() / 12)
        yield Entry(Kind.STREET, {"en": _name(dice)}, point.rounded, 100)


def _name(dice: random.Random) -> str:
    syllables = (
        dice.choice(BEGUN) + dice.choice(MIDDLE) + dice.choice(ENDED)
        for _ in range(dice.choice((1, 2, 2, 3)))
    )
    return f"{''.join(syllables).title()} {dice.choice(KINDS)}"


def _slip(name: str, dice: random.Random) -> str:
    """Return a name with one letter left out."""
    at = dice.randrange(1, len(name.split(maxsplit=1)[0]))
    return name[:at] + name[at + 1 :]


TYPED: dict[str, Callable[[str, random.Random], str]] = {
    "exact": lambda name, _dice: name,
    "misspelt": _slip,
    "with_number": lambda name, dice: f"{dice.randrange(1, 200)} {name}, by the bakery",
    "unknown": lambda _name, dice: f"{_slip('Zyxwvut', dice)} Qqq {dice.randrange(99)}",
}


def _waits(ask: Callable[[str], object], typed: Sequence[str]) -> dict[str, float]:
    waits = []
    for words in typed:
        began = time.perf_counter()
        ask(words)
        waits.append((time.perf_counter() - began) * 1000)
    waits.sort()
    return {
        "p50_ms": round(waits[len(waits) // 2], 1),
        "p95_ms": round(waits[int(len(waits) * 0.95)], 1),
    }


def _district(corners: int, dice: random.Random) -> float:
    """Return how many millionths of a second a point takes among many fine outlines."""
    areas = {
        f"{x} {y}": [_ragged(x, y, corners // 196)]
        for x in range(14)
        for y in range(14)
    }
    districts = Districts(areas)
    points = [Point(dice.random() * 14, dice.random() * 14) for _ in range(20_000)]
    began = time.perf_counter()
    for point in points:
        districts.find(point)
    return round((time.perf_counter() - began) / len(points) * 1_000_000, 1)


def _ragged(x: int, y: int, corners: int) -> Polygon:
    turns = [2 * math.pi * n / corners for n in range(corners)]
    ring = [
        (
            x + 0.5 + math.cos(turn) * (0.45 + 0.04 * (n % 2)),
            y + 0.5 + math.sin(turn) * 0.47,
        )
        for n, turn in enumerate(turns)
    ]
    return [[*ring, ring[0]]]
