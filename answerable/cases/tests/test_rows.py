"""Rows that are written plainly are as good as those that Django writes."""

from __future__ import annotations

import os

import pytest
from django.db import IntegrityError, connection

from answerable.cases.models import Case
from answerable.lib.rows import (
    DRAWN_AT_ONCE,
    draw_keys,
    fetch,
    fetch_with,
    give_up_keys,
    insert,
    insert_drawn,
    insert_new,
    one_trip,
    update,
)
from answerable.people.models import ContactPoint, Person


@pytest.fixture(autouse=True)
def _no_keys_left():
    give_up_keys()


def test_an_inserted_row_knows_its_key_and_can_be_saved(db):
    person = Person(name="Amina", language="en")

    insert(connection, person)
    person.name = "Amina Yusuf"
    person.save()

    assert Person.objects.get(pk=person.pk).name == "Amina Yusuf"
    assert person.created_at is not None


def test_several_rows_are_inserted_in_their_order(db):
    people = [Person(name=name) for name in ("Amina", "Ben")]

    insert(connection, *people)

    assert list(Person.objects.order_by("pk")) == people


def test_only_the_named_fields_are_updated(db):
    person = Person.objects.create(name="Amina", language="en")
    person.name, person.language = "Amina Yusuf", "es"

    update(connection, person, ["name"])

    person.refresh_from_db()
    assert (person.name, person.language) == ("Amina Yusuf", "en")


def test_a_constraint_is_not_hidden(db):
    person = Person.objects.create()
    point = {"person": person, "kind": "email", "address": "amina@mail.example"}
    insert(connection, ContactPoint(**point))

    with pytest.raises(IntegrityError):
        insert(connection, ContactPoint(**point))


def test_rows_of_several_models_go_there_in_one_trip(db):
    person = Person(name="Amina")
    draw_keys(connection, person)
    point = ContactPoint(person=person, kind="email", address="amina@mail.example")
    draw_keys(connection, point)

    with one_trip(connection):
        insert_drawn(connection, [person, point])

    assert ContactPoint.objects.get().person == person


def test_rows_that_are_many_are_all_inserted(db):
    people = [Person(name=f"Amina {number}") for number in range(60)]
    draw_keys(connection, *people)

    insert_drawn(connection, people)

    assert list(Person.objects.order_by("pk")) == people


def test_keys_are_drawn_in_blocks_and_in_order(db, django_assert_num_queries):
    people = [Person() for _ in range(DRAWN_AT_ONCE)]

    with django_assert_num_queries(1):
        draw_keys(connection, *people)

    keys = [person.pk for person in people]
    assert keys == sorted(set(keys))


def test_a_process_that_was_forked_draws_keys_of_its_own(db, monkeypatch):
    mine, theirs = Person(), Person()
    draw_keys(connection, mine)

    monkeypatch.setattr("answerable.lib.rows.keys.os.getpid", os.getppid)
    draw_keys(connection, theirs)

    assert theirs.pk >= mine.pk + DRAWN_AT_ONCE


def test_a_key_that_django_drew_is_not_given_away_again(db):
    drawn, plain = Person(), Person()
    draw_keys(connection, drawn)
    plain.save()

    insert_drawn(connection, [drawn])

    assert plain.pk != drawn.pk


def test_what_goes_wrong_on_a_trip_is_said_at_its_end(db):
    person = Person.objects.create(name="Amina")

    def trip() -> None:
        with one_trip(connection):
            update(connection, Person(pk=person.pk, name="Amina Yusuf"), ["name"])
            insert_drawn(connection, [ContactPoint(pk=1, person=Person(pk=0))])
            connection.check_constraints()

    with pytest.raises(IntegrityError):
        trip()


def test_rows_are_read_as_their_fields_read_them(case):
    (found,) = fetch(connection, Case, "WHERE id = %s", [case.pk])

    for field in Case._meta.concrete_fields:
        assert getattr(found, field.attname) == getattr(case, field.attname)


def test_fields_that_were_left_out_wait_until_they_are_asked_for(case):
    (found,) = fetch(
        connection, Case, "WHERE id = %s", [case.pk], only=("id", "summary")
    )

    assert found.get_deferred_fields() >= {"reference", "answers"}
    assert (found.summary, found.reference) == (case.summary, case.reference)


def test_a_row_is_read_with_those_it_points_at(case, django_assert_num_queries):
    which, others = "WHERE cases_case.id = %s", ("person", "contact", "owner")
    wanted = (case.person, case.contact.address, None)

    with django_assert_num_queries(1):
        (found,) = fetch_with(connection, Case, others, which, [case.pk])
        assert (found.person, found.contact.address, found.owner) == wanted

    assert found.answers == case.answers


def test_nothing_is_read_where_nothing_is_there(db):
    assert fetch(connection, Person, "WHERE id = %s", [0]) == []


def test_a_row_whose_values_are_taken_is_not_inserted_and_breaks_nothing(db):
    person = Person.objects.create()
    point = {"person": person, "kind": "email", "address": "amina@mail.example"}
    first, second = ContactPoint(**point), ContactPoint(**point)

    assert insert_new(connection, first)
    assert not insert_new(connection, second)

    assert list(ContactPoint.objects.all()) == [first]
