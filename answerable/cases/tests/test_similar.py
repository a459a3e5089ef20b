"""What is similar and near is found by an index of its own, in one question."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings, strategies as st

from answerable.agency.models import Area, Service
from answerable.agency.policy import put_boundary
from answerable.agency.tests.places import draw_town, name_streets
from answerable.cases.similar import (
    may_be_followed,
    similar_near,
    spots_of_cases,
    still_similar,
)
from answerable.cases.tests.makers import MONDAY, open_one
from answerable.lib.nearness import apart
from answerable.lib.parties import IdentityLevel
from answerable.lib.positions import Source, Spot

HERE = Spot(50.02, 10.02, Source.MAP, 5)
BESIDE = Spot(50.0205, 10.02, Source.DEVICE)  # some 56 metres to the north
MILL_LANE = Spot(50.02, 10.02, Source.GAZETTEER, 100)
KINDS_OF_PLACE = ("a point", "words", "an area", "nothing")


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def lamp(town):
    town.lamp.similar_within = 100
    town.lamp.save()
    return town.lamp


@pytest.fixture
def case(town, lamp):
    return open_one(town.roads, service=lamp, spot=HERE)


def test_what_is_near_is_found_with_its_distance(case, lamp):
    found = similar_near(lamp, BESIDE)

    assert [(near.case, round(near.metres)) for near in found] == [(case, 56)]


def test_how_near_is_said_by_the_service(case, lamp):
    lamp.similar_within = 50

    assert similar_near(lamp, BESIDE) == []


def test_it_is_two_questions_along_their_indexes(case, lamp):
    with CaptureQueriesContext(connection) as asked:
        similar_near(lamp, BESIDE)

    by_point, in_words = [one["sql"] for one in asked]
    keep_indexes("case_similar", "case_similar_in_words")
    assert "case_similar on" in plan_of(by_point)
    keep_indexes("case_similar_in_words")
    assert "case_similar_in_words on" in plan_of(in_words)


INDEXES_OF_CASES = """
SELECT indexname FROM pg_indexes WHERE tablename = 'cases_case'
AND indexname NOT IN (SELECT conname FROM pg_constraint)
"""


def keep_indexes(*kept):
    """Leave these alone: of a small table, the database may take any index."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(INDEXES_OF_CASES)
        for (name,) in cursor.fetchall():
            if name not in kept:
                cursor.execute(f'DROP INDEX "{name}"')


