"""Who writes twice is one person, and who gives no name is nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from answerable.lib.parties import ANONYMOUS, IdentityLevel, Sender
from answerable.people.actions import Caller, add_contact, recognise, recognising
from answerable.people.models import ContactPoint, Person

pytestmark = pytest.mark.django_db
AMINA = Sender("email", "Amina@mail.example", "Amina Yusuf", IdentityLevel.CLAIMED)
PHONE = Sender("phone", "+34 600 100 200", "Amina Yusuf", IdentityLevel.CLAIMED)


def amina() -> Person:
    person = recognise(AMINA).person
    assert person
    return person


def test_a_new_sender_is_a_new_person():
    caller = recognise(AMINA, language="es")

    assert (caller.person.name, caller.person.language) == ("Amina Yusuf", "es")
    assert (caller.contact.kind, caller.contact.address) == (
        "email",
        "amina@mail.example",
    )
    assert caller.contact.level == IdentityLevel.CLAIMED


def test_a_sender_who_wrote_before_is_the_same_person():
    first = recognise(AMINA)

    again = recognise(Sender("email", "amina@MAIL.example", "A. Yusuf"))

    assert again == first
    assert Person.objects.count() == 1


def test_nobody_is_nobody():
    assert recognise(ANONYMOUS) == Caller()
    assert not Person.objects.exists()


def test_a_name_without_an_address_is_a_person_of_its_own():
    first, second = (recognise(Sender(name="Amina Yusuf")) for _ in range(2))

    assert first.person != second.person
    assert (first.contact, first.person.name) == (None, "Amina Yusuf")


def test_a_name_of_any_length_fits():
    assert len(recognise(Sender("email", "a@b.example", "n" * 300)).person.name) == 200


def test_the_same_number_and_address_are_two_ways_to_one_person():
    person = amina()

    add_contact(person, PHONE)

    assert recognise(PHONE).person == person


def test_a_contact_of_somebody_else_stays_theirs():
    other = recognise(PHONE).person

    add_contact(amina(), PHONE)

    assert ContactPoint.objects.get(kind="phone").person == other


def test_of_two_who_introduce_the_same_address_at_once_one_is_kept(monkeypatch):
    first = recognise(AMINA)
    # As if the other process had committed between the look and the insertion.
    monkeypatch.setattr(recognising, "_find_point", lambda _kind, _address: None)

    second = recognise(AMINA)

    assert second == first
    assert Person.objects.count() == 1


def test_a_person_is_called_by_name_and_a_contact_by_address():
    caller = recognise(AMINA)

    assert (str(caller.person), str(caller.contact)) == (
        "Amina Yusuf",
        "amina@mail.example",
    )


def test_a_known_sender_costs_one_query(django_assert_num_queries):
    recognise(AMINA)

    with django_assert_num_queries(1):
        assert recognise(AMINA).person.name == "Amina Yusuf"


def test_a_number_that_is_none_is_shared_by_nobody():
    no_number = Sender("phone", "please write", "Amina Yusuf")

    first, second = recognise(no_number), recognise(no_number)

    assert first.person != second.person
    assert not ContactPoint.objects.exists()


def test_a_number_that_is_none_is_no_second_way_to_anybody():
    add_contact(amina(), Sender("phone", "please write"))

    assert ContactPoint.objects.count() == 1


@pytest.mark.parametrize(
    ("before", "proof", "after"),
    [
        pytest.param("CLAIMED", "VERIFIED_CHANNEL", "VERIFIED_CHANNEL", id="better"),
        pytest.param("VERIFIED_CHANNEL", "CLAIMED", "VERIFIED_CHANNEL", id="worse"),
        pytest.param("SIGNED_IN", "SIGNED_IN", "SIGNED_IN", id="equal"),
        pytest.param("CLAIMED", "SEEN_IN_PERSON", "SEEN_IN_PERSON", id="best"),
    ],
)
def test_the_level_of_an_address_rises_with_better_proof_and_never_falls(
    before, proof, after
):
    recognise(replace(AMINA, level=IdentityLevel[before]))

    caller = recognise(replace(AMINA, level=IdentityLevel[proof]))

    assert caller.contact.level == IdentityLevel[after]
    assert ContactPoint.objects.get().level == IdentityLevel[after]


def test_better_proof_costs_one_statement_more_and_once(django_assert_num_queries):
    recognise(AMINA)
    proved = replace(AMINA, level=IdentityLevel.VERIFIED_CHANNEL)

    with django_assert_num_queries(2):
        recognise(proved)
    with django_assert_num_queries(1):
        recognise(proved)


def test_what_another_process_proved_better_meanwhile_stands(monkeypatch):
    stale = recognise(AMINA).contact
    recognise(replace(AMINA, level=IdentityLevel.SEEN_IN_PERSON))
    monkeypatch.setattr(recognising, "_find_point", lambda _kind, _address: stale)

    caller = recognise(replace(AMINA, level=IdentityLevel.VERIFIED_CHANNEL))

    assert caller.contact.level == IdentityLevel.SEEN_IN_PERSON


def test_a_second_way_to_a_person_proves_nothing_about_one_that_is_known():
    recognise(PHONE)

    add_contact(amina(), replace(PHONE, level=IdentityLevel.VERIFIED_CHANNEL))

    assert ContactPoint.objects.get(kind="phone").level == IdentityLevel.CLAIMED
