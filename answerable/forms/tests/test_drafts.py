"""A draft is resumed by its link, gathers answers and files, and ends in time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from answerable.forms import drafts
from answerable.forms.drafts import (
    add_file,
    begin,
    files_of,
    find_draft,
    keep_answers,
    purge_drafts,
    remove_file,
)
from answerable.forms.models import LIFETIME, Draft
from answerable.lib.errors import NotFound
from answerable.lib.files import FileStore

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


@pytest.fixture(autouse=True)
def store(tmp_path, settings):
    settings.FILES = FileStore(tmp_path)
    return settings.FILES


@pytest.fixture
def draft(db):
    return begin("report", "es")


def test_a_draft_is_found_by_the_token_of_its_link(draft):
    assert find_draft(draft.token) == draft


@pytest.mark.parametrize(
    "token", [pytest.param("unknown", id="unknown"), pytest.param("\0", id="no text")]
)
def test_another_token_finds_nothing(draft, token):
    assert find_draft(token) is None


def test_an_expired_draft_is_not_found(db):
    with time_machine.travel(NOON, tick=False) as clock:
        draft = begin("report", "en")
        clock.move_to(NOON + LIFETIME)

        assert find_draft(draft.token) is None


def test_later_answers_are_kept_beside_the_earlier_ones(draft):
    keep_answers(draft, words="A lamp is dark.", place="Mill Lane")

    keep_answers(draft, place="Quay")

    wanted = {"words": "A lamp is dark.", "place": "Quay"}
    assert draft.answers == wanted
    assert Draft.objects.get().answers == wanted


def test_two_pages_open_at_once_do_not_undo_each_other(draft):
    other = Draft.objects.get()
    keep_answers(draft, words="First page")

    keep_answers(other, place="Second page")

    assert set(Draft.objects.get().answers) == {"words", "place"}


def test_a_file_lies_in_the_store_under_what_it_really_is(draft, store):
    file = add_file(draft, "holiday.txt", PNG)

    assert store.get(file["sha256"]) == PNG
    assert file["content_type"] == "image/png"
    assert files_of(Draft.objects.get()) == [
        {
            "name": "holiday.txt",
            "sha256": file["sha256"],
            "size": 28,
            "content_type": "image/png",
        }
    ]


def test_the_same_content_twice_is_one_file(draft):
    add_file(draft, "one.png", PNG)

    add_file(draft, "two.png", PNG)

    assert [file["name"] for file in files_of(draft)] == ["two.png"]


def test_a_removed_file_leaves_the_others(draft):
    first = add_file(draft, "one.png", PNG)
    add_file(draft, "two.txt", b"words")

    remove_file(draft, first["sha256"])

    assert [file["name"] for file in files_of(Draft.objects.get())] == ["two.txt"]


def test_a_name_that_the_database_cannot_hold_is_cut(draft):
    file = add_file(draft, "a\0b" + "c" * 300, b"words")

    assert file["name"] == "ab" + "c" * 253


def test_a_purged_draft_takes_no_more_answers(draft):
    Draft.objects.all().delete()

    with pytest.raises(NotFound):
        keep_answers(draft, words="Too late")


def test_a_purge_takes_all_that_is_old_and_nothing_else(db, monkeypatch):
    monkeypatch.setattr(drafts, "BATCH", 2)
    for hours in range(5):
        Draft.objects.create(door="report", expires_at=NOON - timedelta(hours=hours))
    kept = Draft.objects.create(door="ask", expires_at=NOON + timedelta(seconds=1))

    assert purge_drafts(NOON) == 5
    assert Draft.objects.get() == kept
