"""The year of complaints in figures, each with what it is a part of.

Source: standards.md §2.12, governance: the annual complaints performance report. What was
kept in time is counted as every promise is, *met / (met + missed)*, by the clocks of the
stage. More complaints after it became easier to complain are no failure: what made it
easier stands beside the months.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce, ExtractMonth, TruncDate

from answerable.agency.duty import today
from answerable.agency.models import ConfigurationEntry
from answerable.agency.models.configuration import Subject
from answerable.agency.queries import get_zone
from answerable.cases.models import Interaction
from answerable.cases.models.case import CaseType
from answerable.clock.models import Deadline, Kind
from answerable.clock.on_time import JUDGED
from answerable.complaints.machine import ComplaintState, Finding
from answerable.complaints.models import Complaint, LearningAction, Remedy, StageRun
from answerable.complaints.models.remedy import TO_BE_DONE

# What lets people reach us, or in another way.
ACCESS = (Subject.OFFICE, Subject.SERVICE, Subject.CALENDAR)
State = Deadline.State


@dataclass(frozen=True)
class Part:
    """``count`` of ``whole``."""

    count: int
    whole: int

    @property
    def percent(self) -> int | None:
        """Return how many of a hundred, rounded down; None of nothing."""
        return self.count * 100 // self.whole if self.whole else None


@dataclass(frozen=True)
class StageYear:
    """What one stage did in a year."""

    position: int
    begun: int
    confirmed: Part  # in time
    answered: Part  # in time
    extended: Part  # of all that were answered or are being answered
    findings: Mapping[str, int]

    @property
    def upheld(self) -> Part:
        """Return how many of all decisions found us wrong, at least in part."""
        wrong = (Finding.UPHELD, Finding.PARTLY_UPHELD)
        count = sum(self.findings.get(each.value, 0) for each in wrong)
        return Part(count, sum(self.findings.values()))


@dataclass(frozen=True)
class Month:
    """Complaints of a month, and what changed in how people reach us."""

    number: int
    received: int
    changes: Sequence[ConfigurationEntry]


@dataclass(frozen=True)
class Year:
    """All that the report of a year says."""

    year: int
    received: int
    interactions: int
    stages: Sequence[StageYear]
    escalated: Part
    states: Mapping[str, int]
    exclusions: Mapping[str, int]
    causes: Mapping[str, int]
    remedies: Mapping[str, int]
    remedies_on_time: Part
    remedies_late: int
    learning: Part
    learning_late: int
    months: Sequence[Month]

    @property
    def per_thousand(self) -> float | None:
        """Return complaints in a thousand messages; None where nobody wrote."""
        if not self.interactions:
            return None
        return round(self.received * 1_000 / self.interactions, 1)


def year_of(year: int) -> Year:
    """Return the figures of a year of the office's own calendar."""
    span = _span(year)
    opened = Complaint.objects.filter(opened_at__range=span)
    runs = StageRun.objects.filter(asked_at__range=span)
    answered = StageRun.objects.filter(responded_at__range=span)
    remedies = Remedy.objects.filter(at__range=span)
    learning = LearningAction.objects.filter(at__range=span)
    return Year(
        year=year,
        received=opened.count(),
        interactions=_messages(span),
        stages=_stages(span, runs, answered),
        escalated=Part(
            runs.filter(position=2).count(), answered.filter(position=1).count()
        ),
        states=_counted(opened, "state"),
        exclusions=_counted(
            opened.filter(state=ComplaintState.EXCLUDED), "excluded_as"
        ),
        causes=_counted(answered.exclude(cause=""), "cause"),
        remedies=_counted(remedies, "kind"),
        remedies_on_time=_on_time(remedies),
        remedies_late=remedies.filter(TO_BE_DONE, due__lt=today()).count(),
        learning=Part(learning.exclude(done_at=None).count(), learning.count()),
        learning_late=learning.filter(done_at=None, due__lt=today()).count(),
        months=_months(opened, span),
    )


