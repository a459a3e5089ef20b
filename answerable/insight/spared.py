"""What help pages spared, over some days: solved, asked all the same, useless, unknown.

Counted is by page what ``knowledge.journeys`` kept of journeys. Unknown is every other
reading of a page: nobody searched before it, or it was read on a later day of a journey.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet, Sum

from answerable.agency.models import Service
from answerable.agency.queries import find_service
from answerable.knowledge.journeys.outcomes import Outcome
from answerable.knowledge.journeys.rolling import last_counted
from answerable.knowledge.models import ArticleDay, JourneyDay, KnowledgeArticle

Articles = QuerySet[KnowledgeArticle]
COUNTS = {
    one.value: Sum("times", filter=Q(outcome=one.value), default=0) for one in Outcome
}


@dataclass(frozen=True)
class Period:
    """Days whose journeys are counted, the first and the last of them."""

    first: date
    last: date

    @property
    def within(self) -> Q:
        """Return what finds the rows of these days."""
        return Q(day__range=(self.first, self.last))


@dataclass(frozen=True)
class Figures:
    """How many readings became what; ``views`` are all readings, searched for or not."""

    solved: int
    useful: int
    useless: int
    asked: int
    views: int

    @property
    def read(self) -> int:
        """Return how many were read in a journey: each became one of four."""
        return self.solved + self.useful + self.useless + self.asked

    @property
    def spared(self) -> int:
        """Return how many did not ask, and did not say that it was no help."""
        return self.solved + self.useful

    @property
    def unknown(self) -> int:
        """Return how many readings nobody can say anything of.

        One address that was sent on may be read in two journeys and one visit.
        """
        return max(self.views - self.read, 0)


@dataclass(frozen=True)
class AskedAbout:
    """How many asked about a service all the same; without one nobody could tell."""

    service: Service | None
    times: int


@dataclass(frozen=True)
class Line:
    """A help page, what became of its readings, and what was asked about."""

    article: KnowledgeArticle
    figures: Figures
    asked_about: Sequence[AskedAbout]


@dataclass(frozen=True)
class Behind:
    """Where a list goes on: behind a page that was asked about so often."""

    asked: int
    slug: str

    @property
    def those_after(self) -> Q:
        """Return what finds the pages that come later."""
        return Q(asked__lt=self.asked) | Q(
            asked=self.asked, article__slug__gt=self.slug
        )


def period_until(today: date, days: int) -> Period:
    """Return the last days whose journeys are counted by now."""
    last = last_counted(today)
    return Period(last - timedelta(days=days - 1), last)


def lines_of(
    articles: Articles, period: Period, *, most: int, behind: Behind | None = None
) -> list[Line]:
    """Return the pages that were read in journeys, most asked about all the same first."""
    rows = _in(period, articles).values("article_id", "article__slug")
    counted = rows.annotate(**COUNTS).order_by("-asked", "article__slug")
    shown = list(counted.filter(behind.those_after if behind else Q())[:most])
    keys = [row["article_id"] for row in shown]
    pages = KnowledgeArticle.objects.in_bulk(keys)
    views, asked = _views(keys, period), _asked_about(keys, period)
    return [
        Line(pages[key], _figures(row, views.get(key, 0)), asked[key])
        for key, row in zip(keys, shown, strict=True)
    ]


def totals_of(articles: Articles, period: Period) -> Figures:
    """Return the figures of all pages together, with those that nobody searched for."""
    counted = _in(period, articles).aggregate(**COUNTS)
    views = ArticleDay.objects.filter(period.within, article__in=articles.values("pk"))
    return _figures(counted, views.aggregate(all=Sum("views", default=0))["all"])


def _in(period: Period, articles: Articles) -> QuerySet[JourneyDay]:
    return JourneyDay.objects.filter(period.within, article__in=articles.values("pk"))


def _figures(counted: Mapping[str, int], views: int) -> Figures:
    return Figures(**{one.value: counted[one.value] for one in Outcome}, views=views)


def _views(keys: Collection[int], period: Period) -> Mapping[int, int]:
    rows = ArticleDay.objects.filter(period.within, article__in=keys)
    counted = rows.values("article_id").annotate(all=Sum("views"))
    return {row["article_id"]: row["all"] for row in counted}


def _asked_about(
    keys: Collection[int], period: Period
) -> Mapping[int, list[AskedAbout]]:
    """Return what was asked about after each page, the most frequent first."""
    rows = JourneyDay.objects.filter(period.within, outcome=Outcome.ASKED.value)
    counted = rows.filter(article__in=keys).values("article_id", "service_id")
    found: dict[int, list[AskedAbout]] = defaultdict(list)
    for row in counted.annotate(all=Sum("times")).order_by("-all", "service_id"):
        service = find_service(row["service_id"])
        found[row["article_id"]].append(AskedAbout(service, row["all"]))
    return found
