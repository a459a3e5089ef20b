"""Foreign mails: what counts as one, and what is wrapped into one."""

from __future__ import annotations

import json
from email import message_from_bytes

import pytest

from bench import foreign


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """One set of mails, in a folder of the test."""
    monkeypatch.setattr(foreign, "DATA", tmp_path)
    home = tmp_path / "email" / "one"
    home.mkdir(parents=True)
    return home


def test_a_file_with_a_header_is_sent_as_it_is(folder):
    (folder / "mail").write_bytes(b"Subject: lamp\n\nIt is dark.")

    assert foreign.sets() == {"one": [b"Subject: lamp\n\nIt is dark."]}


def test_a_bare_text_becomes_the_body_of_a_mail(folder):
    (folder / "words.txt").write_text("It is dark.")

    [raw] = foreign.sets()["one"]

    assert message_from_bytes(raw).get_payload().strip() == "It is dark."


def test_a_list_of_inputs_becomes_as_many_mails(folder):
    rows = [{"input": "It is dark."}, {"name": "no input"}, {"input": "Still dark."}]
    (folder / "list.json").write_text(json.dumps(rows))

    assert len(foreign.sets()["one"]) == 2


def test_a_picture_is_not_sent(folder):
    (folder / "lamp.png").write_bytes(b"\x89PNG\r\n\x1a\n")

    assert foreign.sets() == {"one": []}


def test_rude_words_are_in_the_subject_and_the_body():
    mail = message_from_bytes(foreign.mail_of("<b>dark\nand wet"))

    assert mail["Subject"] == "<b>dark and wet"
    assert "and wet" in mail.get_payload()
