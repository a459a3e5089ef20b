"""Holidays at the setup: closures of several days, and those of a country taken over."""

from __future__ import annotations

import pytest
import time_machine

from answerable.agency.models import Calendar
from answerable.front.desk.tests.pages import read, text_of

HOLIDAYS = "/setup/holidays/"
PUBLIC = "/setup/holidays/public/"
ALL_NATIONS = "regions=ENG&regions=NIR&regions=SCT&regions=WLS"
UK = f"{PUBLIC}?country=GB&{ALL_NATIONS}&years=2026&show=days"
ENGLAND = f"{PUBLIC}?country=GB&regions=ENG&years=2026&show=days"


@pytest.fixture(autouse=True)
def one_language(town):
    """Let the body write in one language, so that each text has one field."""
    town.agency.languages = ["en"]
    town.agency.save()


@pytest.fixture(autouse=True)
def early_in_the_year():
    with time_machine.travel("2026-02-02 09:00+00:00", tick=False):
        yield


def newest():
    return Calendar.objects.order_by("-version").first()


def dates():
    return [line["date"] for line in newest().holidays]


def close(client, first, last, name="Burst pipe", **more):
    sent = {"date": first, "until": last, "name_en": name, **more}
    return client.post(HOLIDAYS, sent)


# Closures


def test_a_closure_is_one_version_with_every_day_of_it(administrator):
    close(administrator, "2026-03-02", "2026-03-04")

    assert dates() == ["2026-03-02", "2026-03-03", "2026-03-04"]
    assert newest().version == 2


def test_a_closure_is_shown_as_one_and_taken_out_as_one(administrator):
    close(administrator, "2026-03-02", "2026-03-04")

    page = read(administrator.get(HOLIDAYS))
    form = page.select_one("form[action$='/remove/']")
    sent = {field["name"]: field["value"] for field in form.select("[name]")}
    administrator.post("/setup/holidays/remove/", sent)

    assert "Monday 2 March 2026 – Wednesday 4 March 2026" in page.text
    assert dates() == []


def test_a_holiday_within_a_closure_keeps_its_name(administrator):
    close(administrator, "2026-12-25", "", "Christmas Day")
    close(administrator, "2026-12-24", "2026-12-26", "Winter closure")

    names = [line["name"]["en"] for line in newest().holidays]
    assert names == ["Winter closure", "Christmas Day", "Winter closure"]


def test_nobody_closes_for_most_of_a_year(administrator):
    close(administrator, "2026-03-01", "2026-05-19")
    answer = close(administrator, "2026-12-25", "", "Christmas Day")

    assert "2026 has 81 holidays. Leave out some" in text_of(answer)
    assert "Christmas Day" in read(answer).select_one("[name=name_en]")["value"]
    assert len(dates()) == 80


def test_a_day_of_another_age_is_refused(administrator):
    answer = close(administrator, "1026-12-25", "", "Christmas Day")

    assert "No promise is counted in 1026" in text_of(answer)
    assert dates() == []


def test_for_some_days_the_house_opens_for_some_hours(administrator):
    close(administrator, "2026-03-02", "2026-03-03", hours="09:00-12:00")

    hours = [line["hours"] for line in newest().holidays]
    assert hours == [[["09:00", "12:00"]]] * 2
    assert "09:00-12:00" in text_of(administrator.get(HOLIDAYS))


@pytest.mark.parametrize("last", ["2026-03-01", "2026-06-02", "2999-01-01"])
def test_a_closure_that_makes_no_sense_is_refused(administrator, last):
    answer = close(administrator, "2026-03-02", last)

    assert answer.status_code == 422
    assert "not before the first: 92 days at most" in text_of(answer)
    assert newest().version == 1


# Taken over


def test_a_country_has_its_regions_and_years(administrator):
    start = text_of(administrator.get(PUBLIC))
    page = text_of(administrator.get(f"{PUBLIC}?country=GB"))

    assert "United Kingdom" in start
    assert "Northern Ireland (NIR)" in page
    assert "2026 2027 2028 2029" in page


def test_the_days_of_several_regions_are_shown_with_where_they_are_kept(administrator):
    page = text_of(administrator.get(UK))

    assert "Tuesday 17 March 2026: Saint Patrick" in page
    assert "(only NIR)" in page
    assert newest().version == 1


def test_what_is_ticked_is_copied_into_one_version_of_each_calendar(administrator):
    Calendar.objects.create(slug="night", zone="UTC", hours=newest().hours)

    answer = administrator.post(UK, {"days": ["2026-03-17", "2026-04-03"]})

    assert answer.url == HOLIDAYS
    both = Calendar.objects.filter(version=2).values_list("slug", "holidays")
    days = [
        {"date": "2026-03-17", "name": {"en": "Saint Patrick's Day"}},
        {"date": "2026-04-03", "name": {"en": "Good Friday"}},
    ]
    assert dict(both) == {"office": days, "night": days}


def test_taking_over_twice_changes_nothing(administrator):
    administrator.post(ENGLAND, {"days": ["2026-04-03"]})
    administrator.post(ENGLAND, {"days": ["2026-04-03"]})

    assert newest().version == 2


def test_what_is_on_the_list_is_counted_and_not_offered(administrator):
    administrator.post(ENGLAND, {"days": ["2026-04-03"]})

    page = read(administrator.get(ENGLAND))

    assert "1 day is on your list already." in page.text
    assert page.select_one("[value='2026-04-03']") is None


def test_where_no_day_is_new_the_page_says_so(administrator):
    offered = read(administrator.get(ENGLAND)).select("main [name=days]")
    administrator.post(ENGLAND, {"days": [box["value"] for box in offered]})

    page = text_of(administrator.get(ENGLAND))

    assert "There is no day that is not on your list already." in page


def test_without_a_tick_nothing_is_taken(administrator):
    answer = administrator.post(ENGLAND, {})

    assert answer.status_code == 422
    assert "Tick at least one day" in text_of(answer)


def test_a_day_that_was_not_offered_is_refused(administrator):
    answer = administrator.post(ENGLAND, {"days": ["2026-03-17"]})

    assert answer.status_code == 422
    assert newest().version == 1


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("country=XX", id="country"),
        pytest.param("country=GB&show=days&years=2026&regions=XX", id="region"),
        pytest.param("country=GB&show=days&years=1", id="year"),
        pytest.param("country=GB&show=days", id="no year"),
    ],
)
def test_what_cannot_be_asked_for_is_asked_again(administrator, asked):
    page = read(administrator.get(f"{PUBLIC}?{asked}"))

    assert page.select_one(".errsum li") is not None
    assert page.select_one("main form[method=post]") is None


def test_auditors_read_and_others_find_nothing(seat, ada, clerk, client):
    auditor = seat(ada)

    assert auditor.get(UK).status_code == 200
    assert auditor.post(UK, {"days": ["2026-04-03"]}).status_code == 403
    assert clerk.get(UK).status_code == 404
    assert client.get(UK).status_code == 302
    assert newest().version == 1