def plan_of(sql):
    """Return how the database would answer, were its tables large."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan TO off")
        cursor.execute(f"EXPLAIN {sql}")
        return "\n".join(line for (line,) in cursor.fetchall())


@pytest.mark.parametrize(
    ("ours", "theirs", "is_near"),
    [
        pytest.param(0, 5, False, id="56 metres, with 5 that it may be off"),
        pytest.param(0, 10, True, id="56 metres, with 10"),
        pytest.param(4, 5, True, id="with 9 of both"),
        pytest.param(2_000, 5, False, id="ours known too roughly"),
        pytest.param(0, 2_000, False, id="theirs known too roughly"),
    ],
)
def test_the_distance_allows_for_how_exactly_both_are_known(
    town, lamp, ours, theirs, is_near
):
    lamp.similar_within = 50
    open_one(town.roads, service=lamp, spot=replace(HERE, accuracy=theirs))

    found = similar_near(lamp, replace(BESIDE, accuracy=ours))

    assert bool(found) is is_near


def test_the_surest_comes_first(town, lamp):
    rough = open_one(town.roads, service=lamp, spot=MILL_LANE)
    sure = open_one(town.roads, number=1, service=lamp, spot=HERE)

    found = [near.case for near in similar_near(lamp, BESIDE)]

    assert found == [sure, rough]


# Without a point


@pytest.fixture
def on_the_map(town):
    """The market and the hill, with a small district between, and their streets."""
    draw_town(town.market)
    name_streets()
    return make_close()


def make_close():
    """Draw a part of the town of some hundred metres, around Mill Lane."""
    close = Area.objects.create(slug="close", name={"en": "The Close"})
    west, south, east, north = 10.018, 50.018, 10.022, 50.022
    corners = [(west, south), (east, south), (east, north), (west, north)]
    put_boundary(close, polygons=[[[*corners, corners[0]]]], source="survey")
    return close


def test_words_that_the_gazetteer_knows_are_a_place(town, lamp, on_the_map):
    named = open_one(town.roads, service=lamp, place="Mill Lane 4")
    open_one(town.roads, number=1, service=lamp, place="Rope Street")
    open_one(town.roads, number=2, service=lamp, place="at my mother's")

    assert [near.case for near in similar_near(lamp, BESIDE)] == [named]


def test_a_small_area_is_a_place(town, lamp, on_the_map):
    within = open_one(town.roads, service=lamp, area=on_the_map)

    assert [near.case for near in similar_near(lamp, BESIDE)] == [within]


def test_a_whole_district_is_near_nothing(town, lamp, on_the_map):
    open_one(town.roads, service=lamp, area=town.market)

    assert similar_near(lamp, BESIDE) == []


def test_more_without_a_point_ask_no_more(
    town, lamp, on_the_map, django_assert_max_num_queries
):
    for number in range(4):
        open_one(town.roads, number=number, service=lamp, place=f"Mill Lane {number}")
    similar_near(lamp, BESIDE)

    with django_assert_max_num_queries(3):
        assert len(similar_near(lamp, BESIDE)) == 4


class Reported(NamedTuple):
    """Of which service, how its place is told, how far to the north, how exactly."""

    slug: str
    kind: str
    north: int
    accuracy: int


REPORTS = st.lists(
    st.builds(
        Reported,
        st.sampled_from(("street-light", "tree")),
        st.sampled_from(KINDS_OF_PLACE),
        st.integers(0, 400),
        st.integers(0, 200),
    ),
    max_size=4,
)


@given(REPORTS, st.integers(1, 300), st.integers(0, 200))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_of_another_service_nor_out_of_reach_is_ever_offered(
    town, on_the_map, reports, within, accuracy
):
    ours, lamp = replace(BESIDE, accuracy=accuracy), town.lamp
    with transaction.atomic():
        for service in (lamp, town.tree):
            service.place, service.similar_within = "optional", within
            service.save()
        known = [report(town, number, one) for number, one in enumerate(reports)]
        spots = spots_of_cases(known)

        offered = {near.case for near in similar_near(lamp, ours)}

        transaction.set_rollback(True)
    expected = {
        case
        for case in known
        if case.service == lamp
        and case.pk in spots
        and apart(ours, spots[case.pk]).at_least <= within
    }
    assert offered == expected


def report(town, number, one):
    """Report something, its place told in one of the ways."""
    service = town.lamp if one.slug == "street-light" else town.tree
    north, off = 50.02 + one.north / 111_195, one.accuracy or None
    told: dict[str, dict[str, object]] = {
        "a point": {"spot": Spot(north, 10.02, Source.MAP, off)},
        "words": {"place": "Mill Lane"},
        "an area": {"area": Area.objects.get(slug="close")},
        "nothing": {},
    }
    return open_one(town.roads, number=number, service=service, **told[one.kind])


def test_a_service_that_is_about_people_never_shows_any(case, lamp):
    lamp.identity_level = IdentityLevel.CLAIMED

    assert similar_near(lamp, BESIDE) == []
    assert still_similar(lamp, [case.reference]) == []
    assert not may_be_followed(case, lamp)


@pytest.mark.parametrize(
    "changes",
    [{"identity_level": IdentityLevel.CLAIMED}, {"place": "none"}],
    ids=["needs a name", "has no place"],
)
def test_the_database_refuses_a_service_that_would(lamp, changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        Service.objects.filter(pk=lamp.pk).update(**changes)
