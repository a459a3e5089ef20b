"""Sending: everything arrives, and is kept even when nobody understands it."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from answerable.agency.models import Service
from answerable.cases.models import Attachment, Case, Interaction
from answerable.cases.models.case import CaseType
from answerable.channels.models import Envelope
from answerable.front.portal.doors import DOORS
from answerable.front.portal.sending import secret_of
from answerable.front.portal.tests.pages import (
    WISH,
    WORDS,
    Walk,
    of_case,
    text_of,
    track,
)
from answerable.lib.references import ALPHABET

MOST_QUERIES = 45


@pytest.fixture
def nobody_understands(monkeypatch):
    """Have understanding fail once the envelope is kept."""

    def fail(*_):
        raise ValueError

    monkeypatch.setattr("answerable.casework.intake.receive", fail)


def test_B11_from_the_form_to_tracking_without_staff_or_script(walk):  # the row's id
    walk.until_check("street-light")
    sent = walk.send()

    assert sent.url == reverse("portal:done", args=["report", walk.reference])
    secret = walk.secret()
    answer = track(walk.client, walk.reference, secret)
    assert answer.url == of_case("case", walk.reference)
    page = text_of(walk.client.get(answer.url))
    assert WORDS in page
    assert WISH in page
    assert "We answer by Monday 9 March 2026." in page


@pytest.mark.parametrize(
    ("door", "case_type"),
    [
        pytest.param("report", CaseType.FAULT_REPORT, id="report"),
        pytest.param("ask", CaseType.ENQUIRY, id="ask"),
        pytest.param("complain", CaseType.COMPLAINT, id="complain"),
        pytest.param("thank", CaseType.COMPLIMENT, id="thank"),
    ],
)
def test_each_door_opens_its_kind_of_case(client, town, door, case_type):
    walk = Walk(client, door)
    walk.until_check()
    walk.send()

    case = Case.objects.get(reference=walk.reference)

    assert case.case_type == case_type
    assert str(DOORS[door].done) in text_of(walk.done())


def test_a_report_about_a_service_is_what_the_service_is(client, town):
    Service.objects.filter(slug="permit").update(identity_level=0)
    walk = Walk(client)
    walk.until_check("+", other="permit")
    walk.begin()
    walk.post("service", service="+", other="permit")
    walk.post("photo")
    walk.post("you", language="en")
    walk.send()

    assert Case.objects.get().case_type == CaseType.APPLICATION


def test_everything_that_was_answered_arrives(walk):
    walk.begin()
    walk.post("service", service="street-light")
    walk.post("place", place="Mill Lane 4", area="market")
    walk.post("photo", photos=[SimpleUploadedFile("lamp.txt", b"dark")])
    you = {"name": "Amina", "email": "amina@mail.example", "phone": "0800 123 456"}
    walk.post("you", language="es", **you)
    walk.send()

    case = Case.objects.get()
    assert (case.place, case.area.slug, case.language) == (
        "Mill Lane 4",
        "market",
        "es",
    )
    assert case.service.slug == "street-light"
    assert [point.address for point in case.person.contact_points.order_by("kind")] == [
        "amina@mail.example",
        "0800123456",
    ]
    assert Interaction.objects.first().wish == WISH
    assert Attachment.objects.get().name == "lamp.txt"


def test_answers_to_pages_that_fell_away_are_not_sent(walk):
    walk.begin()
    walk.post("service", service="street-light")
    walk.post("place", place="Mill Lane 4", area="market")
    walk.post("service", service="+", other="tree")
    walk.post("photo")
    walk.post("you", language="en")
    walk.send()

    case = Case.objects.get()
    assert (case.place, case.area) == ("", None)


def test_what_nobody_understands_is_kept_and_said_to_be(walk, nobody_understands):
    walk.until_check()
    walk.send()

    page = text_of(walk.done())

    assert "We have it. A person will look at it." in page
    assert walk.reference in page
    assert Envelope.objects.get().outcome == Envelope.Outcome.WAITING


def test_sending_asks_the_database_little(walk, django_assert_max_num_queries):
    walk.until_check("street-light", email="amina@mail.example")

    with django_assert_max_num_queries(MOST_QUERIES):
        walk.send()


def test_a_secret_is_made_of_the_draft_and_the_key(settings):
    first, same, other = secret_of("a"), secret_of("a"), secret_of("b")
    settings.SECRET_KEY = "another key"

    assert first == same != other
    assert secret_of("a") != first
    assert len(first) == 10
    assert set(first) <= set(ALPHABET)


def test_without_the_form_s_own_token_nothing_is_taken_from_elsewhere(walk):
    walk.until_check()
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(walk.address("check"))

    assert answer.status_code == 403
    assert not Envelope.objects.exists()
