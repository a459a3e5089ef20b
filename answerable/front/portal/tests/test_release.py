"""One request too many: its sender says that it is theirs."""

from __future__ import annotations

import pytest
from django.urls import reverse

from answerable.cases.models import Case
from answerable.casework import quarantine
from answerable.channels.models import Envelope
from answerable.correspondence.models import Dispatch
from answerable.front.portal.tests.pages import text_of


@pytest.fixture
def crowd(settings, monkeypatch):
    """Let the very next form be one too many."""
    settings.FORM_LIMITS = True
    monkeypatch.setattr("answerable.casework.sift.limits.take", lambda *_, **__: False)


def test_one_too_many_is_asked_by_mail_whether_it_is_theirs(walk, crowd):
    walk.until_check(email="amina@mail.example")
    walk.send()

    page = text_of(walk.done())
    letter = Dispatch.objects.get()

    assert "We have sent you an e-mail" in page
    assert letter.occasion == "release"
    assert walk.reference in letter.subject
    assert "/release/" in letter.text


def test_one_too_many_without_address_waits_for_staff(walk, crowd):
    walk.until_check()
    walk.send()

    assert "A member of our staff looks at yours" in text_of(walk.done())
    assert not Dispatch.objects.exists()


def test_nobody_is_flooded_with_letters_about_floods(walk, crowd):
    for _ in range(6):
        walk.until_check(email="amina@mail.example")
        walk.send()

    assert Dispatch.objects.filter(address="amina@mail.example").count() == 5
    assert "A member of our staff looks at yours" in text_of(walk.done())


def test_the_link_in_the_letter_lets_the_request_through(walk, crowd, monkeypatch):
    walk.until_check(email="amina@mail.example")
    walk.send()
    held = Envelope.objects.get()
    address = reverse("portal:release", args=[quarantine.release_key(held)])

    asked = text_of(walk.client.get(address))
    looked_at = Envelope.objects.get().outcome
    pressed = walk.client.post(address)
    thanked = text_of(walk.client.get(pressed.url))

    assert "Is this request yours?" in asked
    assert looked_at == Envelope.Outcome.QUARANTINED
    assert pressed.url == address
    assert f"your request is on its way Your reference {held.reference}" in thanked
    assert Case.objects.get().reference == held.reference


@pytest.mark.parametrize("method", [pytest.param(m, id=m) for m in ("get", "post")])
def test_a_forged_link_lets_nothing_through(client, town, method):
    answer = getattr(client, method)(reverse("portal:release", args=["forged"]))

    assert answer.status_code == 404


def test_a_link_for_what_is_gone_is_not_found(client, town):
    key = quarantine.release_key(Envelope(reference="7K4M-9XQK"))

    assert client.get(reverse("portal:release", args=[key])).status_code == 404


def test_letting_through_touches_no_session(walk, crowd):
    walk.until_check()
    walk.send()
    key = quarantine.release_key(Envelope.objects.get())

    answer = walk.client.post(reverse("portal:release", args=[key]))

    assert "sessionid" not in answer.cookies


def test_what_staff_decided_meanwhile_is_not_promised_away(walk, crowd):
    walk.until_check()
    walk.send()
    Envelope.objects.update(outcome=Envelope.Outcome.REFUSED, reason="spam")
    address = reverse(
        "portal:release", args=[quarantine.release_key(Envelope.objects.get())]
    )

    pressed = walk.client.post(address, follow=True)

    assert "We have it. A person will look at it." in text_of(pressed)
    assert Envelope.objects.get().outcome == Envelope.Outcome.REFUSED
