"""Calendars for tests: an English office, and any office that can be thought of."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from answerable.lib.worktime import Pause, Period, StartRule, Unit, WorkCalendar

NINE_TO_FIVE = ((time(9), time(17)),)
ALL_DAY = ((time(0), time(0)),)
WEEKDAYS = dict.fromkeys(range(5), NINE_TO_FIVE)

ENGLAND_2026 = frozenset(
    {
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 5, 4),
        date(2026, 5, 25),
        date(2026, 8, 31),
        date(2026, 12, 25),
        date(2026, 12, 28),
    }
)

# Jumps at one, two, midnight; of half an hour; over the date line; none at all.
ZONES = [
    "Europe/London",
    "America/New_York",
    "America/Havana",
    "Africa/Cairo",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Asia/Kathmandu",
]


def make_calendar(**changes) -> WorkCalendar:
    english = {"zone": "Europe/London", "hours": WEEKDAYS, "holidays": ENGLAND_2026}
    return WorkCalendar(**(english | changes))


def at(wall: str, zone: str = "Europe/London") -> datetime:
    return datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone))


def hours(amount: float) -> timedelta:
    return timedelta(hours=amount)


def periods_between(quarters: list[int]) -> tuple[Period, ...]:
    walls = [time(quarter // 4, quarter % 4 * 15) for quarter in sorted(quarters)]
    return tuple(zip(walls[::2], walls[1::2], strict=False))


periods = st.lists(st.integers(0, 95), unique=True, max_size=6).map(periods_between)
some_periods = periods.filter(bool)
days = st.dates(date(2010, 1, 1), date(2030, 12, 31))
moments = st.builds(datetime.combine, days, st.times(), tzinfo=st.just(UTC))
promises = st.fixed_dictionaries(
    {
        "amount": st.integers(1, 20),
        "unit": st.sampled_from(Unit),
        "start_rule": st.sampled_from(StartRule),
    }
)
amounts = st.timedeltas(timedelta(), timedelta(hours=300))


@st.composite
def calendars(draw: st.DrawFn) -> WorkCalendar:
    week = draw(st.dictionaries(st.integers(0, 6), periods | st.just(ALL_DAY)))
    week[draw(st.integers(0, 6))] = draw(some_periods)
    return WorkCalendar(
        zone=draw(st.sampled_from(ZONES)),
        hours=week,
        holidays=frozenset(draw(st.sets(days, max_size=5))),
        exceptions=draw(st.dictionaries(days, periods, max_size=3)),
    )


@st.composite
def pauses_after(draw: st.DrawFn, start: datetime) -> list[Pause]:
    hour_pairs = st.tuples(st.integers(-48, 400), st.integers(0, 200))
    return [
        (start + hours(begin), start + hours(begin + length))
        for begin, length in draw(st.lists(hour_pairs, max_size=4))
    ]
