"""A folder of mails is taken in, and the command says what became of them."""

from __future__ import annotations

import json

import pytest
from django.core.management import CommandError, call_command

from answerable.cases.models import Case
from answerable.channels.models import Envelope

MAILS = {
    "1.eml": b"From: a@mail.example\r\nMessage-ID: <1@mail.example>\r\n\r\nDark.",
    "2.eml": b"From: b@mail.example\r\nMessage-ID: <2@mail.example>\r\n\r\nWet.",
    "3.eml": b"From: c@m.example\r\nPrecedence: bulk\r\nMessage-ID: <3@m.example>\r\n\r\nBuy",
    "4.eml": b"",
}


@pytest.fixture(name="folder")
def _folder(tmp_path):
    for name, raw in MAILS.items():
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "old").mkdir()
    return tmp_path


@pytest.fixture(name="collect")
def _collect(folder, capsys):
    def collect(*options: str) -> dict[str, int]:
        call_command("collect", "--eml", str(folder), "--json", *options)
        counted: dict[str, int] = json.loads(capsys.readouterr().out)
        return counted

    return collect


def test_every_mail_of_a_folder_is_counted_once(town, collect):
    assert collect() == {
        "received": 4,
        "waiting": 0,
        "opened": 2,
        "continued": 0,
        "duplicate": 0,
        "refused": 1,
        "quarantined": 1,
    }


def test_the_second_run_finds_what_came_the_first_time(town, collect):
    collect()

    again = collect()

    assert (again["received"], again["opened"], again["duplicate"]) == (4, 0, 2)
    assert Case.objects.count() == 2


def test_what_is_only_kept_is_left_to_the_worker(committed, town, collect, mailroom):
    counted = collect("--keep-only")

    assert (counted["received"], counted["waiting"]) == (4, 4)
    assert [job["queueing_lock"] for job in mailroom.jobs.values()] == ["understand"]


def test_a_mail_came_to_our_mailbox(town, collect):
    collect()

    assert set(Envelope.objects.values_list("source", "mailbox")) == {
        ("email", "help@hillford.example")
    }


def test_people_read_a_line_for_each_count(town, folder, capsys):
    call_command("collect", "--eml", str(folder))

    assert capsys.readouterr().out.splitlines()[:3] == [
        "received: 4",
        "waiting: 0",
        "opened: 2",
    ]


def test_a_folder_that_is_none_is_named(town, tmp_path):
    with pytest.raises(CommandError, match="is no folder"):
        call_command("collect", "--eml", str(tmp_path / "nothing"))


def test_a_house_without_an_agency_says_what_to_do(db, folder):
    with pytest.raises(CommandError, match="run answerable seed"):
        call_command("collect", "--eml", str(folder))
