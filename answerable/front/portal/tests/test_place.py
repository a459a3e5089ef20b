"""Where it is: words that find a place, "which one?", a pin, and never a dead end."""

from __future__ import annotations

import pytest
from django.urls import reverse

from answerable.agency.models import Service
from answerable.agency.policy import put_area
from answerable.agency.tests.places import (
    IN_HILL,
    IN_MARKET,
    OUTSIDE,
    draw_town,
    name_streets,
)
from answerable.cases.models import Case
from answerable.front.portal.tests.pages import mistakes, read, text_of
from answerable.lib.drawing import WIDTH
from answerable.lib.plus_codes import code_of


@pytest.fixture
def streets(town):
    """Streets on a map of two areas."""
    draw_town(town.market)
    name_streets()


@pytest.fixture
def place(walk, streets):
    """Somebody on the page that asks where it is."""
    walk.begin()
    walk.post("service", service="street-light")
    return walk


def case_sent_by(walk):
    """Go the rest of the way and return the case."""
    walk.post("photo")
    walk.post("you", language="en")
    walk.send()
    return Case.objects.get(reference=walk.reference)


def device(point, accuracy="12.4"):
    """Return what a device says of itself."""
    latitude, longitude = str(point.latitude), str(point.longitude)
    return {"latitude": latitude, "longitude": longitude, "accuracy": accuracy}


def test_a_street_that_is_sure_brings_its_point_and_its_area_with_the_case(place):
    answer = place.post("place", place="4 Mill Lane", area="")

    case = case_sent_by(place)
    assert answer.url == place.address("photo")
    assert (case.place, case.area.slug) == ("4 Mill Lane", "market")
    assert (case.latitude, case.longitude) == (50.02, 10.02)
    assert (case.place_source, case.place_accuracy) == ("gazetteer", 100)
    assert case.cell


def test_of_two_streets_it_is_asked_which_one_and_words_stay(place):
    place.post("place", place="Church Road 12", area="")

    page = read(place.look("place"))
    labels = [one.get_text(" ", strip=True) for one in page.select(".choice")]

    assert page.find(id="id_place")["value"] == "Church Road 12"
    assert labels == [
        "Church Road (Street, Market)",
        "Church Road (Street, Hill)",
        "None of these: take my words",
    ]


def test_which_one_is_answered_and_the_case_has_it(place):
    place.post("place", place="Church Road 12", area="")
    hill = read(place.look("place")).select("[name=which]")[1]["value"]

    place.post("place", place="Church Road 12", area="", which=hill)

    case = case_sent_by(place)
    assert (case.area.slug, case.longitude) == ("hill", 10.14)


@pytest.mark.parametrize("answer", [{}, {"which": "none"}], ids=["nothing", "none"])
def test_who_does_not_choose_goes_on_with_their_words(place, answer):
    place.post("place", place="Mil Lan", area="")

    gone_on = place.post("place", place="Mil Lan", area="hill", **answer)

    case = case_sent_by(place)
    assert gone_on.url == place.address("photo")
    assert (case.place, case.area.slug, case.spot) == ("Mil Lan", "hill", None)


def test_an_answer_that_was_never_offered_is_told(place):
    place.post("place", place="Mil Lan", area="")

    wrong = place.post("place", place="Mil Lan", area="", which="999")

    assert mistakes(wrong) == ["Choose one of the list"]


def test_other_words_are_looked_up_anew(place):
    place.post("place", place="Mil Lan", area="")

    answer = place.post("place", place="Rope Street", area="")

    assert answer.url == place.address("photo")
    assert place.draft.answers["spot"]["longitude"] == 10.03


def test_words_that_find_nothing_are_taken_as_they_are(place):
    answer = place.post("place", place="behind the blue gate", area="market")

    assert answer.url == place.address("photo")
    assert place.draft.answers["spot"] is None


def test_a_device_shows_the_point_and_words_are_not_needed_then(place):
    shown = place.post("place", place="", area="", **device(IN_HILL))
    page = text_of(place.look("place"))
    place.post("place", place="", area="hill")

    case = case_sent_by(place)
    assert shown.url == place.address("place")
    assert "A point in Hill, within about 13 metres" in page
    assert (case.place_source, case.area.slug) == ("device", "hill")
    assert case.place_accuracy == 13


def test_the_map_is_tapped_without_a_script_and_what_was_typed_stays(place):
    shown = place.post("place", place="by the gate", area="", map="1")
    page = read(place.look("place"))
    wide = page.find(id="wide_map")
    x, y = int(wide["width"]) // 4, int(wide["height"]) // 2

    place.post("place", place="by the gate", area="", **tap("wide_map", x, y))

    again = read(place.look("place"))
    assert shown.url == place.address("place")
    assert page.find(id="id_place")["value"] == "by the gate"
    spot = place.draft.answers["spot"]
    assert again.find(id="id_place")["value"] == "by the gate"
    assert again.select_one("svg.map .pin")
    assert spot["source"] == "map"
    assert spot["longitude"] == pytest.approx(10.05, abs=0.005)
    assert spot["latitude"] == pytest.approx(50.05, abs=0.005)


