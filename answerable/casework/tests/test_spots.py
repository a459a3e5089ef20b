"""Where a case is stays whole: with its versions, and on its way out and back."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from answerable.agency.tests.places import IN_HILL, draw_town
from answerable.cases.actions import correct_case
from answerable.cases.actors import PERSON
from answerable.cases.corrections import Asked
from answerable.cases.journal import one_page
from answerable.cases.locks import lock_case
from answerable.cases.models import Case, RequestVersion
from answerable.cases.spots import columns_of, columns_of_case
from answerable.casework.tests.makers import make_case
from answerable.lib.cells import cell_of
from answerable.lib.positions import Source, Spot, spot_at

HERE = Spot(50.05, 10.05, Source.PLUS_CODE, 8)


def test_a_case_is_found_by_the_cell_of_its_point(town):
    case = make_case(spot=HERE)

    assert case.cell == cell_of(HERE.point)
    assert case.spot == HERE


def test_a_row_without_a_point_has_none_of_its_columns():
    assert set(columns_of(None).values()) == {None, ""}
    assert columns_of_case(None)["cell"] is None


@pytest.mark.parametrize(
    "half", [{"latitude": None}, {"latitude": 91.0}, {"cell": None}], ids=str
)
def test_half_a_point_is_not_possible(town, half):
    case = make_case(spot=HERE)

    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(**half)


def test_every_version_of_a_request_has_the_point_of_its_time(town):
    hill = draw_town(town.market)
    case = make_case(spot=HERE)
    there = spot_at(IN_HILL, Source.GAZETTEER, 40)

    asked = Asked(place="Hill", area=hill, spot=there)
    with transaction.atomic():
        locked = lock_case(case.pk)
        with one_page(locked):
            correct_case(locked, asked, actor=PERSON)

    case.refresh_from_db()
    kept = [row.spot for row in RequestVersion.objects.order_by("pk")]
    assert kept == [HERE, there]
    assert case.spot == there
    assert case.cell == cell_of(IN_HILL)
