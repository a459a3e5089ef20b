"""A reference can be read aloud, and a slip is noticed before anything is looked up."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from answerable.lib.references import (
    ALPHABET,
    LENGTH,
    SECRET_LENGTH,
    find_reference,
    new_reference,
    new_secret,
    normal_secret,
)

REFERENCE = "7K4M-9XQK"
places = st.integers(0, LENGTH - 1)


def test_a_new_reference_is_a_good_one():
    reference = new_reference()

    assert find_reference(reference) == reference


def test_no_symbol_looks_like_another():
    assert not set("01ILOU") & set(ALPHABET)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(str.lower, id="small letters"),
        pytest.param(lambda typed: typed.replace("-", ""), id="no dash"),
        pytest.param(" ".join, id="blanks"),
        pytest.param(lambda typed: f"{typed}.", id="the full stop of a sentence"),
    ],
)
def test_a_reference_is_found_however_it_is_typed(change):
    assert find_reference(change(REFERENCE)) == REFERENCE


@given(place=places, symbol=st.sampled_from(ALPHABET))
def test_one_wrong_symbol_is_always_noticed(place, symbol):
    symbols = list(REFERENCE.replace("-", ""))
    is_same = symbols[place] == symbol
    symbols[place] = symbol

    found = find_reference("".join(symbols))

    assert found == (REFERENCE if is_same else None)


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("", id="nothing"),
        pytest.param("7K4M", id="too short"),
        pytest.param("7K4M-9XQ3-22", id="too long"),
        pytest.param("0000-0000", id="symbols that are in no reference"),
        pytest.param("ÄÖÜß-ßßßß", id="other alphabets"),
    ],
)
def test_what_is_no_reference_is_not_found(typed):
    assert find_reference(typed) is None


def test_a_secret_has_ten_symbols_of_the_alphabet():
    secret = new_secret()

    assert len(secret) == SECRET_LENGTH
    assert set(secret) <= set(ALPHABET)


def test_a_secret_is_read_however_it_is_typed():
    assert normal_secret(" ab2c-de4f gh ") == "AB2CDE4FGH"
