"""Rows that are written plainly are as good as those that Django writes."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection

from answerable.lib.rows import insert, update
from answerable.people.models import ContactPoint, Person


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
