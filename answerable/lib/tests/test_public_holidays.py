"""Public holidays: which days, called what, kept where, and what they do to a promise."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from answerable.lib.errors import NotFound
from answerable.lib.public_holidays import (
    known_countries,
    public_holidays,
    regions_of,
)
from answerable.lib.worktime import StartRule, Unit, WorkCalendar, due

UK = ["ENG", "NIR", "SCT", "WLS"]
WEEK = dict.fromkeys(range(5), ((time(9), time(17)),))
# "the twentieth working day following the date of receipt", FOIA 2000 s. 10
RECEIVED = datetime(2026, 3, 10, 11, tzinfo=UTC)


def named(found, language="en"):
    return {one.date: one.names[language] for one in found}


@pytest.mark.parametrize(
    ("regions", "last"),
    [
        pytest.param(UK, date(2026, 4, 10), id="holidays of any nation"),
        pytest.param(["ENG"], date(2026, 4, 9), id="England only"),
    ],
)
def test_the_twentieth_day_depends_on_whose_holidays_count(regions, last):
    days = public_holidays("GB", regions, [2026], ["en"])
    calendar = WorkCalendar(
        "Europe/London", WEEK, frozenset(each.date for each in days)
    )

    ends = due(
        calendar,
        RECEIVED,
        amount=20,
        unit=Unit.WORKING_DAY,
        start_rule=StartRule.NEXT_DAY,
    )

    assert ends.date() == last


def test_bank_holidays_of_england_and_wales_are_the_published_ones():
    days = public_holidays("GB", ["ENG", "WLS"], [2026], ["en"])

    # gov.uk/bank-holidays; Boxing Day itself is a Saturday and moves to the 28th
    published = ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"]
    on_weekdays = [day.date for day in days if day.date.weekday() < 5]
    assert on_weekdays == [date.fromisoformat(f"2026-{day}") for day in published]


def test_a_day_of_some_regions_says_of_which():
    days = {one.date: one for one in public_holidays("GB", UK, [2026], ["en"])}

    assert days[date(2026, 3, 17)].regions == ("NIR",)
    assert days[date(2026, 4, 6)].regions == ("ENG", "NIR", "WLS")
    assert days[date(2026, 4, 3)].regions == ()


def test_without_a_region_there_is_what_the_whole_country_keeps():
    days = named(public_holidays("GB", [], [2026], ["en"]))

    assert date(2026, 4, 3) in days
    assert date(2026, 4, 6) not in days


def test_names_come_in_each_language_that_is_known():
    days = public_holidays("ES", ["MD"], [2026], ["en", "es"])

    christmas = next(one for one in days if one.date == date(2026, 12, 25))
    assert christmas.names == {"en": "Christmas Day", "es": "Natividad del Señor"}


def test_a_language_that_is_not_known_gets_the_first_that_is():
    days = public_holidays("ES", [], [2026], ["ar", "en"])

    assert named(days, "ar") == named(days, "en")


def test_without_any_known_language_a_name_is_in_that_of_the_country():
    days = public_holidays("ES", [], [2026], ["ar"])

    assert named(days, "ar")[date(2026, 12, 25)] == "Natividad del Señor"


def test_several_years_come_in_order():
    days = [one.date for one in public_holidays("GB", ["ENG"], [2027, 2026], ["en"])]

    assert days == sorted(days)
    assert {day.year for day in days} == {2026, 2027}


def test_regions_have_names():
    assert regions_of("GB")["NIR"] == "Northern Ireland"
    assert regions_of("EG") == {}


@pytest.mark.parametrize(
    ("country", "regions"),
    [
        pytest.param("XX", [], id="country"),
        pytest.param("GB", ["XX"], id="region"),
        pytest.param("registry", [], id="another word of the library"),
    ],
)
def test_what_nobody_knows_is_not_found(country, regions):
    with pytest.raises(NotFound):
        public_holidays(country, regions, [2026], ["en"])


def test_every_country_can_be_asked():
    for country in known_countries():
        regions_of(country)
        found = public_holidays(country, [], [2026], ["en"])

        assert all(each.date.year == 2026 and each.names["en"] for each in found), (
            country
        )
