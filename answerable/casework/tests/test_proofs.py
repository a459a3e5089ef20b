"""Whose sign-in was changed is told by mail, whoever it was."""

from __future__ import annotations

import pytest

from answerable.agency.models import Agency
from answerable.casework.proofs import Proof, tell_of_proof
from answerable.correspondence.models import Dispatch


@pytest.fixture
def told(ben):
    """Ben, with an address at which he is told."""
    ben.email, ben.language = "ben@hillford.example", "en"
    ben.save()
    return ben


@pytest.mark.parametrize("proof", Proof, ids=lambda proof: proof.name)
def test_the_letter_says_what_was_changed_and_what_to_do(told, proof):
    tell_of_proof(told, proof)

    letter = Dispatch.objects.get()
    assert (letter.address, letter.occasion) == (told.email, "proof_changed")
    assert str(proof.words) in letter.text
    assert "If it was not you, change your password at once" in letter.text
    assert letter.case is None


def test_it_is_written_in_the_language_of_whoever_it_is_for(told):
    told.language = "es"

    tell_of_proof(told, Proof.PASSWORD)

    letter = Dispatch.objects.get()
    assert letter.language == "es"
    assert "Si no ha sido usted" in letter.text


def test_it_has_no_link_that_opens_anything(told):
    tell_of_proof(told, Proof.PASSWORD)

    text = Dispatch.objects.get().text
    assert "/me/" not in text
    assert "/sign-in/" not in text


def test_who_has_no_address_is_not_written_to(told):
    told.email = ""

    tell_of_proof(told, Proof.PASSWORD)

    assert not Dispatch.objects.exists()


def test_in_a_house_that_is_not_founded_nobody_is_written_to(told):
    Agency.objects.all().delete()

    tell_of_proof(told, Proof.PASSWORD)

    assert not Dispatch.objects.exists()
