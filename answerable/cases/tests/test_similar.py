"""What is similar and near is found by an index of its own, in one question."""

from __future__ import annotations

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from answerable.agency.models import Service
from answerable.cases.similar import may_be_followed, similar_near, still_similar
from answerable.cases.tests.makers import MONDAY, open_one
from answerable.lib.parties import IdentityLevel
from answerable.lib.positions import Point, Source, Spot

HERE = Spot(50.02, 10.02, Source.MAP, 5)
BESIDE = Point(50.0205, 10.02)  # some 56 metres to the north


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


def test_it_is_one_question_along_the_index(case, lamp):
    with CaptureQueriesContext(connection) as asked:
        similar_near(lamp, BESIDE)

    assert len(asked) == 1
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan TO off")
        cursor.execute(f"EXPLAIN {asked[0]['sql']}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "case_similar" in plan


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
