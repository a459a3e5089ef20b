"""The map that can be moved: our own layers, small, and nothing foreign."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from answerable.agency.models import NamedPlace
from answerable.agency.policy import put_boundary
from answerable.agency.tests.places import (
    IN_MARKET,
    OUTSIDE,
    draw_town,
    make_office,
    name_streets,
)
from answerable.cases.models import Case
from answerable.front.portal.map_layers import MOST_CORNERS, MOST_PLACES
from answerable.front.portal.tests.pages import read, text_of

LAYERS = "/areas.geojson"
LEAFLET = Path(__file__).parents[1] / "static/portal/leaflet"
LISTED = re.compile(r"^\| `([\w/.-]+)` \| `([0-9a-f]{64})` \|$", re.MULTILINE)
PAGE_ALONE, PAGE_WITH_MAP = 30_000, 75_000  # bytes, packed


@pytest.fixture
def streets(town):
    """Streets on a map of two areas, with an office."""
    draw_town(town.market)
    name_streets()
    make_office()


@pytest.fixture
def place(walk, streets):
    """Somebody on the page that asks where it is."""
    walk.begin()
    walk.post("service", service="street-light")
    return walk


def told(client, path=LAYERS):
    answer = client.get(path)
    assert answer["Content-Type"] == "application/geo+json"
    return json.loads(answer.content)["features"]


def names(features, kind):
    about = (one["properties"] for one in features)
    return [one["name"] for one in about if one["kind"] == kind]


def packed(content):
    return len(gzip.compress(content))


def static(name):
    return Path(finders.find(name) or name).read_bytes()


def on_map(point, accuracy="11"):
    """Return what the script carries of a pin."""
    latitude, longitude = str(point.latitude), str(point.longitude)
    about = {"accuracy": accuracy, "shown_by": "map"}
    return {"latitude": latitude, "longitude": longitude, **about}


# The layers


def test_areas_offices_and_places_are_told(client, streets):
    features = told(client)

    assert sorted(names(features, "area")) == ["Hill", "Market"]
    assert names(features, "office") == ["Hill Annex"]
    assert names(features, "place")[0] == "Hillford Library"
    assert "Mill Lane" in names(features, "place")


def test_they_are_told_in_the_language_of_the_reader(client, streets):
    assert "Callejón del Molino" in names(told(client, f"/es{LAYERS}"), "place")


def test_without_an_outline_there_is_no_map(client, town):
    assert client.get(LAYERS).status_code == 404


def test_an_outline_loses_corners_and_keeps_its_shape(client, town):
    box = [(10.0, 50.0), (10.1, 50.0), (10.1, 50.1), (10.0, 50.1)]
    sides = zip(box, [*box[1:], box[0]], strict=True)
    fine = [
        (ax + (bx - ax) * step / 1_000, ay + (by - ay) * step / 1_000)
        for (ax, ay), (bx, by) in sides
        for step in range(1_000)
    ]
    put_boundary(town.market, polygons=[[[*fine, fine[0]]]], source="survey")

    [area] = told(client)

    [[ring]] = area["geometry"]["coordinates"]
    assert len(ring) < 10
    assert {tuple(corner) for corner in ring} >= set(box)


def test_a_coast_of_many_corners_is_drawn_with_few(client, town):
    teeth = [(10 + step / 40_000, 50 + (step % 2) / 20) for step in range(1, 4_000)]
    ring = [(10.0, 50.0), (10.0, 49.9), (10.1, 49.9), (10.1, 50.0), *reversed(teeth)]
    put_boundary(town.market, polygons=[[[*ring, ring[0]]]], source="survey")

    [area] = told(client)

    corners = sum(map(len, area["geometry"]["coordinates"][0]))
    assert 4 <= corners <= MOST_CORNERS


def test_so_many_places_are_told_and_no_more(client, streets):
    NamedPlace.objects.bulk_create(
        NamedPlace(
            kind="landmark",
            name={"en": f"Statue {number}"},
            latitude=50.05,
            longitude=10.05,
            accuracy=10,
            source="many",
        )
        for number in range(MOST_PLACES + 1)
    )

    assert len(names(told(client), "place")) == MOST_PLACES


def test_they_may_be_kept_for_a_while_and_are_asked_about_anew(client, streets):
    first = client.get(LAYERS)

    again = client.get(LAYERS, HTTP_IF_NONE_MATCH=first["ETag"])

    assert set(first["Cache-Control"].split(", ")) == {"public", "max-age=300"}
    assert again.status_code == 304


def test_they_travel_packed(client, streets):
    answer = client.get(LAYERS, HTTP_ACCEPT_ENCODING="gzip")

    assert answer["Content-Encoding"] == "gzip"


def test_they_ask_the_database_little(client, streets, django_assert_max_num_queries):
    client.get(LAYERS)

    with django_assert_max_num_queries(5):
        client.get(LAYERS)


# The page


def test_the_page_offers_the_map_to_scripts_alone(place):
    page = read(place.look("place"))

    part = page.find(attrs={"data-map": True})
    assert part.has_attr("hidden")
    assert part["data-layers"] == LAYERS
    assert not page.find("link", href=re.compile("leaflet"))
    assert not page.find("script", src=re.compile("leaflet"))


def test_a_town_without_outlines_offers_none(walk):
    walk.begin()
    walk.post("service", service="street-light")

    assert not read(walk.look("place")).find(attrs={"data-map": True})


def test_a_pin_is_told_in_words_and_comes_with_the_case(place):
    place.post("place", place="", area="", **on_map(IN_MARKET))

    assert "A point in Market, within about 11 metres" in text_of(place.look("place"))
    place.post("place", place="", area="")
    place.post("photo")
    place.post("you", language="en")
    place.send()
    case = Case.objects.get(reference=place.reference)
    assert (case.latitude, case.longitude) == (IN_MARKET.latitude, IN_MARKET.longitude)
    assert (case.place_source, case.place_accuracy) == ("map", 11)
    assert case.area.slug == "market"


def test_a_pin_out_of_town_is_said_to_be_that(place):
    place.post("place", place="", area="", **on_map(OUTSIDE))

    assert "outside of our territory" in text_of(place.look("place"))


def test_the_page_is_light_and_with_the_map_not_heavy(client, place):
    html = packed(place.look("place").content)
    own = ("shared/answerable.css", "shared/icons.svg", "portal/place.js")
    alone = html + sum(packed(static(name)) for name in own)
    more = ("leaflet/leaflet.js", "leaflet/leaflet.css", "map.css")
    with_map = alone + sum(packed(static(f"portal/{name}")) for name in more)
    with_map += packed(client.get(LAYERS).content)

    assert alone <= PAGE_ALONE
    assert with_map <= PAGE_WITH_MAP


# What is of others


def test_every_file_of_leaflet_is_here_as_it_is_listed():
    listed = dict(LISTED.findall((LEAFLET / "LEAFLET.md").read_text()))
    there = {
        path.relative_to(LEAFLET).as_posix(): hashlib.sha256(
            path.read_bytes()
        ).hexdigest()
        for path in LEAFLET.rglob("*")
        if path.is_file() and path.name != "LEAFLET.md"
    }

    assert listed == there
    assert "BSD 2-Clause License" in (LEAFLET / "LICENSE").read_text()


@pytest.mark.parametrize("name", ["place.js", "map.css"])
def test_no_script_and_no_style_of_ours_asks_anybody_else(name):
    assert "//" not in static(f"portal/{name}").decode().replace("// ", "")
