"""What is being written is kept, each writer's apart, and nobody overwrites anybody."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from answerable.correspondence.drafts import keep_draft, purge_drafts, take_over
from answerable.correspondence.models import ComposerDraft
from answerable.lib.errors import Stale

MESSAGE = ComposerDraft.Kind.MESSAGE
NOTE = ComposerDraft.Kind.NOTE


def keep(case, by, words, seen=0, kind=MESSAGE):
    return keep_draft(case, by=by, kind=kind, words=words, facts={}, seen=seen)


def words_of(case, by, kind=MESSAGE):
    return ComposerDraft.objects.get(case=case, by=by, kind=kind).words


def test_what_is_written_goes_on_from_the_version_before(case, ben):
    first = keep(case, ben, "A crew")

    second = keep(case, ben, "A crew comes", seen=first)

    assert (first, second) == (1, 2)
    assert words_of(case, ben) == "A crew comes"


def test_a_draft_changes_nothing_of_its_case(case, ben):
    before = (case.version, case.journal_length)

    keep(case, ben, "A crew")
    case.refresh_from_db()

    assert (case.version, case.journal_length) == before


def test_two_windows_do_not_overwrite_each_other(case, ben):
    keep(case, ben, "A crew comes")

    with pytest.raises(Stale):
        keep(case, ben, "Something else")

    assert words_of(case, ben) == "A crew comes"


def test_what_was_kept_while_its_answer_was_lost_is_gone_on_with(case, ben):
    keep(case, ben, "A crew")

    again = keep(case, ben, "A crew")
    on = keep_draft(
        case,
        by=ben,
        kind=MESSAGE,
        words="A crew comes",
        facts={},
        seen=0,
        before="A crew",
    )

    assert (again, on) == (2, 3)
    assert words_of(case, ben) == "A crew comes"


def test_two_writers_each_have_their_own(case, ben, dee):
    keep(case, ben, "A crew comes")
    keep(case, dee, "We look at it")

    assert words_of(case, ben) == "A crew comes"
    assert words_of(case, dee) == "We look at it"


def test_a_message_and_a_note_are_kept_apart(case, ben):
    keep(case, ben, "A crew comes")
    keep(case, ben, "The part is on the van", kind=NOTE)

    assert words_of(case, ben) == "A crew comes"
    assert words_of(case, ben, NOTE) == "The part is on the van"


def test_an_empty_draft_is_none(case, ben):
    version = keep(case, ben, "A crew comes")

    assert keep(case, ben, "  ", seen=version) == 0
    assert not ComposerDraft.objects.exists()


def test_what_was_never_written_leaves_no_row(case, ben):
    assert keep(case, ben, "") == 0
    assert not ComposerDraft.objects.exists()


def test_a_draft_that_is_gone_is_not_begun_again_unasked(case, ben):
    version = keep(case, ben, "A crew comes")
    ComposerDraft.objects.all().delete()

    with pytest.raises(Stale):
        keep(case, ben, "A crew comes on", seen=version)


def test_a_colleague_goes_on_with_it_and_its_first_writer_is_told(case, ben, dee):
    version = keep(case, ben, "A crew comes")
    draft = ComposerDraft.objects.get()

    take_over(case, draft.pk, by=dee, seen=version)

    assert words_of(case, dee) == "A crew comes"
    with pytest.raises(Stale):
        keep(case, ben, "A crew comes on", seen=version)


def test_what_one_has_written_oneself_stands_above_what_one_takes_over(case, ben, dee):
    keep(case, dee, "Dear Amina,")
    version = keep(case, ben, "A crew comes")
    draft = ComposerDraft.objects.get(by=ben)

    take_over(case, draft.pk, by=dee, seen=version)

    assert words_of(case, dee) == "Dear Amina,\n\nA crew comes"
    assert ComposerDraft.objects.count() == 1


def test_what_its_writer_went_on_with_is_not_taken_over_unread(case, ben, dee):
    version = keep(case, ben, "A crew comes")
    draft = ComposerDraft.objects.get()
    keep(case, ben, "No crew comes", seen=version)

    with pytest.raises(Stale):
        take_over(case, draft.pk, by=dee, seen=version)

    assert words_of(case, ben) == "No crew comes"


def test_what_is_leaving_is_not_taken_over(case, ben, dee):
    version = keep(case, ben, "A crew comes")
    draft = ComposerDraft.objects.get()
    ComposerDraft.objects.update(step="reply", leaves_at=timezone.now())

    with pytest.raises(Stale):
        take_over(case, draft.pk, by=dee, seen=version)


def test_what_nobody_wrote_on_for_30_days_is_thrown_away(case, ben, dee):
    keep(case, ben, "Old")
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        keep(case, dee, "New")

        assert purge_drafts(timezone.now()) == 1
        assert purge_drafts(timezone.now()) == 0

    assert ComposerDraft.objects.get().words == "New"