def first_year() -> int:
    """Return the year of the first complaint; without one, this year."""
    first = Complaint.objects.order_by("opened_at").values_list("opened_at", flat=True)
    found = first.first()
    return found.astimezone(ZoneInfo(get_zone())).year if found else today().year


def _span(year: int) -> tuple[datetime, datetime]:
    zone = ZoneInfo(get_zone())
    end = datetime(year + 1, 1, 1, tzinfo=zone)
    return datetime(year, 1, 1, tzinfo=zone), end - datetime.resolution


def _messages(span: tuple[datetime, datetime]) -> int:
    """Return how often people wrote or called: what a complaint is measured by."""
    theirs = Interaction.objects.filter(kind=Interaction.Kind.MESSAGE)
    return theirs.filter(at__range=span).count()


def _stages(
    span: tuple[datetime, datetime],
    runs: QuerySet[StageRun],
    answered: QuerySet[StageRun],
) -> list[StageYear]:
    begun = Counter(runs.values_list("position", flat=True))
    promised = Deadline.objects.filter(standard__case_type=CaseType.COMPLAINT)
    ended = promised.filter(JUDGED, ended_at__range=span)
    kept = {
        (kind, stage): Part(met, whole)
        for kind, stage, met, whole in ended.values_list(
            "kind", "standard__stage"
        ).annotate(met=Count("pk", filter=Q(state=State.MET)), whole=Count("pk"))
    }
    longer = Counter(
        ended.filter(kind=Kind.ANSWER, extended__gt=0).values_list(
            "standard__stage", flat=True
        )
    )
    return [
        _stage(position, begun[position], kept, longer[position], answered)
        for position in sorted(begun.keys() | {stage for _kind, stage in kept})
    ]


def _stage(
    position: int,
    begun: int,
    kept: Mapping[tuple[str, int], Part],
    longer: int,
    answered: QuerySet[StageRun],
) -> StageYear:
    nothing = Part(0, 0)
    in_time = kept.get((Kind.ANSWER, position), nothing)
    return StageYear(
        position=position,
        begun=begun,
        confirmed=kept.get((Kind.ACKNOWLEDGE, position), nothing),
        answered=in_time,
        extended=Part(longer, in_time.whole),
        findings=_counted(answered.filter(position=position), "decision"),
    )


def _counted(rows: QuerySet, name: str) -> dict[str, int]:  # type: ignore[type-arg]  # any
    """Return how many rows there are of each value, the most frequent first."""
    counts = rows.order_by().values_list(name).annotate(count=Count("pk"))
    return dict(sorted(counts, key=lambda one: (-one[1], one[0])))


def _on_time(remedies: QuerySet[Remedy]) -> Part:
    """Return how many were done by the day that was promised first.

    Those count that are done, and those whose first day is over.
    """
    first = remedies.annotate(
        first=Coalesce("first_due", "due"),
        done_on=TruncDate("done_at", tzinfo=ZoneInfo(get_zone())),
    )
    judged = first.filter(Q(done_at__isnull=False) | Q(first__lt=today()))
    return Part(judged.filter(done_on__lte=F("first")).count(), judged.count())


def _months(
    opened: QuerySet[Complaint], span: tuple[datetime, datetime]
) -> list[Month]:
    zone = ZoneInfo(get_zone())
    month = ExtractMonth("opened_at", tzinfo=zone)
    received = Counter(opened.annotate(month=month).values_list("month", flat=True))
    created = ConfigurationEntry.Effect.CREATED
    changes = ConfigurationEntry.objects.filter(
        subject__in=ACCESS, effect=created, at__range=span
    )
    by_month: dict[int, list[ConfigurationEntry]] = {}
    for each in changes.order_by("at", "pk"):
        by_month.setdefault(each.at.astimezone(zone).month, []).append(each)
    last = _last_month(span[0].year)
    return [
        Month(number, received[number], by_month.get(number, []))
        for number in range(1, last + 1)
    ]


def _last_month(year: int) -> int:
    """Return the last month of a year that has begun."""
    now: date = today()
    return now.month if now.year == year else 12
