"""A file of places is read strictly: each entry that cannot be taken is told."""

from __future__ import annotations

import json

import pytest

from answerable.lib.gazetteer import (
    Entry,
    EntryFlaw,
    FaultyGazetteer,
    Flaw,
    Kind,
    Trouble,
)
from answerable.lib.gazetteer_files import read_gazetteer, write_table
from answerable.lib.positions import Point

TABLE = """\ufeffkind,name,name_es,Lat,lon,accuracy,also
street,Mill Lane,Callejón del Molino,51.5,-0.1,120,Miller Lane|Mill Ln
landmark,"Dog, the big one",,51.51,-0.11,,
,Plain,,51.52,-0.12,,

"""


def table(*rows: str) -> bytes:
    return "\n".join(["kind,name,latitude,longitude,accuracy", *rows]).encode()


def on_map(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def feature(geometry: object, **said: object) -> dict[str, object]:
    return {"type": "Feature", "geometry": geometry, "properties": said}


def faults(content: bytes, meridian: float | None = None) -> FaultyGazetteer:
    with pytest.raises(FaultyGazetteer) as faulty:
        read_gazetteer(content, meridian=meridian)
    return faulty.value


def test_a_table_is_read_with_its_languages_and_other_names():
    first, second, third = read_gazetteer(TABLE.encode())

    assert first == Entry(
        Kind.STREET,
        {"": "Mill Lane", "es": "Callejón del Molino"},
        Point(51.5, -0.1),
        120,
        ("Miller Lane", "Mill Ln"),
    )
    assert (second.names[""], second.accuracy) == ("Dog, the big one", 30)
    assert third.kind is Kind.STREET


def test_a_table_that_was_written_is_read_as_the_same():
    entries = [
        Entry(Kind.LANDMARK, {"en": "Mill", "ar": "طاحونة"}, Point(51.5, 0.1), 5)
    ]

    assert read_gazetteer(write_table(entries, ["en", "ar"]).encode()) == entries


def test_a_map_is_read_and_lines_have_their_middle():
    line = {"type": "LineString", "coordinates": [[0.1, 51.0], [0.1, 51.01]]}
    dot = {"type": "Point", "coordinates": [0.2, 51.2]}
    content = on_map(
        feature(line, **{"name": "Long Road", "name:es": "Calle Larga"}),
        feature(dot, name="Mill", kind="landmark"),
    )

    road, mill = read_gazetteer(content)

    assert road.point == Point(51.005, 0.1)
    assert road.accuracy == pytest.approx(556, abs=2)
    assert road.names == {"": "Long Road", "es": "Calle Larga"}
    assert (mill.kind, mill.point) == (Kind.LANDMARK, Point(51.2, 0.2))


def test_a_row_in_which_nothing_stands_is_passed_over():
    (found,) = read_gazetteer(table(",,,,", " , ,,,", "street,Mill Lane,51.5,0.1,"))

    assert found.names == {"": "Mill Lane"}


def test_pieces_of_one_street_become_one_and_streets_far_apart_stay_two():
    rows = ("street,Mill Lane,51.500,0.1,50", "street,Mill Lane,51.502,0.1,50")

    found = read_gazetteer(table(*rows, "street,Mill Lane,51.700,0.1,50"))

    assert [one.point.latitude for one in found] == [51.501, 51.7]
    assert found[0].accuracy == pytest.approx(162, abs=2)


@pytest.mark.parametrize(
    ("row", "flaw"),
    [
        pytest.param("street,,51.5,0.1,", Flaw.NO_NAME, id="no name"),
        pytest.param("river,Wren,51.5,0.1,", Flaw.NO_KIND, id="no kind"),
        pytest.param("street,Mill Lane,,0.1,", Flaw.NO_POINT, id="no latitude"),
        pytest.param("street,Mill Lane,north,0.1,", Flaw.NO_POINT, id="no number"),
        pytest.param("street,Mill Lane,nan,0.1,", Flaw.NO_POINT, id="not a number"),
        pytest.param("street,Mill Lane,5700000,312000,", Flaw.NO_DEGREES, id="metres"),
        pytest.param("street,Mill Lane,120.5,51.5,", Flaw.EXCHANGED, id="exchanged"),
        pytest.param("street,Mill Lane,0,0,", Flaw.NOWHERE, id="nowhere"),
        pytest.param("street,Mill Lane,51.5,0.1,far", Flaw.NO_ACCURACY, id="accuracy"),
        pytest.param("street,Mill Lane,51.5,0.1,0", Flaw.NO_ACCURACY, id="no metres"),
    ],
)
def test_an_entry_that_cannot_be_taken_is_told_with_its_line(row, flaw):
    found = faults(table("street,Right,51.5,0.1,", row))

    name = row.split(",")[1]
    assert found.flaws == (EntryFlaw(3, name, flaw),)


def test_exchanged_degrees_are_known_by_the_time_zone():
    rows = table("street,Mill Lane,-122.4,37.7,".replace("-122.4", "-80.2"))

    assert faults(rows, meridian=-75).flaws[0].flaw is Flaw.EXCHANGED
    assert read_gazetteer(rows)


@pytest.mark.parametrize(
    ("row", "meridian"),
    [
        pytest.param("street,Mill Lane,37.7,-80.2,", -75, id="near it"),
        pytest.param("street,Mill Lane,37.7,-80.2,", 120, id="far from it either way"),
        pytest.param("street,Mill Lane,1.8,-80.2,", 285, id="around the date line"),
    ],
)
def test_degrees_that_the_time_zone_does_not_contradict_are_taken(row, meridian):
    (found,) = read_gazetteer(table(row), meridian=meridian)

    assert found.point.longitude == -80.2


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        pytest.param(b"", Trouble.NO_COLUMNS, id="empty"),
        pytest.param(b"street,town\na,b", Trouble.NO_COLUMNS, id="other columns"),
        pytest.param(table(), Trouble.NO_ENTRIES, id="no rows"),
        pytest.param(b'{"features": 3}', Trouble.NO_JSON, id="no features"),
        pytest.param(b'{"features": [', Trouble.NO_JSON, id="cut off"),
        pytest.param(
            "name,lat,lon\nÉ".encode("latin-1"), Trouble.ENCODING, id="latin-1"
        ),
    ],
)
def test_a_file_that_is_none_is_refused(content, trouble):
    assert faults(content).trouble is trouble


