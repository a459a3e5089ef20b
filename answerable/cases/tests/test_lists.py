"""Cases as rows of a list."""

from __future__ import annotations

from datetime import timedelta

import pytest

from answerable.cases.access import visible_to
from answerable.cases.lists import first_open, first_rows, rows_of
from answerable.cases.models import Case, CaseAccess
from answerable.cases.queries import View, behind, queue
from answerable.cases.tests.makers import MONDAY, open_one, place_of


@pytest.fixture(name="cases")
def _cases(town):
    return [open_one(town.roads, number=n, next_due=MONDAY) for n in range(3)]


@pytest.fixture(name="waiting")
def _waiting(town, ben, chloe):
    """Open cases of both teams: late and not, owned and not, without an end too."""
    past, future = MONDAY, MONDAY + timedelta(days=9999)
    dues = [past, past, future, None, future, None]
    return [
        open_one(
            town.parks if number == 4 else town.roads,
            reference=f"case-{number}",
            next_due=due,
            priority=3 - number % 3,
            owner=ben if number % 2 else None,
        )
        for number, due in enumerate([*dues, past, past])
    ]


def test_a_row_shows_what_the_case_says(cases, ben):
    Case.objects.filter(pk=cases[0].pk).update(owner=ben)

    row = rows_of([cases[0].pk])[0]

    case = Case.objects.get(pk=cases[0].pk)
    shown = [name for name in row._fields if name != "who"]
    assert all(getattr(row, name) == getattr(case, name) for name in shown)
    assert row.who == "Amina Yusuf"


def test_a_person_without_a_name_is_told_by_the_address(cases):
    case = cases[0]
    case.person.name = ""
    case.person.save()

    assert rows_of([case.pk])[0].who == case.contact.address


def test_a_person_without_name_and_address_is_nobody(cases):
    Case.objects.filter(pk=cases[0].pk).update(person=None, contact=None)

    assert rows_of([cases[0].pk])[0].who == ""


def test_rows_come_in_the_order_of_their_keys(cases):
    keys = [cases[2].pk, cases[0].pk, cases[1].pk]

    assert [row.pk for row in rows_of(keys)] == keys


def test_the_first_rows_of_a_queue_ask_twice(cases, ben, django_assert_num_queries):
    waiting = queue(visible_to(ben), View.TEAM, ben)

    with django_assert_num_queries(2):
        rows = first_rows(waiting, 2)

    assert [row.pk for row in rows] == [cases[0].pk, cases[1].pk]


@pytest.mark.parametrize("view", list(View))
def test_the_queue_beside_a_case_is_that_of_its_view(waiting, ben, view):
    shown = first_open(ben, view, 4)

    assert shown == first_rows(queue(visible_to(ben), view, ben), 4)


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("reader", ["chloe", "ada", "dee"])
def test_the_queue_of_every_role_is_what_its_reader_may_see(
    waiting, request, view, reader
):
    staff = request.getfixturevalue(reader)

    assert first_open(staff, view, 9) == first_rows(
        queue(visible_to(staff), view, staff), 9
    )


@pytest.mark.parametrize("verdict", ["grant", "deny"])
def test_what_was_granted_or_denied_is_in_the_queue_or_not(waiting, ben, verdict):
    Case.objects.filter(pk=waiting[0].pk).update(is_restricted=verdict == "grant")
    CaseAccess.objects.create(
        case=waiting[0], staff=ben, verdict=verdict, reason="about his brother"
    )

    shown = {row.pk for row in first_open(ben, View.TEAM, 9)}

    assert (waiting[0].pk in shown) is (verdict == "grant")


@pytest.mark.parametrize("last", range(6))
def test_it_goes_on_behind_any_of_its_cases(waiting, ben, last):
    whole = queue(visible_to(ben), View.TEAM, ben)
    case = whole[last]
    place = place_of(case)

    shown = first_open(ben, View.TEAM, 10, place)

    assert shown == first_rows(behind(whole, place), 10)
    assert len(shown) == whole.count() - last - 1


def test_it_is_asked_for_at_once(waiting, ben, django_assert_num_queries):
    visible_to(ben)

    with django_assert_num_queries(1):
        first_open(ben, View.TEAM, 4)


def test_an_empty_queue_has_no_rows(town, ben):
    assert first_rows(queue(visible_to(ben), View.TEAM, ben), 2) == []
