"""Areas from a map are taken as they are drawn, or refused with what is wrong."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given, strategies as st

from answerable.lib import geojson, outlines
from answerable.lib.geojson import FaultyMap, Trouble, columns_of, read_map
from answerable.lib.outlines import Flaw, FlawedOutline, crosses_itself, outline_of

SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]
BOW = [[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]


def feature(*rings, kind="Polygon", **properties):
    geometry = {"type": kind, "coordinates": list(rings)}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def written(*features, **more):
    whole = {"type": "FeatureCollection", "features": list(features), **more}
    return json.dumps(whole).encode()


def flaws(*features, **more):
    with pytest.raises(FaultyMap) as refused:
        read_map(written(*features), **more)
    return [(one.number, one.name, one.flaw) for one in refused.value.flaws]


def trouble(content):
    with pytest.raises(FaultyMap) as refused:
        read_map(content)
    return refused.value.trouble


def test_a_polygon_and_several_are_areas_alike():
    parts = feature([SQUARE], [SQUARE], kind="MultiPolygon")

    one, two = read_map(written(feature(SQUARE, name="Hills"), parts))

    assert one.properties == {"name": "Hills"}
    assert [len(one.polygons), len(two.polygons)] == [1, 2]
    assert one.polygons[0][0][:2] == [(0.0, 0.0), (1.0, 0.0)]


def test_heights_are_dropped_and_kept():
    high = [[0.1234567891, 0, 40], [1, 0, 40], [1, 1, 40], [0.1234567891, 0, 40]]

    (area,) = read_map(written(feature(high)))

    assert area.polygons[0][0][0] == (0.123456789, 0.0)


def test_a_mark_at_the_beginning_of_the_file_does_no_harm():
    assert read_map(b"\xef\xbb\xbf" + written(feature(SQUARE)))


@pytest.mark.parametrize(
    ("ring", "flaw"),
    [
        pytest.param([], Flaw.EMPTY, id="nothing in it"),
        pytest.param(SQUARE[:-1], Flaw.OPEN, id="not closed"),
        pytest.param([[0, 0], [1, 1], [0, 0]], Flaw.FLAT, id="there and back"),
        pytest.param([[0, 0], [1, 0], [2, 0], [0, 0]], Flaw.FLAT, id="on a line"),
        pytest.param(BOW, Flaw.CROSSING, id="a bow"),
        pytest.param(
            [[0, 0], [4, 0], [4, 4], [2, 0], [0, 4], [0, 0]],
            Flaw.CROSSING,
            id="a corner on a side",
        ),
        pytest.param(
            [[0, 0], [2, 0], [2, 2], [2, 5], [2, 2], [0, 2], [0, 0]],
            Flaw.CROSSING,
            id="a thorn",
        ),
        pytest.param(
            [[5, 0], [5, 4], [2, 2], [0, 2], [2, 2], [5, 0]],
            Flaw.CROSSING,
            id="a thorn to the west",
        ),
        pytest.param(
            [[0, 0], [4, 0], [2, 0], [2, 3], [0, 0]],
            Flaw.CROSSING,
            id="a side half the way back",
        ),
        pytest.param(
            [[40, 100], [41, 100], [41, 101], [40, 100]], Flaw.SWAPPED, id="exchanged"
        ),
        pytest.param(
            [[5e5, 4e6], [5e5, 5e6], [6e5, 4e6], [5e5, 4e6]],
            Flaw.NOT_DEGREES,
            id="metres",
        ),
        pytest.param([[0, 0], ["a", 1], [0, 0]], Flaw.NO_POLYGON, id="letters"),
        pytest.param([[math.nan, 0]], Flaw.NOT_DEGREES, id="no number"),
    ],
)
def test_what_is_no_outline_is_refused_by_the_name_of_its_feature(ring, flaw):
    assert flaws(feature(SQUARE), feature(ring, name="Hills")) == [(2, "Hills", flaw)]


@pytest.mark.parametrize(
    ("geometry", "flaw"),
    [
        pytest.param(None, Flaw.EMPTY, id="none"),
        pytest.param({"type": "Point", "coordinates": [0, 0]}, Flaw.NO_POLYGON, id="p"),
        pytest.param({"type": "Polygon", "coordinates": []}, Flaw.EMPTY, id="no ring"),
        pytest.param({"type": "MultiPolygon", "coordinates": [[]]}, Flaw.EMPTY, id="m"),
        pytest.param(
            {"type": "Polygon", "coordinates": [7]}, Flaw.NO_POLYGON, id="no list"
        ),
    ],
)
def test_a_feature_without_an_area_is_refused(geometry, flaw):
    assert flaws({"type": "Feature", "geometry": geometry}) == [(1, "", flaw)]


def test_exchanged_coordinates_are_known_where_one_can_be_no_latitude():
    here = [[34.0, -118.0], [34.1, -118.0], [34.1, -118.1], [34.0, -118.0]]
    swapped = [[y, x] for x, y in here]

    assert flaws(feature(here, name="10"), meridian=-120.0) == [(1, "10", Flaw.SWAPPED)]
    assert read_map(written(feature(swapped)), meridian=-120.0)


def test_exchanged_coordinates_are_known_by_the_time_zone_where_both_could_be_one():
    here = [[37.7, -80.2], [37.8, -80.2], [37.8, -80.1], [37.7, -80.2]]
    swapped = [[y, x] for x, y in here]

    assert flaws(feature(here, name="10"), meridian=-75.0) == [(1, "10", Flaw.SWAPPED)]
    assert read_map(written(feature(swapped)), meridian=-75.0)


def test_what_lies_far_away_and_could_not_be_exchanged_is_taken():
    far = [[-122, 37], [-121, 37], [-121, 38], [-122, 37]]

    assert read_map(written(feature(far)), meridian=0.0)


def test_a_place_across_the_date_line_from_its_time_zone_is_no_stranger():
    island = [[-157.4, 1.8], [-157.3, 1.8], [-157.3, 1.9], [-157.4, 1.8]]

    assert read_map(written(feature(island)), meridian=210.0)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        pytest.param('{"type": "é"}'.encode("latin-1"), Trouble.ENCODING, id="latin"),
        pytest.param("{}".encode("utf-16"), Trouble.ENCODING, id="utf-16"),
        pytest.param(b"name,shape", Trouble.NO_JSON, id="a table"),
        pytest.param(b"[" * 100_000, Trouble.NO_JSON, id="too deep"),
        pytest.param(b"[]", Trouble.NO_COLLECTION, id="a list"),
        pytest.param(b'{"type": "Topology"}', Trouble.NO_COLLECTION, id="topology"),
        pytest.param(written(), Trouble.NO_FEATURES, id="nothing"),
        pytest.param(
            written(feature(SQUARE), crs={"properties": {"name": "EPSG:25830"}}),
            Trouble.OTHER_SYSTEM,
            id="metres",
        ),
    ],
)
def test_a_file_that_is_no_map_says_why(content, found):
    assert trouble(content) == found


def test_a_file_says_degrees_in_its_own_way():
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}

    assert read_map(written(feature(SQUARE), crs=crs))


def test_a_file_is_neither_too_large_nor_has_too_many_features(monkeypatch):
    monkeypatch.setattr(geojson, "MOST_FEATURES", 1)
    many = trouble(written(feature(SQUARE), feature(SQUARE)))
    monkeypatch.setattr(geojson, "MOST_BYTES", 10)

    assert many is Trouble.TOO_MANY
    assert trouble(written(feature(SQUARE))) is Trouble.TOO_LARGE


def test_an_outline_that_cannot_be_looked_at_in_time_is_refused(monkeypatch):
    monkeypatch.setattr(outlines, "MOST_COMPARED", 2)

    with pytest.raises(FlawedOutline) as refused:
        outline_of([[SQUARE]])

    assert refused.value.flaw is Flaw.TOO_FINE


def test_many_fine_outlines_together_are_refused_where_the_effort_ends(monkeypatch):
    one = outlines.MOST_COMPARED
    effort = outlines.Effort()
    outline_of([[SQUARE]], effort)
    spent = one - effort._left
    monkeypatch.setattr(outlines, "MOST_COMPARED", 2 * spent)

    with pytest.raises(FaultyMap) as refused:
        read_map(written(*(feature(SQUARE) for _ in range(4))))

    assert [flaw.number for flaw in refused.value.flaws] == [3]


def test_columns_are_what_is_said_of_every_feature():
    features = read_map(
        written(
            feature(SQUARE, id=1, name="A", x=True), feature(SQUARE, name="B", id=2)
        )
    )

    assert columns_of(features) == ["id", "name"]


@given(st.lists(st.floats(0.5, 1.0), min_size=3, max_size=30))
def test_an_outline_that_goes_around_a_point_never_crosses_itself(lengths):
    steps = [2 * math.pi * number / len(lengths) for number in range(len(lengths))]
    round_ = [
        (length * math.cos(angle), length * math.sin(angle))
        for length, angle in zip(lengths, steps, strict=True)
    ]

    assert not crosses_itself([*round_, round_[0]], outlines.Effort())
