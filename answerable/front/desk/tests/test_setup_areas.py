"""The parts of the territory: named by hand, renamed, and ended by date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from answerable.agency.configuration import Hand
from answerable.agency.models import Area, ConfigurationEntry
from answerable.agency.policy import put_area
from answerable.agency.queries import areas_of_today
from answerable.cases.models import Case
from answerable.casework.tests.makers import send_form
from answerable.front.desk.tests.pages import read, text_of

AREAS = "/setup/areas/"
MARKET = "/setup/areas/of/market/"


@pytest.fixture(autouse=True)
def one_language(town):
    """Let the body write in one language, so that each text has one field."""
    town.agency.languages = ["en"]
    town.agency.save()


def end(slug, on):
    put_area(slug=slug, name={"en": slug.title()}, valid_to=on)


def test_a_town_without_a_map_names_its_areas_by_hand(administrator, noor):
    answer = administrator.post(f"{AREAS}new/", {"name_en": "Mill Hill"}, follow=True)

    assert Area.objects.get(slug="mill-hill").name == {"en": "Mill Hill"}
    assert "Mill Hill" in text_of(answer)
    assert ConfigurationEntry.objects.get().by == noor


def test_an_area_is_called_otherwise_and_its_cases_keep_it(administrator):
    send_form(area="market", place="4 Mill Lane")

    administrator.post(MARKET, {"name_en": "Old Market", "seen": 0})

    assert str(Case.objects.get().area) == "Old Market"


def test_an_area_that_ended_can_be_chosen_no_more(administrator):
    today = timezone.localdate()

    administrator.post(MARKET, {"name_en": "Market", "valid_to": today, "seen": 0})

    assert list(areas_of_today()) == []
    assert "Until" in text_of(administrator.get(AREAS))


def test_an_area_can_be_chosen_until_the_day_before_it_ends(town):
    end("market", timezone.localdate() + timedelta(days=1))

    assert list(areas_of_today()) == [town.market]


def test_those_that_ended_stand_behind_the_others(administrator):
    put_area(slug="zoo", name={"en": "Zoo"})
    end("market", date(2026, 1, 1))

    titles = [one.text for one in read(administrator.get(AREAS)).select("li .grow a")]

    assert titles == ["Zoo", "Market"]


def test_a_day_that_is_none_says_how_to_write_one(administrator):
    answer = administrator.post(MARKET, {"name_en": "Market", "valid_to": "soon"})

    assert answer.status_code == 422
    assert "Write a day such as" in text_of(answer)


def test_who_saves_an_older_page_of_an_area_is_told(administrator, noor):
    put_area(slug="market", name={"en": "Bazaar"}, by=Hand(noor))

    answer = administrator.post(MARKET, {"name_en": "Market", "seen": 0})

    assert answer.status_code == 409


def test_the_list_asks_no_more_of_the_database_for_more_areas(
    administrator, django_assert_max_num_queries
):
    for number in range(60):
        put_area(slug=f"area-{number}", name={"en": "Hills"})

    with django_assert_max_num_queries(12):
        administrator.get(AREAS)
