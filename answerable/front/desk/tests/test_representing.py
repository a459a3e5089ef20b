"""Who acts for the person of a case, as the desk shows it and writes it down."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from answerable.agency.duty import today
from answerable.agency.models import StaffRole
from answerable.agency.roles import Role
from answerable.cases.models import Attachment, Representative
from answerable.cases.proofs import link_key
from answerable.front.desk.tests.pages import address, read, text_of

OMAR = "omar@law.example"


def acting_page(case):
    return address(case, "representatives")


def let_act(browser, case, **changes):
    case.refresh_from_db()
    sent = {
        "who": "Omar Haddad",
        "address": OMAR,
        "role": "lawyer",
        "extent": "this",
        "proof": "seen",
        "told": "both",
        "first_day": today().isoformat(),
        "last_day": "",
        "seen": case.version,
    }
    return browser.post(acting_page(case), sent | changes)


def end(browser, case, acting):
    where = reverse("desk:case-representative-end", args=[case.reference, acting.pk])
    return browser.post(where)


def test_who_acts_stands_beside_the_case_and_over_the_letter(clerk, case):
    let_act(clerk, case)

    words = text_of(clerk.get(address(case)))
    assert "Omar Haddad (Lawyer or adviser) acts for them We write to both" in words
    assert "Also to Omar Haddad , who acts for them" in words
    assert "Somebody acts for the person" in words


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        pytest.param(
            {"told": "representative"},
            "Not to the person, but to Omar Haddad",
            id="only who acts",
        ),
        pytest.param(
            {"address": "01632 960011"}, "has no e-mail address: call", id="by phone"
        ),
    ],
)
def test_who_writes_a_letter_is_told_whom_it_reaches(clerk, case, changes, told):
    let_act(clerk, case, **changes)

    assert told in text_of(clerk.get(address(case)))


def test_who_acts_stands_on_the_page_of_the_person(clerk, case):
    let_act(clerk, case, extent="all", last_day="2099-12-11")

    page = text_of(clerk.get(reverse("desk:person", args=[case.person_id])))
    assert "Omar Haddad · Lawyer or adviser In all cases of the person" in page
    assert "until Friday 11 December 2099" in page


def test_the_page_tells_everything_that_was_said(clerk, ben, case):
    let_act(clerk, case)

    words = text_of(clerk.get(acting_page(case)))
    assert f"{OMAR} In what do they act? In this case" in words
    assert f"by {ben}" in words


def test_a_file_of_the_case_can_be_the_proof(clerk, case):
    message = case.interactions.first()
    proof = Attachment.objects.create(
        interaction=message, name="mandate.pdf", content_type="", size=1, sha256="0"
    )

    let_act(clerk, case, proof="document", document=proof.pk)

    assert Representative.objects.get().document == proof
    assert "mandate.pdf" in text_of(clerk.get(acting_page(case)))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        pytest.param({"who": ""}, "Type their name", id="no name"),
        pytest.param({"address": ""}, "Type their e-mail address", id="no address"),
        pytest.param({"address": "omar@"}, "Write the address like", id="half"),
        pytest.param({"address": "12"}, "Write a phone number like", id="no number"),
        pytest.param({"role": "king"}, "Choose from the list", id="no role"),
        pytest.param({"proof": "document"}, "Choose the file", id="no file"),
        pytest.param({"first_day": ""}, "Give the day", id="no day"),
        pytest.param(
            {"last_day": str(date(2020, 1, 1))}, "before the first one", id="order"
        ),
        pytest.param(
            {"address": "amina@mail.example"}, "the person’s own", id="the person"
        ),
    ],
)
def test_a_mistake_is_named_and_nobody_acts(clerk, case, changes, told):
    answer = let_act(clerk, case, **changes)

    assert answer.status_code == 422
    assert told in read(answer).find(class_="errsum").get_text()
    assert not Representative.objects.exists()


def test_a_page_that_is_older_than_the_case_keeps_what_was_typed(clerk, case):
    answer = let_act(clerk, case, seen=case.version + 1)

    assert answer.status_code == 409
    assert read(answer).find("input", {"name": "who"})["value"] == "Omar Haddad"


def test_a_button_ends_it_and_the_page_says_who_did(clerk, ben, case):
    let_act(clerk, case)

    answer = end(clerk, case, Representative.objects.get())

    words = text_of(clerk.get(answer.url))
    assert "Omar Haddad · Lawyer or adviser over" in words
    assert "Omar Haddad (Lawyer" not in text_of(clerk.get(address(case)))


def test_what_is_lapsed_is_said_to_be_over(clerk, case):
    let_act(clerk, case)
    yesterday = today() - timedelta(days=1)
    Representative.objects.update(first_day=yesterday, last_day=yesterday)

    words = text_of(clerk.get(acting_page(case)))

    assert "Omar Haddad · Lawyer or adviser over" in words


def test_the_journal_shows_who_acted_by_name(clerk, client, case):
    let_act(clerk, case)
    key = link_key(case.reference, OMAR)
    client.get(reverse("portal:case-link", args=[case.reference, key]))
    client.post(reverse("portal:case-withdraw", args=[case.reference]))

    page = text_of(clerk.get(address(case)))
    assert "Now “Taken back”" in page
    assert "Omar Haddad" in page


def test_a_case_without_a_person_offers_nobody_to_act(clerk, case):
    case.person = case.contact = None
    case.save()

    page = read(clerk.get(address(case)))

    assert page.find("a", href=acting_page(case)) is None


def test_who_only_reads_lets_nobody_act(seat, ada, clerk, case):
    let_act(clerk, case)
    browser = seat(ada)

    assert browser.get(acting_page(case)).status_code == 403
    assert end(browser, case, Representative.objects.get()).status_code == 403


def test_a_head_is_offered_no_button(seat, ben, case):
    StaffRole.objects.filter(staff=ben).update(role=Role.DEPARTMENT_HEAD)

    page = read(seat(ben).get(address(case)))

    assert page.find("a", href=acting_page(case)) is None


def test_another_team_finds_nobody_who_acts(seat, chloe, clerk, case):
    let_act(clerk, case)
    browser = seat(chloe)

    assert browser.get(acting_page(case)).status_code == 404
    assert end(browser, case, Representative.objects.get()).status_code == 404
