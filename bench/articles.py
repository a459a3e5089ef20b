"""Searching among 100,000 articles: common words, rare ones, whole questions, slips of the pen.

Articles are made of an invented vocabulary in which the word of rank r is as frequent as
1/r (Zipf), as in real texts: the first hundred words are in nearly every article, half of all
words in one or two. Titles take rarer words than bodies do. The same seed makes the same
articles.
"""

from __future__ import annotations

import os
import time
from argparse import ArgumentParser
from bisect import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from random import Random

from django.db import connection

from answerable.knowledge.models import SearchEntry
from answerable.knowledge.search import Document, find
from answerable.knowledge.search.spaces import take
from bench.cpu import Meter
from bench.server import postgres

ARTICLES, VOCABULARY, SEED = 100_000, 200_000, 7
SPACE = "bench"
BEGINNINGS = [
    "b",
    "br",
    "c",
    "ch",
    "cl",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "pr",
    "qu",
    "r",
    "s",
    "sh",
    "sl",
    "st",
    "t",
    "th",
    "tr",
    "v",
    "w",
]
MIDDLES = ["a", "e", "i", "o", "u", "ai", "ea", "ee", "io", "oa", "ou"]
ENDS = [
    "b",
    "ck",
    "d",
    "ft",
    "g",
    "l",
    "ll",
    "m",
    "mp",
    "n",
    "nd",
    "ng",
    "nt",
    "p",
    "r",
    "rd",
    "rm",
    "rt",
    "s",
    "ss",
    "st",
    "t",
    "tch",
    "x",
]
QUERIES = 200


class Language:
    """An invented language: its words by rank, and texts in which they are so frequent."""

    def __init__(self, size: int = VOCABULARY, seed: int = SEED) -> None:
        """Invent the words."""
        self.random = Random(seed)  # noqa: S311  # no secret, a sample
        self.words = list(self._invented(size))
        self.reach = list(accumulate(1 / (rank + 3) for rank in range(size)))

    def _invented(self, size: int) -> Iterator[str]:
        known: set[str] = set()
        while len(known) < size:
            parts = 1 if len(known) < 300 else self.random.choice((1, 2, 2, 3))
            word = "".join(self._syllable() for _ in range(parts))
            if word not in known:
                known.add(word)
                yield word

    def _syllable(self) -> str:
        choose = self.random.choice
        return choose(BEGINNINGS) + choose(MIDDLES) + choose(ENDS)

    def word(self, first: int = 0) -> str:
        """Return a word of a rank from ``first`` on, as frequent as it should be."""
        low = self.reach[first - 1] if first else 0.0
        return self.words[bisect(self.reach, self.random.uniform(low, self.reach[-1]))]

    def text(self, length: int, first: int = 0) -> str:
        """Return so many words."""
        return " ".join(self.word(first) for _ in range(length))


def articles(count: int, language: Language) -> Iterator[Document]:
    """Return articles, each with a title, a question and a body of 100 to 400 words."""
    choose = language.random.randint
    for number in range(count):
        title = f"{language.text(choose(2, 4))} {language.text(choose(2, 5), 50)}"
        question = f"{language.text(choose(3, 6))} {language.text(choose(1, 3), 50)}"
        body = language.text(choose(100, 400))
        yield Document(f"a{number}", "en", title, (question,), language.text(15), body)


def measure(words: Sequence[str]) -> dict[str, object]:
    """Return the wait for each kind of query, and what it took to put the articles in."""
    options = ArgumentParser(prog="python -m bench articles")
    options.add_argument("--articles", type=int, default=ARTICLES)
    options.add_argument("--queries", type=int, default=QUERIES)
    asked = options.parse_args(words)
    language = Language()
    put = filled(asked.articles, language)
    return {"articles": asked.articles, "put": put} | {
        name: timed(make, asked.queries) for name, make in kinds(language).items()
    }


def filled(count: int, language: Language) -> dict[str, float]:
    """Put the articles in, and return how long that took, and its size."""
    began = time.perf_counter()
    take(SPACE, articles(count, language), replacing=True)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute(
            "SELECT sum(pg_total_relation_size(oid)) / 1024 ^ 2 FROM pg_class"
            " WHERE relname LIKE 'knowledge_search%%' AND relkind = 'r'"
        )
        (size,) = cursor.fetchone() or (0,)
    return {"minutes": round((time.perf_counter() - began) / 60, 1), "mib": round(size)}


def kinds(language: Language) -> Mapping[str, Callable[[], str]]:
    """Return what people type, by kind."""
    choose, words = language.random, language.words
    entries = SearchEntry.objects.filter(collection__space=SPACE)
    titles = list(entries.order_by("fingerprint").values_list("title", flat=True)[:500])
    return {
        "one_common": lambda: choose.choice(words[:100]),
        "common": lambda: " ".join(choose.sample(words[:300], 3)),
        "rare": lambda: " ".join(choose.sample(words[20_000:80_000], 2)),
        "mixed": lambda: f"{language.text(6)} {language.text(2, 500)}",
        "question": lambda: f"{language.text(5)} {choose.choice(titles)}",
        "slips": lambda: misspelt(choose.choice(titles), choose),
    }


def misspelt(title: str, choose: Random) -> str:
    """Return a title with two letters swapped in its longest word."""
    word = max(title.split(), key=len)
    at = choose.randrange(1, len(word) - 1)
    return title.replace(word, word[:at] + word[at + 1] + word[at] + word[at + 2 :])


def timed(make: Callable[[], str], number: int) -> dict[str, float]:
    """Ask so many queries, and return how long one took."""
    queries = [make() for _ in range(number)]
    meters = {"python": Meter([os.getpid()]), "database": Meter([postgres()])}
    waits = sorted(_wait(query) for query in queries)
    cpu = {
        f"{name}_cpu_ms": round(meter.used() * 1000 / number, 1)
        for name, meter in meters.items()
    }
    return {
        "p50_ms": round(waits[number // 2], 1),
        "p95_ms": round(waits[number * 95 // 100], 1),
        "most_ms": round(waits[-1], 1),
    } | cpu


def _wait(query: str) -> float:
    began = time.perf_counter()
    find(query, space=SPACE)
    return (time.perf_counter() - began) * 1000
