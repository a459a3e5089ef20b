"""The document of the web form becomes a message, and nothing of it is lost."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from answerable.channels.message import Arrival, File, Outbound, Request
from answerable.channels.registry import CHANNELS
from answerable.channels.web.parse import Document, KeptFile, parse, raw_of
from answerable.lib.errors import ChannelTrouble
from answerable.lib.parties import ANONYMOUS, IdentityLevel, Sender

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
SHA256 = "ab" * 32


def read(**answers: object):
    said = {"words": "The lamp is out.", "language": "en"} | answers
    return CHANNELS["web"].read(Arrival(raw_of(Document.model_validate(said)), NOW))


def test_words_are_kept_letter_by_letter():
    inbound = read(words="  It is\n\tDARK – مظلم ", wish=" Light! ")

    assert inbound.text == "  It is\n\tDARK – مظلم "
    assert inbound.request.wish == " Light! "


def test_a_message_comes_from_the_web_when_it_arrived():
    inbound = read()

    assert (inbound.channel, inbound.received_at) == ("web", NOW)
    assert (inbound.language, inbound.concerns) == ("en", "")


def test_what_the_form_asked_is_the_request():
    inbound = read(
        case_type="complaint",
        service="street-light",
        form=7,
        place="Mill Lane",
        area="market",
        answers={"since": "2026-03-01"},
    )

    assert inbound.request == Request(
        case_type="complaint",
        service="street-light",
        form_version=7,
        place="Mill Lane",
        area="market",
        answers={"since": "2026-03-01"},
    )


CLAIMED = IdentityLevel.CLAIMED
MAIL = Sender("email", "amina@mail.example", "Amina", CLAIMED)
PHONE = Sender("phone", "+34600100200", "Amina", CLAIMED)


@pytest.mark.parametrize(
    ("answers", "sender", "contacts"),
    [
        pytest.param({}, ANONYMOUS, (), id="nobody"),
        pytest.param({"name": "Amina"}, Sender(name="Amina"), (), id="a name alone"),
        pytest.param({"name": "Amina", "email": MAIL.address}, MAIL, (), id="mail"),
        pytest.param({"name": "Amina", "phone": PHONE.address}, PHONE, (), id="phone"),
        pytest.param(
            {"name": "Amina", "email": MAIL.address, "phone": PHONE.address},
            MAIL,
            (PHONE,),
            id="both, and mail is written to",
        ),
    ],
)
def test_the_sender_is_who_can_be_written_to(answers, sender, contacts):
    inbound = read(**answers)

    assert (inbound.sender, inbound.contacts) == (sender, contacts)


def test_a_surface_says_how_well_the_sender_is_known():
    level = IdentityLevel.VERIFIED_CHANNEL

    assert read(email=MAIL.address, level=level).sender.level is level


def test_files_are_named_by_their_hash():
    kept = KeptFile(name="a\0b.jpg", sha256=SHA256, size=12, content_type="image/jpeg")

    assert read(files=[kept]).files == (File("ab.jpg", "image/jpeg", 12, SHA256),)


def test_what_the_database_cannot_hold_is_taken_out():
    inbound = read(words="a\0b", name="A\0mina", place="\0Mill Lane")

    assert (inbound.text, inbound.sender.name) == ("ab", "Amina")
    assert inbound.request.place == "Mill Lane"


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\xff\xfe", id="no text"),
        pytest.param(b"{", id="no JSON"),
        pytest.param(b"[]", id="no document"),
        pytest.param(b"{}", id="answers that are missing"),
        pytest.param(
            json.dumps({"words": "x", "language": "en", "evil": 1}).encode(),
            id="a question that nobody asked",
        ),
        pytest.param(
            json.dumps(
                {"words": "x", "language": "en", "email": "a@b.c", "level": 9}
            ).encode(),
            id="a level that there is not",
        ),
        pytest.param(b"[" * 100_000, id="a document to drown in"),
    ],
)
def test_anything_else_can_never_be_understood(raw):
    with pytest.raises(
        ChannelTrouble, match="not a document of the web form"
    ) as trouble:
        parse(Arrival(raw, NOW))

    assert not trouble.value.temporary


def test_what_we_say_on_the_web_is_on_the_page_of_the_case():
    outbound = Outbound("", "", "", "Hello", "en", "<1@hillford.example>", "", "")

    receipt = CHANNELS["web"].send(outbound)

    assert receipt.accepted
    assert receipt.said == "shown on the page: <1@hillford.example>"
