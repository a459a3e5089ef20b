"""Our offices are found by what one needs, by language, by the hour and by the way."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import translation

from answerable.agency.duty import today
from answerable.agency.models import Calendar, Staff
from answerable.agency.policy import put_absence, put_office, put_service
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.agency.tests.places import (
    IN_MARKET,
    draw_town,
    make_office,
    name_streets,
)
from answerable.front.portal.tests.pages import read, text_of
from answerable.front.shared.heard import hear

SUNDAY = datetime(2026, 3, 8, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def offices(town):
    """Three offices: one fits "housing, Spanish, open now" in everything."""
    draw_town(town.market)
    name_streets()
    put_service(
        slug="housing",
        name={"en": "Help with the rent", "es": "Ayuda para el alquiler"},
        summary={"en": "Money for the rent."},
        aliases={"en": ["housing benefit", "housing"], "es": ["vivienda"]},
        department=town.hall,
        team=town.roads,
        case_type="application",
        identity_level=0,
        place="none",
        position=9,
    )
    Calendar.objects.create(
        slug="nights", zone="UTC", hours={"mon": [["20:00", "22:00"]]}
    )
    make_office(languages=["en", "es"], services=["housing", "tree"])
    make_office(
        "night", name={"en": "Night Desk"}, calendar_slug="nights",
        languages=["es"], services=["housing"],
    )  # fmt: skip
    make_office(
        "hall", name={"en": "Town Hall"}, languages=["en"], services=["housing"],
        latitude=IN_MARKET.latitude, longitude=IN_MARKET.longitude, accuracy=5,
    )  # fmt: skip
    make_office(
        "works", name={"en": "Works Yard"}, languages=["es"],
        services=["street-light"], latitude=None, longitude=None,
    )  # fmt: skip


def found(client, **asked):
    """Return the names of the offices that are listed."""
    page = read(client.get(reverse("portal:offices"), asked))
    return [one.get_text(strip=True) for one in page.select("li.card h2")]


def test_B07_housing_spanish_open_now_returns_only_what_fits(client):
    assert found(client, q="housing, Spanish, open now") == ["Hill Annex"]
    assert found(client, q="housing", language="es", open="on") == ["Hill Annex"]


def test_B07_the_same_in_the_language_of_the_person(client):
    with translation.override("es"):
        assert found(client, q="vivienda, español, abierto ahora") == ["Hill Annex"]


def answering(client, **asked):
    """Return which services are said to be answered, without a way to an office."""
    page = read(client.get(reverse("portal:offices"), asked))
    return [one.get_text(strip=True) for one in page.select("li.card h3")]


@pytest.fixture
def rosa(town):
    """One of Roads, who answers for housing there and speaks Spanish."""
    rosa = make_staff("rosa", Role.CLERK, town.roads.department, town.roads)
    Staff.objects.filter(pk=rosa.pk).update(speaks=["es"])
    return rosa


def test_B07_who_answers_fits_in_everything_as_well(client, rosa):
    assert answering(client, q="housing, Spanish, open now") == ["Help with the rent"]
    assert answering(client, q="tree, Spanish, open now") == []
    assert answering(client, q="housing, Arabic, open now") == []


def test_B07_nobody_is_named_to_the_public(client, rosa):
    page = text_of(client.get(reverse("portal:offices"), {"q": "rosa, Spanish"}))

    assert "Rosa" not in page
    assert answering(client, q="rosa example") == []


def test_B07_the_number_to_call_stands_there(client, rosa):
    page = read(client.get(reverse("portal:offices"), {"q": "housing, Spanish"}))

    part = page.find(id="answering").find_parent("section")
    assert part.find("a", href="tel:0800100200").get_text() == "0800 100 200"


def test_B07_who_is_away_answers_in_no_language(client, rosa):
    put_absence(staff=rosa, first_day=today(), last_day=today(), substitute=None)

    assert answering(client, q="housing, Spanish") == []


def test_B07_on_a_sunday_nobody_answers_now(client, rosa, monday):
    monday.move_to(SUNDAY)

    assert answering(client, q="housing, Spanish, open now") == []
    assert answering(client, q="housing, Spanish") == ["Help with the rent"]


def test_without_a_wish_no_service_is_listed(client, rosa):
    assert answering(client) == []


def test_E66_a_name_leads_to_the_place_its_accuracy_and_the_way_there(client):
    page = read(client.get(reverse("portal:offices"), {"q": "town hall"}))
    entry = client.get(page.select_one("li.card h2 a")["href"])
    on_map = client.get(reverse("portal:office-map", args=["hall"]))

    shown, feature = read(entry), json.loads(on_map.content)["features"][0]
    assert shown.find("a", href="geo:50.050000,10.050000;u=5")
    assert "exact to about 5 metres" in text_of(entry)
    assert shown.select_one("svg.map .pin")
    assert on_map["Content-Type"] == "application/geo+json"
    assert feature["geometry"] == {"type": "Point", "coordinates": [10.05, 50.05]}
    assert feature["properties"]["accuracy_in_metres"] == 5


def test_E66_the_nearest_to_a_street_comes_first_with_its_way(client):
    answer = client.get(reverse("portal:offices"), {"near": "Church Road, Hill"})

    words = text_of(answer)
    assert found(client, near="Church Road, Hill") == [
        "Hill Annex",
        "Night Desk",
        "Town Hall",
        "Works Yard",
    ]
    assert "m in a straight line, about" in words
    assert "The nearest to Church Road, Hill first." in words


def test_a_place_that_nobody_knows_is_said_and_nothing_is_lost(client):
    answer = client.get(reverse("portal:offices"), {"near": "xyzzy plugh"})

    assert "We do not know the place “ xyzzy plugh ”" in text_of(answer)
    assert read(answer).find(id="id_near")["value"] == "xyzzy plugh"
    assert len(found(client, near="xyzzy plugh")) == 4


def test_without_a_wish_all_are_listed(client):
    assert found(client) == ["Hill Annex", "Town Hall", "Night Desk", "Works Yard"]


def test_a_service_is_chosen(client):
    assert found(client, service="street-light") == ["Works Yard"]


def test_what_nobody_offers_finds_no_office_and_a_way_on(client):
    answer = client.get(reverse("portal:offices"), {"q": "zeppelin permits"})

    assert "No office fits all of that" in text_of(answer)
    assert found(client, q="zeppelin permits") == []


def test_on_a_sunday_nothing_is_open_and_it_is_said_when_it_opens(client, monday):
    monday.move_to(SUNDAY)

    words = text_of(client.get(reverse("portal:office", args=["annex"])))

    assert found(client, open="on") == []
    assert "Closed now. Opens on Monday 9 March" in words
    assert "closed" in words


def test_a_page_of_an_office_says_all_of_it(client):
    page = read(client.get(reverse("portal:office", args=["annex"])))
    words = " ".join(page.get_text(" ").split())

    assert "Open now" in words
    assert "2 Hill Street" in words
    assert "Spoken here: English, Español" in words or "Spanish" in words
    assert "Help with the rent" in words
    assert "09:00–17:00" in words


def test_an_office_that_is_on_no_map_has_no_way_there(client):
    page = read(client.get(reverse("portal:office", args=["works"])))
    on_map = client.get(reverse("portal:office-map", args=["works"]))

    assert page.find("a", href=lambda link: link and link.startswith("geo:")) is None
    assert json.loads(on_map.content)["features"][0]["geometry"] is None


def test_all_offices_are_a_map(client):
    collection = json.loads(client.get(reverse("portal:offices-map")).content)

    assert [one["id"] for one in collection["features"]] == [
        "annex",
        "hall",
        "night",
        "works",
    ]


def test_an_office_that_there_is_not_is_not_found(client):
    assert client.get(reverse("portal:office", args=["moon"])).status_code == 404
    assert client.get(reverse("portal:office-map", args=["moon"])).status_code == 404


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("housing, Spanish, open now", ("housing", "es", True)),
        ("vivienda español", ("vivienda", "es", False)),
        ("سكن، العربية، مفتوح الآن", ("سكن", "ar", True)),
        ("help in Arabic", ("help in", "ar", False)),
        ("reopen my case", ("reopen my case", "", False)),
        ("", ("", "", False)),
    ],
)
def test_wishes_are_heard_among_the_words(typed, understood):
    heard = hear(typed)
    assert (heard.words, heard.language, heard.is_open) == understood


@pytest.mark.parametrize("odd", ["\0", "%", "'", "a" * 5_000, "\u202e"], ids=ascii)
def test_odd_words_are_searched_for_like_others(client, odd):
    assert client.get(reverse("portal:offices"), {"q": odd}).status_code == 200
    assert client.get(reverse("portal:offices"), {"near": odd}).status_code == 200


def test_a_choice_that_is_none_of_ours_is_left_out(client):
    assert len(found(client, language="xx", service="moon")) == 4


def test_the_list_asks_the_database_a_few_times_only(
    client, django_assert_max_num_queries
):
    found(client)

    with django_assert_max_num_queries(12):
        found(client, q="housing")


def test_put_office_tells_what_differs(town):
    placed = put_office(
        slug="annex",
        name={"en": "Hill Annex"},
        address={"en": "2 Hill Street"},
        phone="0800 1",
        calendar_slug="office",
    )

    changed = {one.field for one in placed.differences}
    assert changed == {"latitude", "longitude", "languages", "services"}
