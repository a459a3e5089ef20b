"""What somebody lets us remember is there while they agree, and gone afterwards."""

from __future__ import annotations

import pytest

from answerable.lib.errors import Stale
from answerable.lib.wishes import Wishes
from answerable.people.actions import forget, note_look, remember
from answerable.people.locks import lock_person
from answerable.people.models import (
    AdjustmentNeed,
    ConsentRecord,
    PersonChange,
    Preference,
)
from answerable.people.queries import changes_of, consents_of, wishes_of
from answerable.people.tests.makers import WISHES, make_person

pytestmark = pytest.mark.django_db
DESK = ConsentRecord.Source.DESK


def kept(wishes=WISHES, by=None):
    person = make_person()
    remember(person, wishes, source=DESK, by=by)
    return person


def test_nothing_is_remembered_of_who_never_agreed():
    assert wishes_of(make_person().pk) == Wishes()


def test_what_was_agreed_to_is_remembered():
    assert wishes_of(kept().pk) == WISHES


def test_a_wish_without_needs_is_remembered():
    assert wishes_of(kept(Wishes(language="es")).pk) == Wishes(language="es")


def test_it_is_asked_for_in_one_query(django_assert_num_queries):
    person = kept()

    with django_assert_num_queries(1):
        wishes_of(person.pk)


def test_a_change_needs_no_second_consent():
    person = kept()

    remember(person, Wishes(language="es"), source=DESK, by=None)

    assert wishes_of(person.pk) == Wishes(language="es")
    assert len(consents_of(person)) == 1


def test_withdrawing_erases_what_was_remembered_and_keeps_that_it_was_agreed_to():
    person = kept()

    consent = forget(person, by=None)

    assert wishes_of(person.pk) == Wishes()
    assert not Preference.objects.exists()
    assert not AdjustmentNeed.objects.exists()
    assert consents_of(person) == [consent]
    assert consent.withdrawn_at is not None


def test_who_withdrew_may_agree_again():
    person = kept()
    forget(person, by=None)

    remember(person, WISHES, source=DESK, by=None)

    assert wishes_of(person.pk) == WISHES
    assert len(consents_of(person)) == 2


def test_there_is_nothing_to_forget_of_who_never_agreed():
    person = make_person()

    assert forget(person, by=None) is None
    assert changes_of(person) == []


def test_every_change_leaves_a_line_and_none_has_a_word_of_the_person():
    person = kept()
    remember(person, Wishes(language="es"), source=DESK, by=None)
    forget(person, by=None)

    assert [change.what for change in changes_of(person)] == [
        PersonChange.What.FORGOTTEN,
        PersonChange.What.CHANGED,
        PersonChange.What.REMEMBERED,
    ]


def test_who_read_an_older_page_is_told():
    person = kept()

    with pytest.raises(Stale):
        lock_person(person.pk, seen=0)


def test_a_look_changes_nothing_for_who_is_writing(ada):
    person = make_person()

    note_look(person, by=ada)

    assert lock_person(person.pk, seen=0) == person
    assert changes_of(person)[0].by == ada


def test_what_is_kept_is_called_by_its_codes():
    person = kept()
    consent = person.consents.get()

    said = [str(each) for each in (consent, consent.preference, consent.needs.first())]

    assert said == [f"{person.pk} preferences", "ar phone morning", "interpreter"]
    assert str(changes_of(person)[0]) == f"remembered {person.pk}"
