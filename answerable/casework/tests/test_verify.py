"""Whoever changes what was written is found out, whatever they change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F

from answerable.cases.chain import link
from answerable.cases.journal import line_of
from answerable.cases.models import Attachment, Case, Interaction, JournalEntry
from answerable.cases.tests.makers import history
from answerable.casework import quarantine
from answerable.casework.intake import keep, understand
from answerable.casework.tests.makers import make_case
from answerable.casework.verify import Break, breaks
from answerable.channels.models import Envelope

NOT_FOLLOWING = "does not follow from the line before"


@contextmanager
def unguarded(table: str, trigger: str) -> Iterator[None]:
    """Do inside what only somebody who owns the database could."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")
        yield
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {trigger}")


def journal_unguarded() -> AbstractContextManager[None]:
    return unguarded("cases_journalentry", "cases_journal_is_written_once")


def change_line(case: Case, number: int, **change: object) -> None:
    with journal_unguarded():
        history(case).filter(number=number).update(**change)


def test_a_house_that_nobody_touched_is_whole(case):
    assert list(breaks()) == []


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"actor": "staff:9"}, id="who"),
        pytest.param({"what": "closed"}, id="what"),
        pytest.param({"at": F("at") + timedelta(microseconds=1)}, id="when"),
        pytest.param({"reason": "mistake"}, id="why"),
        pytest.param({"before": {"team": 9}}, id="before"),
        pytest.param({"after": {"team": 9}}, id="after"),
        pytest.param({"hash": "0" * 64}, id="the hash itself"),
    ],
)
def test_a_changed_line_is_found(case, change):
    change_line(case, 3, **change)

    assert list(breaks()) == [Break(case.reference, 3, NOT_FOLLOWING)]


def test_a_line_that_was_changed_with_its_hash_is_found_at_the_next(case):
    entry = history(case).get(number=3)
    entry.actor = "staff:9"
    forged = link(line_of(entry, case.reference), entry.previous_hash)

    change_line(case, 3, actor="staff:9", hash=forged)

    assert list(breaks()) == [Break(case.reference, 4, NOT_FOLLOWING)]


def test_a_line_taken_out_of_the_middle_is_found(case):
    with journal_unguarded():
        history(case).filter(number=3).delete()

    assert list(breaks()) == [Break(case.reference, 4, NOT_FOLLOWING)]


@pytest.mark.parametrize(
    "keep_lines",
    [pytest.param(6, id="the last line"), pytest.param(0, id="every line")],
)
def test_a_journal_cut_short_is_found(case, keep_lines):
    with journal_unguarded():
        history(case).filter(number__gt=keep_lines).delete()

    missing = Break(case.reference, keep_lines + 1, "lines are missing at the end")
    assert list(breaks()) == [missing]


def test_a_line_added_at_the_end_is_found(case):
    last = history(case).latest("number")
    last.number, last.previous_hash = last.number + 1, last.hash
    last.hash = link(line_of(last, case.reference), last.previous_hash)
    JournalEntry.objects.create(
        **{
            name: getattr(last, name)
            for name in (
                "at", "case_id", "number", "actor", "what", "before", "after",
                "reason", "previous_hash", "hash",
            )
        }
    )  # fmt: skip

    assert [found.reference for found in breaks()] == [case.reference]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"text": "All is well."}, id="the text"),
        pytest.param({"wish": "Nothing"}, id="the wish"),
    ],
)
def test_changed_words_are_found(case, change):
    with unguarded("cases_interaction", "cases_own_words_are_sacred"):
        case.interactions.filter(kind="message").update(**change)

    assert list(breaks()) == [Break(case.reference, 2, "words were changed")]


def test_words_that_were_erased_whole_leave_the_journal_whole(case):
    case.interactions.update(text="", wish="", quoted="")

    assert list(breaks()) == []


def test_a_message_that_was_taken_away_is_found(case):
    Attachment.objects.all().delete()
    Interaction.objects.filter(case=case, kind="message").delete()

    assert list(breaks()) == [Break(case.reference, 2, "a message is gone")]


@pytest.fixture(name="looked_at")
def _looked_at(town, dee) -> Envelope:
    envelope = understand(keep("web", b"?").envelope)
    for _ in range(3):
        quarantine.look(dee, envelope.reference)
    return envelope


def test_a_changed_look_into_the_quarantine_is_found(looked_at):
    with journal_unguarded():
        JournalEntry.objects.filter(number=2).update(actor="staff:9")

    assert list(breaks()) == [Break(looked_at.reference, 2, NOT_FOLLOWING)]


def test_a_look_whose_envelope_was_taken_away_is_found(looked_at):
    name = f"envelope {looked_at.pk}"
    Envelope.objects.filter(pk=looked_at.pk).delete()

    assert list(breaks()) == [Break(name, 1, NOT_FOLLOWING)]


def test_every_broken_journal_is_named_the_oldest_case_first(case, looked_at):
    with journal_unguarded():
        JournalEntry.objects.filter(number=1).update(actor="staff:9")

    assert [found.reference for found in breaks()] == [
        case.reference,
        looked_at.reference,
    ]


def test_many_cases_are_walked_with_as_few_questions_as_one(
    case, django_assert_max_num_queries
):
    for number in range(5):
        make_case(visitor=f"house {number}")

    with django_assert_max_num_queries(5):
        # Cases, their lines, what was said in them; no more cases; looks at envelopes.
        assert list(breaks()) == []
