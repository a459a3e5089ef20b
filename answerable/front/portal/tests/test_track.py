"""The ways to a case: reference and secret, a link, and what if both are lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from answerable.cases.models import Case
from answerable.cases.proofs import link_key
from answerable.casework.tests.makers import send_form
from answerable.correspondence.models import Dispatch
from answerable.front.portal.tests.pages import mistakes, of_case, read, text_of, track

WRONG = "2222222222"
ADDRESS = "amina@mail.example"


def link(reference, address=ADDRESS):
    return of_case("case-link", reference, link_key(reference, address))


def test_reference_and_secret_open_the_case_however_they_are_typed(client, kept):
    typed = kept.envelope.reference.lower().replace("-", " ")

    answer = track(client, typed, f" {kept.secret[:5]}-{kept.secret[5:]} ".lower())

    assert answer.url == of_case("case", kept.envelope.reference)


def test_an_unknown_reference_and_a_wrong_secret_sound_the_same(client, reference):
    unknown = track(client, "7K4M-9XQK", WRONG)
    wrong = track(client, reference, WRONG)
    no_reference = track(client, "zero", WRONG)

    assert mistakes(unknown) == mistakes(wrong) == mistakes(no_reference)
    assert unknown.status_code == wrong.status_code == 200


def test_missing_codes_are_asked_for(client, town):
    assert mistakes(track(client, "", "")) == [
        "Type your reference",
        "Type your secret",
    ]


def test_too_many_tries_are_said_plainly(client, kept):
    for _ in range(5):
        track(client, kept.envelope.reference, WRONG)

    answer = track(client, kept.envelope.reference, kept.secret)

    assert answer.status_code == 429
    assert mistakes(answer) == ["Too many tries. Wait 15 minutes, then try again."]


def test_the_reference_can_come_with_the_address(client, town):
    page = read(client.get("/track/?reference=7K4M-9XQK"))

    assert page.find(id="id_reference")["value"] == "7K4M-9XQK"


def test_the_link_of_a_mail_opens_the_case_at_a_clean_address(client, reference):
    answer = client.get(link(reference))

    assert answer.url == of_case("case", reference)
    assert client.get(answer.url).status_code == 200


def test_the_proof_goes_along_from_another_site(client, reference):
    proof = client.get(link(reference)).cookies["proof-en"]

    assert proof["path"] == of_case("case", reference)
    assert (proof["httponly"], proof["samesite"]) == (True, "Lax")


@pytest.mark.parametrize(
    "address",
    [
        pytest.param(lambda ref: of_case("case-link", ref, "forged"), id="forged"),
        pytest.param(lambda ref: link(ref, "other@mail.example"), id="other address"),
        pytest.param(
            lambda ref: of_case("case-link", ref, link_key("7K4M-9XQK", ADDRESS)),
            id="other case",
        ),
    ],
)
def test_a_link_that_does_not_fit_offers_a_new_one(client, reference, address):
    answer = client.get(address(reference))

    assert answer.status_code == 404
    assert "This link does not work any more" in text_of(answer)
    assert read(answer).find("a", href=f"/track/lost/?reference={reference}")


def test_a_link_works_for_thirty_days(client, reference):
    old = link(reference)

    with time_machine.travel(timezone.now() + timedelta(days=31)):
        answer = client.get(old)

    assert answer.status_code == 404


def test_a_lost_link_is_sent_to_the_address_on_file(client, reference):
    client.post("/track/lost/", {"reference": reference})

    letter = Dispatch.objects.get(occasion="link")
    assert letter.address == ADDRESS
    assert f"/track/{reference}/" in letter.text


def test_asking_for_a_link_tells_nothing(client, reference):
    anonymous = send_form(token="nameless").envelope.reference

    answers = [
        client.post("/track/lost/", {"reference": typed}, follow=True)
        for typed in (reference, anonymous, "7K4M-9XQK", "zero")
    ]

    said = {
        read(answer).find(class_="notice").get_text(strip=True) for answer in answers
    }
    assert len(said) == 1
    assert "we have just sent a new link to that address" in said.pop()
    assert Dispatch.objects.filter(occasion="link").count() == 1


def test_a_lost_link_needs_a_reference(client, town):
    answer = client.post("/track/lost/", {"reference": ""})

    assert mistakes(answer) == ["Type your reference"]


def test_the_verify_page_says_how_to_tell_our_messages(client, town):
    page = text_of(client.get("/verify/"))

    assert "in which department they work" in page
    assert "http://testserver/" in page
    assert "0800 100 200" in page


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        pytest.param({"email": ADDRESS}, 1, id="ours"),
        pytest.param({"email": "Amina@Mail.example"}, 1, id="ours in capitals"),
        pytest.param({"email": "other@mail.example"}, 0, id="another address"),
        pytest.param(
            {"reference": "7K4M-9XQK", "email": ADDRESS}, 0, id="unknown case"
        ),
    ],
)
def test_a_message_of_ours_is_confirmed_to_its_address_alone(
    client, reference, typed, sent
):
    answer = client.post("/verify/", {"reference": reference} | typed, follow=True)

    assert "If we wrote to this address about this case" in text_of(answer)
    assert Dispatch.objects.filter(occasion="link").count() == sent


def test_what_was_written_long_ago_is_not_confirmed(client, reference):
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        client.post("/verify/", {"reference": reference, "email": ADDRESS})

    assert not Dispatch.objects.filter(occasion="link").exists()


def test_a_wrong_address_says_how_to_write_it(client, town):
    answer = client.post("/verify/", {"reference": "x", "email": "amina@"})

    assert mistakes(answer) == ["Write the address like name@example.org"]


def test_a_case_that_was_closed_to_one_stays_closed_to_a_wrong_try(client, kept):
    other = Case.objects.get(reference=send_form(token="other").envelope.case_reference)
    track(client, kept.envelope.reference, kept.secret)

    answer = client.get(of_case("case", other.reference))

    assert answer.url == f"{reverse('portal:track')}?reference={other.reference}"
