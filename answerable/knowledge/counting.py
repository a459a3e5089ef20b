"""How often articles are read: counted without cookies, and without robots.

A visit is a line for one day, under a hash that nobody can follow to the next day. The
worker adds the lines up once the day is over, and throws them away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection, transaction
from django.db.models import Sum
from django.utils.crypto import salted_hmac

from answerable.agency.duty import today
from answerable.knowledge.journeys.noting import note_read
from answerable.knowledge.models import ArticleDay, KnowledgeArticle
from answerable.knowledge.queries import public_articles

SALT = "answerable.article-visitor"
LENGTH = 32
# Names by which programs that read for nobody call themselves.
ROBOT = re.compile(
    r"(?<!cu)bot(\b|[/_-])|crawl|spider|slurp|scrap|fetch|monitor|preview|validator|archiver"
    r"|headless|lighthouse|wget|curl|python|java/|go-http|libwww|httpclient|okhttp",
    re.IGNORECASE,
)
VISIT = """
INSERT INTO knowledge_articlevisit (article_id, day, language, visitor, went_on_to_ask)
VALUES (%(article)s, %(day)s, %(language)s, %(visitor)s, %(asked)s)
ON CONFLICT (day, article_id, visitor) DO UPDATE
    SET went_on_to_ask = true
    WHERE EXCLUDED.went_on_to_ask AND NOT knowledge_articlevisit.went_on_to_ask
"""
ROLL_UP = """
WITH gone AS (
    DELETE FROM knowledge_articlevisit WHERE day < %s
    RETURNING article_id, day, language, went_on_to_ask
)
INSERT INTO knowledge_articleday AS days (article_id, day, language, views, asked)
SELECT article_id, day, language, count(*), count(*) FILTER (WHERE went_on_to_ask)
FROM gone GROUP BY article_id, day, language
ON CONFLICT (article_id, day, language) DO UPDATE
    SET views = days.views + EXCLUDED.views, asked = days.asked + EXCLUDED.asked
"""
RECENT = timedelta(days=30)


@dataclass(frozen=True)
class Reader:
    """Who asks for a page, as far as counting needs to know; never kept as it is."""

    address: str
    agent: str
    is_ahead: bool = False  # the browser asks before anybody does

    @property
    def is_robot(self) -> bool:
        """Tell whether it is a program that reads for nobody, or says nothing of itself."""
        return not self.agent or bool(ROBOT.search(self.agent))

    def on(self, day: date) -> str:
        """Return what it is called on one day alone."""
        told = f"{day.isoformat()} {self.address} {self.agent}"
        digest: str = salted_hmac(SALT, told).hexdigest()
        return digest[:LENGTH]


def count_visit(
    article: KnowledgeArticle,
    reader: Reader,
    language: str,
    *,
    asked: bool = False,
    journey: str = "",
    day: date | None = None,
) -> None:
    """Count somebody once a day, whether they went on to ask us, and in which journey.

    ``day`` is today for whoever really reads.
    """
    if reader.is_robot or reader.is_ahead:
        return
    day = day or today()
    values: dict[str, int | str | date] = {
        "article": article.pk,
        "day": day,
        "language": language,
        "visitor": reader.on(day),
        "asked": asked,
    }
    with connection.cursor() as cursor:
        cursor.execute(VISIT, values)
    if journey:
        note_read(journey, article.pk, day=day, visitor=reader.on(day))


@transaction.atomic
def roll_up(day: date) -> None:
    """Add up the visits of the days before, and forget who they were."""
    with connection.cursor() as cursor:
        cursor.execute(ROLL_UP, [day])


def most_read(most: int) -> list[KnowledgeArticle]:
    """Return what everybody may read and was read most in the last month."""
    since = today() - RECENT
    counted = ArticleDay.objects.filter(day__gte=since).values("article_id")
    rows = counted.annotate(read=Sum("views")).order_by("-read", "article_id")
    keys = [row["article_id"] for row in rows[: most * 2]]
    found = public_articles().in_bulk(keys)
    return [found[key] for key in keys if key in found][:most]