def tap(name, x, y):
    """Return what a browser says of a tap."""
    return {f"{name}.x": str(x), f"{name}.y": str(y)}


@pytest.mark.parametrize("before", [{}, {"map": "1"}, device(IN_HILL)], ids=len)
def test_enter_goes_on_whatever_the_page_shows(place, before):
    place.post("place", place="", area="", **before)

    buttons = read(place.look("place")).select(
        "main form [type=submit], main form [type=image]"
    )

    assert buttons[0].get_text(strip=True) == "Continue"


def test_enter_in_the_field_is_no_tap(place):
    answer = place.post("place", place="Mill Lane", area="", **tap("small_map", 0, 0))

    assert answer.url == place.address("photo")
    assert place.draft.answers["spot"]["source"] == "gazetteer"


def test_a_pin_is_taken_away_again(place):
    place.post("place", place="", area="", **device(IN_HILL))

    place.post("place", place="by the gate", area="", unpin="1")

    page = read(place.look("place"))
    assert place.draft.answers["spot"] is None
    assert page.find(id="id_place")["value"] == "by the gate"
    assert page.find("button", {"name": "map"})


def test_who_names_another_area_than_that_of_their_pin_is_right_about_it(place):
    place.post("place", place="", area="", **device(IN_HILL))

    place.post("place", place="by the gate", area="market")

    assert place.draft.answers["spot"] is None
    assert place.draft.answers["area"] == "market"


def test_a_plus_code_in_the_text_is_a_point(place):
    place.post("place", place=f"shed at {code_of(IN_MARKET)}", area="")

    case = case_sent_by(place)
    assert (case.place_source, case.area.slug) == ("plus_code", "market")
    assert case.place_accuracy < 12


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param("52.00, 9.00", "lies outside of our territory", id="outside"),
        pytest.param("0.00, 0.00", "lies in the sea", id="nowhere"),
        pytest.param("10.05, 50.05", "are exchanged here", id="exchanged"),
        pytest.param("95.00, 190.00", "no such point on Earth", id="no degrees"),
    ],
)
def test_a_point_that_cannot_be_taken_is_said_once_and_holds_nobody_up(
    place, typed, said
):
    place.post("place", place=typed, area="")
    page = text_of(place.look("place"))

    answer = place.post("place", place=typed, area="")

    assert said in page
    assert answer.url == place.address("photo")
    assert place.draft.answers["spot"] is None


def test_a_device_outside_is_told_so(place):
    place.post("place", place="", area="", **device(OUTSIDE))

    assert "lies outside of our territory" in text_of(place.look("place"))


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param({"latitude": "nan", "longitude": "10"}, id="not a number"),
        pytest.param({"latitude": "inf", "longitude": "10"}, id="infinite"),
        pytest.param({"latitude": "50.05"}, id="half"),
        pytest.param(device(IN_HILL, accuracy="5000000"), id="anywhere on Earth"),
    ],
)
def test_a_device_that_knows_nothing_says_nothing(place, sent):
    place.post("place", place="Mill Lane", area="", **sent)

    assert place.draft.answers["spot"]["source"] == "gazetteer"


def test_on_a_border_the_area_that_was_named_counts(place):
    place.post("place", place="50.050000, 10.100000", area="hill")
    hill = case_sent_by(place)

    assert hill.area.slug == "hill"


def test_without_any_outline_there_is_no_map_and_words_do(walk, town):
    walk.begin()
    walk.post("service", service="street-light")

    page = read(walk.look("place"))
    answer = walk.post("place", place="Mill Lane", area="market")

    assert page.find("button", {"name": "map"}) is None
    assert walk.client.get(reverse("portal:map")).status_code == 404
    assert answer.url == walk.address("photo")


def test_the_map_names_the_areas_of_today(client, streets):
    first = client.get(reverse("portal:map"))
    put_area(slug="hill", name={"en": "Castle Hill"})
    second = client.get(reverse("portal:map"))

    assert first["Content-Type"] == "image/svg+xml"
    assert ">Market</text>" in first.content.decode()
    assert ">Castle Hill</text>" in second.content.decode()
    assert f'viewBox="0 0 {WIDTH} ' in first.content.decode()


def test_the_last_page_says_the_point_once_more(place):
    place.post("place", place="4 Mill Lane", area="")
    place.post("photo")
    place.post("you", language="en")

    shown = text_of(place.look("check"))

    assert "A point in Market, within about 100 metres" in shown


def test_a_place_that_may_be_left_open_is(walk, streets):
    Service.objects.filter(slug="tree").update(place="optional")
    walk.begin()
    walk.post("service", service="+", other="tree")

    answer = walk.post("place", place="", area="")

    assert answer.url == walk.address("photo")
    assert walk.draft.answers["spot"] is None


def test_finishing_later_keeps_the_words(place):
    place.post("place", place="Mill Lane", area="", later="1")

    assert read(place.look("place")).find(id="id_place")["value"] == "Mill Lane"


def test_the_page_is_light(place, django_assert_max_num_queries):
    place.look("place")

    with django_assert_max_num_queries(14):
        answer = place.look("place")

    assert len(answer.content) < 12_000
