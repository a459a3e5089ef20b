"""Somebody asks to be reached otherwise, and says yes or no by the links in our letters."""

from __future__ import annotations

import pytest
from django.urls import reverse

from answerable.cases.proofs import link_key
from answerable.casework.contact_letters import confirm_key, stop_key
from answerable.front.portal.tests.pages import look, mistakes, of_case, read, text_of
from answerable.people.models import ContactChange

OLD, NEW = "amina@mail.example", "amina@new.example"


@pytest.fixture
def proved(client, reference):
    """The browser of Amina, who followed the link in our letter."""
    key = link_key(reference, OLD)
    client.get(reverse("portal:case-link", args=[reference, key]))
    return client


@pytest.fixture
def change(proved, reference):
    ask(proved, reference)
    return ContactChange.objects.get()


def ask(client, reference, kind="email", address=NEW):
    sent = {"kind": kind, "address": address}
    return client.post(of_case("case-contact", reference), sent)


def confirming(change):
    key = confirm_key(change)
    return reverse("portal:contact-confirm", args=[key])


def stopping(change):
    return reverse("portal:contact-stop", args=[stop_key(change)])


def test_the_case_says_that_a_new_address_waits(proved, reference):
    answer = ask(proved, reference)

    words = text_of(proved.get(answer.url))
    assert "We have sent a link to the new address" in words
    assert f"by the link that we sent there: {NEW}" in words


def test_a_number_waits_for_our_staff(proved, reference):
    answer = ask(proved, reference, "phone", "01632 960011")

    assert "A member of our staff checks the number" in text_of(proved.get(answer.url))


@pytest.mark.parametrize(
    ("kind", "typed", "told"),
    [
        pytest.param("email", "", "Type the new address", id="nothing"),
        pytest.param("email", "amina", "Write the address like", id="no address"),
        pytest.param("phone", "12", "Write a phone number like", id="no number"),
        pytest.param("fax", "12345", "Choose from the list", id="no kind"),
        pytest.param("email", OLD, "that we have already", id="the same"),
        pytest.param(
            "email",
            f"a@{'b.' * 130}example",
            "at most 254",
            id="longer than an address",
        ),
    ],
)
def test_a_mistake_is_named_and_nothing_is_asked(proved, reference, kind, typed, told):
    answer = ask(proved, reference, kind, typed)

    assert told in mistakes(answer)[0]
    assert not ContactChange.objects.exists()


def test_a_secret_does_not_let_anybody_move_an_address(follower, reference):
    assert look(follower, reference, "case-contact").status_code == 403
    assert ask(follower, reference).status_code == 403
    assert not ContactChange.objects.exists()


def test_looking_at_the_link_confirms_nothing(client, change):
    words = text_of(client.get(confirming(change)))

    change.refresh_from_db()
    assert "Shall we write to you here?" in words
    assert change.is_waiting


def test_the_button_behind_the_link_confirms(client, change):
    answer = client.post(confirming(change))

    words = text_of(client.get(answer.url))
    change.refresh_from_db()
    assert change.is_done
    assert f"From now on we write to you here {NEW}" in words


def test_looking_at_the_other_link_stops_nothing(client, change):
    words = text_of(client.get(stopping(change)))

    change.refresh_from_db()
    assert "You can do so until Monday 16 March 2026" in words
    assert change.is_waiting


def test_the_page_that_stops_does_not_tell_the_new_address(client, change):
    assert NEW not in text_of(client.get(stopping(change)))


def test_the_button_behind_the_other_link_stops(client, change):
    answer = client.post(stopping(change))

    words = text_of(client.get(answer.url))
    change.refresh_from_db()
    assert change.stopped_at
    assert "The change is stopped" in words


def test_what_was_stopped_cannot_be_confirmed_and_says_so(client, change):
    client.post(stopping(change))

    assert "does not work any more" in text_of(client.get(confirming(change)))
    assert client.post(confirming(change)).status_code == 422


def test_what_was_confirmed_too_late_says_so(client, change, monday):
    monday.shift(20 * 24 * 3600)

    assert "does not work any more" in text_of(client.get(confirming(change)))
    assert "does not work any more" in text_of(client.get(stopping(change)))


def test_what_took_effect_can_still_be_stopped(client, change):
    client.post(confirming(change))

    assert "We reach you in another way by now" in text_of(client.get(stopping(change)))


@pytest.mark.parametrize("page", ["contact-confirm", "contact-stop"])
def test_a_forged_link_leads_nowhere(client, town, page):
    address = reverse(f"portal:{page}", args=["1:forged"])

    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404


def test_the_case_leads_to_the_page(proved, reference):
    page = read(look(proved, reference))

    assert page.find("a", href=of_case("case-contact", reference))
