"""What people search for and do not find, counted so that nobody can be told from it.

Only the words are counted, a day; what looks like a number, an address or a reference is
left out before anything is written. Words that hardly anybody uses may say more than that, such
as a name: they are in no list, and go after a month.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import F, Sum

from answerable.agency.duty import today
from answerable.knowledge.models import SearchDay
from answerable.lib.references import find_reference
from answerable.lib.tokens import WORD

KEPT = timedelta(days=400)  # so that a month can be compared with that of last year
A_FEW = 3  # searches: what is typed less often is shown to nobody
A_FEW_KEPT = timedelta(days=30)
LONGEST = 100  # characters of what is counted
MOST_GAPS = 50
ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*", re.IGNORECASE)
COUNTED = """
INSERT INTO knowledge_searchday (day, language, query, times, empty, opened)
VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT (day, language, query) DO UPDATE SET
    times = knowledge_searchday.times + excluded.times,
    empty = knowledge_searchday.empty + excluded.empty,
    opened = knowledge_searchday.opened + excluded.opened
"""
SELDOM = """
DELETE FROM knowledge_searchday WHERE day < %s AND (language, query) IN (
    SELECT language, query FROM knowledge_searchday
    GROUP BY language, query HAVING sum(times) < %s
)
"""


@dataclass(frozen=True)
class Gap:
    """Words that people search for in vain: nothing fitted, or nothing that they opened."""

    query: str
    language: str
    times: int
    empty: int
    abandoned: int

    @property
    def weight(self) -> float:
        """Return how many went without an answer; of two who opened nothing, one had it."""
        return self.empty + self.abandoned / 2


def note_search(query: str, language: str, *, found: int) -> None:
    """Count a search that found so many."""
    _count(query, language, times=1, empty=int(not found))


def note_opened(query: str, language: str) -> None:
    """Count that something was opened which a search had found."""
    _count(query, language, opened=1)


def ranked_gaps(since: date, language: str = "", limit: int = MOST_GAPS) -> list[Gap]:
    """Return what is sought in vain since a day, what most people miss first."""
    rows = SearchDay.objects.filter(day__gte=since)
    rows = rows.filter(language=language) if language else rows
    counted = rows.values("query", "language").annotate(
        total=Sum("times"), in_vain=Sum("empty"), led_on=Sum("opened")
    )
    often = counted.filter(total__gte=A_FEW, total__gt=F("led_on"))
    gaps = [
        Gap(
            row["query"],
            row["language"],
            row["total"],
            row["in_vain"],
            max(row["total"] - row["in_vain"] - row["led_on"], 0),
        )
        for row in often.iterator()
    ]
    gaps.sort(key=lambda gap: (-gap.weight, gap.query, gap.language))
    return gaps[:limit]


def forget_old_searches(now: datetime) -> None:
    """Forget what is too old, and sooner what only few have searched for."""
    SearchDay.objects.filter(day__lt=(now - KEPT).date()).delete()
    with connection.cursor() as cursor:
        cursor.execute(SELDOM, [(now - A_FEW_KEPT).date(), A_FEW])


def without_personal(query: str) -> str:
    """Return the words of a query, without those that could lead to somebody."""
    text = ADDRESS.sub(" ", unicodedata.normalize("NFC", query))
    words = WORD.findall(text)
    # A reference is typed as one word or as two.
    pairs = [[at, at + 1] for at in range(len(words) - 1)]
    alone = [[at] for at in range(len(words))]
    secret = {
        at
        for places in alone + pairs
        if find_reference("".join(words[each] for each in places))
        for at in places
    }
    kept = [word.lower() for at, word in enumerate(words) if at not in secret]
    return " ".join(word for word in kept if not _has_digit(word))[:LONGEST].strip()


def _has_digit(word: str) -> bool:
    return any(sign.isdigit() for sign in word)


def _count(
    query: str, language: str, *, times: int = 0, empty: int = 0, opened: int = 0
) -> None:
    if words := without_personal(query):
        values: list[Any] = [today(), language, words, times, empty, opened]
        with connection.cursor() as cursor:
            cursor.execute(COUNTED, values)
