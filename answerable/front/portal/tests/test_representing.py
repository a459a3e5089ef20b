"""Who acts for somebody follows the case by a link of their own, and is not the person."""

from __future__ import annotations

import pytest
from django.urls import reverse

from answerable.agency.duty import today
from answerable.cases.proofs import link_key
from answerable.casework import representing
from answerable.casework.representing import Authority
from answerable.front.portal.tests.pages import add, look, of_case, read, text_of

OMAR = "omar@law.example"


@pytest.fixture
def acting(lamp, ben):
    authority = Authority(
        name="Omar Haddad",
        kind="email",
        address=OMAR,
        role="lawyer",
        is_for_all=False,
        proof="seen",
        document=None,
        told="both",
        first_day=today(),
        last_day=None,
    )
    return representing.grant(lamp, authority, by=ben, seen=lamp.version)


@pytest.fixture
def omar(client, reference, acting):
    """The browser of Omar, who followed his own link."""
    key = link_key(reference, OMAR)
    client.get(reverse("portal:case-link", args=[reference, key]))
    return client


def test_they_see_the_case_and_add_to_it(omar, reference):
    answer = add(omar, reference, words="We have a photo.")

    assert "We have a photo." in text_of(omar.get(answer.url))


def test_they_see_nothing_that_is_remembered_of_the_person(omar, reference):
    page = read(look(omar, reference))

    assert page.find(id="known") is None
    for name in ("case-preferences", "case-contact", "case-again"):
        assert look(omar, reference, name).status_code == 403


def test_a_proof_that_is_open_ends_with_the_authority(
    omar, reference, lamp, acting, ben
):
    representing.end(lamp, acting.pk, by=ben)

    answer = omar.post(of_case("case-withdraw", reference))

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("portal:track"))
