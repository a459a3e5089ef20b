"""Staff write down another address of a person, and check a new number."""

from __future__ import annotations

import pytest
from django.urls import reverse

from answerable.cases.access import case_followed
from answerable.cases.proofs import LinkProof, link_key
from answerable.casework import contact_points, persons
from answerable.casework.contact_letters import confirm_key
from answerable.front.desk.tests.pages import address, read, text_of
from answerable.people.models import ContactChange
from answerable.people.tests.makers import WISHES

NEW, NUMBER = "amina@new.example", "+441632960011"


@pytest.fixture
def amina(case):
    return case.person


@pytest.fixture
def asked(clerk, amina):
    ask(clerk, amina)
    amina.refresh_from_db()
    return ContactChange.objects.get()


def page(person):
    return reverse("desk:person-contact", args=[person.pk])


def press(browser, change, name, **sent):
    where = reverse(f"desk:person-contact-{name}", args=[change.person_id, change.pk])
    return browser.post(where, sent)


def ask(browser, person, replaces="phone", typed=NUMBER, **changes):
    sent = {"replaces": replaces, "address": typed, "seen": person.version}
    return browser.post(page(person), sent | changes)


def test_a_new_number_waits_on_the_page_of_the_person(clerk, amina, asked):
    words = text_of(clerk.get(reverse("desk:person", args=[amina.pk])))

    assert f"{NUMBER} waits until one of us has checked it" in words
    assert "Asked for another address or number" in words


def test_who_rang_it_lets_it_hold(clerk, ben, amina, asked):
    answer = press(clerk, asked, "confirm", how="rung")

    words = text_of(clerk.get(answer.url))
    asked.refresh_from_db()
    assert (asked.how, asked.confirmed_by) == ("rung", ben)
    assert f"{NUMBER} proved: what we send there reaches them" in words


@pytest.mark.parametrize("how", ["link", "", "guessed"])
def test_how_it_was_checked_must_be_said(clerk, asked, how):
    answer = press(clerk, asked, "confirm", how=how)

    asked.refresh_from_db()
    assert "Choose how we know that it is theirs" in text_of(clerk.get(answer.url))
    assert asked.is_waiting


def test_a_change_is_stopped_by_a_button(clerk, asked):
    press(clerk, asked, "stop")

    asked.refresh_from_db()
    assert not asked.is_waiting


def test_an_e_mail_address_is_replaced_by_the_link_alone(clerk, case, amina):
    ask(clerk, amina, str(case.contact_id), NEW)

    words = text_of(clerk.get(page(amina)))
    assert "It waits for their yes, by the link that we sent there" in words
    assert "It is theirs: use it" not in words


def test_what_was_replaced_is_said(clerk, case, amina):
    ask(clerk, amina, str(case.contact_id), NEW)
    contact_points.confirm(confirm_key(ContactChange.objects.get()))

    words = text_of(clerk.get(reverse("desk:person", args=[amina.pk])))
    assert "amina@mail.example replaced today" in words
    assert NEW in text_of(clerk.get(address(case)))
    assert "We write to another address from now on" in text_of(
        clerk.get(address(case))
    )


@pytest.mark.parametrize(
    ("replaces", "typed", "told"),
    [
        pytest.param("email", "amina", "Write the address like", id="no address"),
        pytest.param("phone", "12", "Write a phone number like", id="no number"),
        pytest.param("0", NUMBER, "Choose from the list", id="nothing to replace"),
        pytest.param("phone", "", "Type the new address", id="nothing typed"),
    ],
)
def test_a_mistake_is_named_and_nothing_typed_is_lost(
    clerk, amina, replaces, typed, told
):
    answer = ask(clerk, amina, replaces, typed)

    shown = read(answer)
    assert answer.status_code == 422
    assert told in shown.find(class_="errsum").get_text()
    assert (shown.find("input", {"name": "address"}).get("value") or "") == typed


def test_the_address_that_we_have_is_refused_beside_the_field(clerk, case, amina):
    answer = ask(clerk, amina, str(case.contact_id), case.contact.address)

    assert answer.status_code == 422
    assert "that we have already" in text_of(answer)


def test_a_page_that_is_older_than_the_person_shows_what_is_new(clerk, dee, amina):
    persons.remember(amina, WISHES, by=dee, seen=0)

    answer = ask(clerk, amina)

    assert answer.status_code == 409
    assert read(answer).find("input", {"name": "address"})["value"] == NUMBER


def test_who_only_reads_changes_no_address(seat, ada, amina, asked):
    browser = seat(ada)

    assert browser.get(page(amina)).status_code == 403
    assert press(browser, asked, "confirm", how="rung").status_code == 403
    assert press(browser, asked, "stop").status_code == 403


def test_another_team_finds_no_address(seat, chloe, amina, asked):
    browser = seat(chloe)

    assert browser.get(page(amina)).status_code == 404
    assert press(browser, asked, "stop").status_code == 404


def test_a_case_says_that_its_person_asked_for_another_number(clerk, case):
    proof = LinkProof(link_key(case.reference, case.contact.address))
    contact_points.ask_own(case_followed(proof, case.reference), "phone", NUMBER)

    assert "Asked for another phone number: check it on their page" in text_of(
        clerk.get(address(case))
    )