def test_a_feature_without_a_place_is_told():
    content = on_map(feature(None, name="Nowhere"), "no feature at all")

    assert [one.flaw for one in faults(content).flaws] == [Flaw.NO_POINT, Flaw.NO_NAME]


@pytest.mark.parametrize(
    "geometry",
    [
        pytest.param({"type": "GeometryCollection", "geometries": []}, id="several"),
        pytest.param({"type": "LineString", "coordinates": []}, id="an empty line"),
        pytest.param({"type": "LineString", "coordinates": "51.5, 0.1"}, id="words"),
    ],
)
def test_a_shape_without_corners_is_no_place(geometry):
    content = on_map(feature(geometry, name="Mill Lane"))

    assert faults(content).flaws == (EntryFlaw(1, "Mill Lane", Flaw.NO_POINT),)


def test_too_many_entries_are_refused(monkeypatch):
    monkeypatch.setattr("answerable.lib.gazetteer.MOST_ENTRIES", 1)
    rows = ("street,Mill Lane,51.5,0.1,", "street,Bell Lane,51.5,0.1,")

    assert faults(table(*rows)).trouble is Trouble.TOO_MANY


def test_a_file_that_is_too_large_is_not_read(monkeypatch):
    monkeypatch.setattr("answerable.lib.gazetteer_files.MOST_BYTES", 3)

    assert faults(table()).trouble is Trouble.TOO_LARGE
