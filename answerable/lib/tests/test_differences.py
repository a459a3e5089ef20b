"""What changed between two texts is told word by word, and nothing is lost."""

from __future__ import annotations

from hypothesis import given, strategies as st

from answerable.lib.differences import Fate, Piece, differences

TEXTS = st.text(alphabet="ab \n", max_size=30)


def test_a_word_that_was_replaced_is_removed_and_added():
    assert differences("We mend it on Friday.", "We mend it on Monday.") == [
        Piece(Fate.KEPT, "We mend it on "),
        Piece(Fate.REMOVED, "Friday."),
        Piece(Fate.ADDED, "Monday."),
    ]


def test_equal_texts_are_kept_in_one_piece():
    assert differences("It is done.", "It is done.") == [
        Piece(Fate.KEPT, "It is done.")
    ]


def test_between_two_empty_texts_there_is_nothing():
    assert differences("", "") == []


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_out_of_their_differences(before, after):
    pieces = differences(before, after)

    old = "".join(each.text for each in pieces if each.fate != Fate.ADDED)
    new = "".join(each.text for each in pieces if each.fate != Fate.REMOVED)
    assert (old, new) == (before, after)
