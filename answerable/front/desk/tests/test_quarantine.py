"""The quarantine: for the supervisors of triage alone, every look written down."""

from __future__ import annotations

import pytest

from answerable.cases.models import Case, JournalEntry
from answerable.casework import intake
from answerable.channels.models import Envelope
from answerable.front.desk.tests.pages import read, text_of

LIST = "/desk/quarantine/"


@pytest.fixture
def held(town):
    """A message that nobody understands."""
    kept = intake.keep("web", b"\x01 {<b>broken</b>", transport_sender="a visitor")
    return intake.understand(kept.envelope)


def item(envelope, doing=""):
    return f"{LIST}{envelope.reference}/" + (f"{doing}/" if doing else "")


def lines(envelope):
    entries = JournalEntry.objects.filter(envelope_id=envelope.pk)
    return list(entries.order_by("number").values_list("what", flat=True))


def fresh(envelope):
    return Envelope.objects.get(pk=envelope.pk)


def test_the_list_says_what_waits_and_why(seat, dee, held):
    words = text_of(seat(dee).get(LIST))

    assert held.reference in words
    assert "It could not be understood" in words


def test_an_empty_list_says_so(seat, dee):
    assert "Nothing is in quarantine" in text_of(seat(dee).get(LIST))


def test_the_supervisor_of_triage_finds_it_in_the_menu(seat, dee, ben):
    assert read(seat(dee).get("/desk/")).select_one(f'.rail a[href="{LIST}"]')
    assert not read(seat(ben).get("/desk/")).select_one(f'.rail a[href="{LIST}"]')


@pytest.mark.parametrize(
    "name", [pytest.param("ben", id="clerk"), pytest.param("ada", id="auditor")]
)
def test_nobody_else_can_tell_that_it_exists(seat, request, held, name):
    browser = seat(request.getfixturevalue(name))

    assert browser.get(LIST).status_code == 404
    assert browser.get(item(held)).status_code == 404
    for doing in ("replay", "open", "refuse"):
        fields = {"words": "A lamp.", "reason": "unreadable"}
        assert browser.post(item(held, doing), fields).status_code == 404
    assert lines(held) == []


def test_a_message_is_shown_as_text_with_its_control_characters(seat, dee, held):
    words = text_of(seat(dee).get(item(held)))

    assert "\\x01 {<b>broken</b>" in words
    assert "a visitor" in words
    assert "not a document of the web form" in words


def test_every_look_is_written_down(seat, dee, held):
    browser = seat(dee)

    browser.get(item(held))
    browser.get(item(held))

    assert lines(held) == ["looked_at", "looked_at"]


def test_trying_again_says_when_it_still_cannot_be_understood(seat, dee, held):
    browser = seat(dee)

    answer = browser.post(item(held, "replay"))

    assert answer.url == LIST
    assert "It still cannot be understood" in text_of(browser.get(LIST))
    assert lines(held) == ["replayed"]


def test_a_case_is_opened_by_hand(seat, dee, held):
    answer = seat(dee).post(item(held, "open"), {"words": "A lamp is dark."})

    case = Case.objects.get(reference=held.reference)
    assert answer.url == f"/desk/cases/{case.reference}/"
    assert case.interactions.filter(text="A lamp is dark.").exists()


def test_a_case_without_words_is_not_opened(seat, dee, held):
    answer = seat(dee).post(item(held, "open"), {"words": " "})

    assert answer.status_code == 422
    assert "Write what the case is about" in text_of(answer)
    assert fresh(held).outcome == "quarantined"


def test_it_is_put_aside_with_a_reason(seat, dee, held):
    browser = seat(dee)

    answer = browser.post(item(held, "refuse"), {"reason": "unreadable"})

    assert (fresh(held).outcome, fresh(held).reason) == ("refused", "unreadable")
    assert answer.url == LIST
    assert "It was put aside" in text_of(browser.get(LIST))


def test_it_is_not_put_aside_without_a_reason(seat, dee, held):
    answer = seat(dee).post(item(held, "refuse"), {})

    assert answer.status_code == 422
    assert "Choose a reason" in text_of(answer)
    assert fresh(held).outcome == "quarantined"


def test_what_was_decided_already_is_not_found(seat, dee, held):
    browser = seat(dee)
    browser.post(item(held, "refuse"), {"reason": "unreadable"})

    assert browser.post(item(held, "replay")).status_code == 404
