"""How sound our knowledge is: one number with its parts, and what is missing from it.

Each part is a share from 0 to 1 with what it is a share of, so that the number can be
counted again by hand: index = 100 × (checked + in time + used + found) / 4, over the parts
that there is anything to count of.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, Sum

from answerable.agency.duty import today
from answerable.agency.models import Service
from answerable.cases.models import Case
from answerable.knowledge.models import Citation, Confidence, SearchDay
from answerable.knowledge.queries import live_articles

LOOKED_BACK = timedelta(days=90)
MOST_SERVICES = 20


@dataclass(frozen=True)
class Share:
    """How many of how many; of nothing there is no share."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """Return it from 0 to 1."""
        return self.part / self.whole if self.whole else None

    @property
    def percent(self) -> int | None:
        """Return it in whole percent."""
        return None if self.value is None else round(100 * self.value)


@dataclass(frozen=True)
class Condition:
    """Four shares: checked by an expert, in time, used in the period, searches that found."""

    checked: Share
    in_time: Share
    used: Share
    found: Share

    @property
    def index(self) -> int | None:
        """Return the mean of the shares that there are, from 0 to 100."""
        shares = (self.checked, self.in_time, self.used, self.found)
        values = [one.value for one in shares if one.value is not None]
        return round(100 * sum(values) / len(values)) if values else None


@dataclass(frozen=True)
class Unwritten:
    """A service of which cases were answered, and how many without a help page."""

    service: Service
    answered: int
    without: int


def condition_of_knowledge(since: date) -> Condition:
    """Return how sound it is today; use and searches are counted since a day."""
    live = live_articles()
    counted = live.aggregate(
        all=Count("pk"),
        checked=Count("pk", filter=Q(confidence=Confidence.VALIDATED)),
        in_time=Count("pk", filter=Q(review_on__gt=today())),
    )
    cited = Citation.objects.filter(at__date__gte=since).values("version__article")
    read = Q(days__day__gte=since) | Q(pk__in=cited)
    searched = SearchDay.objects.filter(day__gte=since).aggregate(
        all=Sum("times"), empty=Sum("empty")
    )
    searches = searched["all"] or 0
    return Condition(
        checked=Share(counted["checked"], counted["all"]),
        in_time=Share(counted["in_time"], counted["all"]),
        used=Share(live.filter(read).distinct().count(), counted["all"]),
        found=Share(searches - (searched["empty"] or 0), searches),
    )


def unwritten(since: date) -> list[Unwritten]:
    """Return the services whose cases were answered without a help page, most first."""
    ended = Case.objects.filter(state="resolved", resolved_at__date__gte=since)
    rows = (
        ended.exclude(service=None)
        .values("service")
        .annotate(
            answered=Count("pk", distinct=True),
            cited=Count("pk", distinct=True, filter=Q(citations__isnull=False)),
        )
        .order_by("service")
    )
    services = Service.objects.in_bulk([row["service"] for row in rows])
    found = [
        Unwritten(
            services[row["service"]], row["answered"], row["answered"] - row["cited"]
        )
        for row in rows
        if row["answered"] > row["cited"]
    ]
    return sorted(found, key=lambda one: -one.without)[:MOST_SERVICES]
