"""The point of a case at the desk, and what else is open near it."""

from __future__ import annotations

import pytest

from answerable.agency.models import Staff
from answerable.agency.tests.places import draw_town
from answerable.cases.models import Case
from answerable.casework.tests.makers import make_case
from answerable.front.desk.tests.pages import address, read, text_of
from answerable.lib.positions import Source, Spot

HERE = Spot(50.05, 10.05, Source.DEVICE, 12)


def case_at(metres_north: float, **changes: object) -> Case:
    """Return a case so far to the north of here."""
    north = HERE.latitude + metres_north / 111_195
    spot = Spot(north, HERE.longitude, Source.MAP, 30)
    return make_case(spot=spot, token=f"north-{metres_north}", **changes)


@pytest.fixture
def pinned(town):
    """A case of Roads whose person showed where it is."""
    draw_town(town.market)
    return make_case(spot=HERE, token="here")


def nearby(case: Case) -> str:
    return f"{address(case)}nearby/"


def test_a_case_keeps_its_point_and_lies_in_the_area_around_it(pinned):
    assert pinned.spot == HERE
    assert pinned.area.slug == "market"


def test_the_desk_sees_the_point_drawn_in_words_and_as_a_link(clerk, pinned):
    page = read(clerk.get(address(pinned)))

    words = " ".join(page.get_text(" ").split())
    assert page.select_one("svg.map .pin")
    assert page.find("a", href="geo:50.050000,10.050000;u=12")
    assert "A point in Market, within about 12 metres" in words
    assert "By the device of the person" in words


def test_a_case_without_a_point_shows_words_alone(clerk, town):
    case = make_case()

    page = read(clerk.get(address(case)))

    assert page.select_one("svg.map") is None
    assert clerk.get(nearby(case)).status_code == 404


def test_what_is_open_near_it_is_listed_the_nearest_first(clerk, pinned):
    far, near = case_at(300), case_at(60)
    case_at(2_000)

    words = text_of(clerk.get(nearby(pinned)))

    assert words.index("60 m away") < words.index("300 m away")
    assert "2000 m" not in words
    assert far.reference != near.reference


def test_what_has_ended_is_not_near(clerk, pinned):
    ended = case_at(60)
    Case.objects.filter(pk=ended.pk).update(state="withdrawn")

    assert "Nothing else is open near here" in text_of(clerk.get(nearby(pinned)))


def test_what_one_may_not_see_is_not_near_either(clerk, pinned, town):
    restricted, of_parks = case_at(60), case_at(90)
    Case.objects.filter(pk=restricted.pk).update(is_restricted=True)
    Case.objects.filter(pk=of_parks.pk).update(team=town.parks)

    assert "Nothing else is open near here" in text_of(clerk.get(nearby(pinned)))


def test_a_stranger_is_sent_to_sign_in(client, pinned):
    assert client.get(nearby(pinned)).status_code == 302


def test_another_team_finds_nothing(seat, pinned, chloe):
    assert seat(chloe).get(nearby(pinned)).status_code == 404


def test_an_auditor_may_look(seat, pinned, ada: Staff):
    case_at(60)

    assert "60 m away" in text_of(seat(ada).get(nearby(pinned)))


def test_the_list_asks_a_few_times_only(clerk, pinned, django_assert_max_num_queries):
    for metres in (20, 40, 60, 80):
        case_at(metres)
    clerk.get(nearby(pinned))

    with django_assert_max_num_queries(12):
        clerk.get(nearby(pinned))
