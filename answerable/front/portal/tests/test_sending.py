"""Sending: kept, understood, confirmed to one browser, and never twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from answerable.agency.models import Service
from answerable.cases.models import Attachment, Case, Interaction
from answerable.cases.models.case import CaseType
from answerable.casework import quarantine
from answerable.channels.models import Envelope
from answerable.correspondence.models import Dispatch
from answerable.forms.drafts import begin
from answerable.forms.models import Draft
from answerable.front.portal import promise, sending
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
from answerable.front.portal.writing import Writing
from answerable.lib.references import ALPHABET
from answerable.routing.models import Rule, RuleBook

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
MOST_QUERIES = 45


@pytest.fixture(name="monday", autouse=True)
def _monday():
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def crowd(settings, monkeypatch):
    """Let the very next form be one too many."""
    settings.FORM_LIMITS = True
    monkeypatch.setattr("answerable.casework.sift.limits.take", lambda *_, **__: False)


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


def test_the_confirmation_says_who_answers_and_by_when(walk):
    walk.until_check("street-light", email="amina@mail.example")
    walk.send()

    page = text_of(walk.done())

    assert "We have your report" in page
    assert "Roads gets it." in page
    assert "We answer by Monday 9 March 2026 ." in page.replace("2026.", "2026 .")


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


def test_a_complaint_is_promised_its_acknowledgement_alone(client, town):
    walk = Walk(client, "complain")
    walk.until_check()
    before = text_of(walk.look("check"))
    walk.send()
    after = text_of(walk.done())

    for page in (before, after):
        assert "By Monday 9 March 2026 we confirm what we understood" in page
        assert "We answer by" not in page


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


def test_a_second_press_finds_the_first_and_shows_the_same(walk):
    walk.until_check()
    draft = walk.draft
    first = walk.send()
    secret = walk.secret()

    again = walk.send()
    draft.save(force_insert=True)  # as if both had been read at once
    raced = walk.send()

    assert first.url == again.url == raced.url
    assert walk.secret() == secret
    assert Case.objects.count() == Envelope.objects.count() == 1


def test_a_late_second_press_shows_no_secret(walk, monday):
    walk.until_check()
    walk.send()
    monday.shift(timedelta(minutes=11))

    answer = walk.send()

    assert "You have sent this already" in text_of(answer)
    assert walk.reference in text_of(answer)
    assert secret_of(walk.token) not in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/resume/{}/", id="link"),
        pytest.param("/report/{}/you/", id="page"),
        pytest.param("/report/{}/check/", id="check"),
    ],
)
def test_what_was_sent_is_no_draft_any_more(walk, address):
    walk.until_check(name="Amina Yusuf")
    walk.send()

    answer = walk.client.get(address.format(walk.token))

    assert "You have sent this already" in text_of(answer)
    assert "Amina" not in answer.content.decode()
    assert not Draft.objects.exists()


def test_the_secret_is_shown_to_the_browser_that_sent_it_alone(walk):
    walk.until_check()
    walk.send()

    address = reverse("portal:done", args=["report", walk.reference])

    reloaded, stranger = walk.client.get(address), Client().get(address)

    assert secret_of(walk.token)[:5] in reloaded.content.decode()
    assert stranger["Location"] == f"/track/?reference={walk.reference}"


def test_the_confirmation_can_be_read_in_another_language(walk):
    walk.until_check()
    walk.send()

    answer = walk.client.get(f"/es/report/done/{walk.reference}/")

    assert answer.status_code == 200


def test_the_confirmation_ends_after_ten_minutes(walk, monday):
    walk.until_check()
    walk.send()
    monday.shift(timedelta(minutes=11))

    assert walk.done().status_code == 302


def test_the_cookies_are_for_their_pages_and_no_script(walk):
    walk.until_check()
    cookies = walk.send().cookies

    held = cookies["sent-en"]
    assert held["path"] == f"/report/done/{walk.reference}/"
    assert (held["httponly"], held["samesite"]) == (True, "Strict")
    assert cookies["sent-ar"]["path"].startswith("/ar/")
    assert "sessionid" not in walk.client.cookies


def test_what_nobody_understands_is_kept_and_said_to_be(walk, nobody_understands):
    walk.until_check()
    walk.send()

    page = text_of(walk.done())

    assert "We have it. A person will look at it." in page
    assert walk.reference in page
    assert Envelope.objects.get().outcome == Envelope.Outcome.WAITING


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


@pytest.fixture
def rule(town):
    """Have words about benches go to Parks, as the service "tree"."""
    book = RuleBook.objects.create(version=1)
    conditions = {"words": {"any": ["bench*"]}}
    return Rule.objects.create(
        book=book,
        slug="benches",
        position=1,
        conditions=conditions,
        team=town.parks,
        service=town.tree,
    )


@pytest.mark.parametrize(
    ("door", "words"),
    [
        pytest.param("report", "A bench is broken.", id="a rule holds"),
        pytest.param("complain", "Nobody mends the bench.", id="a complaint"),
        pytest.param("ask", "Who mends it?", id="no rule holds"),
    ],
)
def test_what_is_promised_before_is_what_is_promised_after(client, rule, door, words):
    draft = begin(door, "en")
    draft.answers = {"words": words, "wish": WISH, "service": "", "language": "en"}
    draft.save()
    writing = Writing(draft, DOORS[door])

    before = promise.foresee(writing)
    sent = sending.send(writing, visitor="somebody")

    case = Case.objects.get(reference=sent.reference)
    assert before == promise.promised_to(case.pk, case.team)
