"""Cases as rows of a list."""

from __future__ import annotations

import pytest

from answerable.cases.access import visible_to
from answerable.cases.lists import first_rows, rows_of
from answerable.cases.models import Case
from answerable.cases.queries import View, queue
from answerable.cases.tests.makers import MONDAY, open_one


@pytest.fixture(name="cases")
def _cases(town):
    return [open_one(town.roads, number=n, next_due=MONDAY) for n in range(3)]


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


def test_an_empty_queue_has_no_rows(town, ben):
    assert first_rows(queue(visible_to(ben), View.TEAM, ben), 2) == []
