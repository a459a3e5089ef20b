"""What it costs to learn where requests belong, and to decide about one.

Short reports are drawn with a seed, so that most are there many times, as in a city; letters
are each their own, two kilobytes long. Nothing asks the database.
"""

from __future__ import annotations

import os
import time
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from statistics import median, quantiles

from answerable.routing.learned.examples import Example
from answerable.routing.learned.keeping import read_back, written
from answerable.routing.learned.training import Lesson, learn
from bench.corpus import TOPICS, Request, request
from bench.cpu import Meter

DECIDED = 2_000


def measure(words: Sequence[str]) -> dict[str, object]:
    """Return what learning and deciding cost, for short reports and for letters."""
    options = ArgumentParser(prog="python -m bench learned")
    options.add_argument("--reports", type=int, default=50_000)
    options.add_argument("--letters", type=int, default=5_000)
    asked = options.parse_args(words)
    return {
        "reports": _measured(asked.reports, lambda each: each.subject),
        "letters": _measured(
            asked.letters, lambda each: f"{each.subject}\n{each.body}"
        ),
    }


def _measured(number: int, said: Callable[[Request], str]) -> dict[str, object]:
    asked = [request(each) for each in range(number)]
    examples = [Example(said(each), _topic(each), each.address) for each in asked]
    meter, began = Meter([os.getpid()]), time.perf_counter()
    lesson = learn(examples)
    return {
        "texts": number,
        "s": round(time.perf_counter() - began, 2),
        "cpu_s": round(meter.used(), 2),
        "marks": len(lesson.model.known),
        "kib": len(written(lesson.model)) // 1024,
        **_deciding(lesson, [example.text for example in examples[:DECIDED]]),
    }


def _deciding(lesson: Lesson, texts: Sequence[str]) -> dict[str, object]:
    began = time.perf_counter()
    model = read_back(written(lesson.model))
    opened, taken = time.perf_counter() - began, []
    for text in texts:
        began = time.thread_time()  # others use the same cores
        model.judge(text)
        taken.append((time.thread_time() - began) * 1000)
    return {
        "open_ms": round(opened * 1000, 1),
        "p50_ms": round(median(taken), 2),
        "p95_ms": round(quantiles(taken, n=20)[-1], 2),
    }


def _topic(asked: Request) -> str:
    return next(each for each in TOPICS if asked.subject.lower().startswith(each))
