"""An address is kept in one spelling, however it was typed."""

from __future__ import annotations

import pytest

from answerable.people.addresses import LONGEST, normal_address


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        pytest.param("email", " Amina@Mail.Example ", "amina@mail.example", id="mail"),
        pytest.param("email", "üser@mail.example", "üser@mail.example", id="letters"),
        pytest.param("phone", "+34 600 10 02 00", "+34600100200", id="blanks"),
        pytest.param("phone", "+34 (600) 100-200", "+34600100200", id="signs"),
        pytest.param("phone", "0800 100 200", "0800100200", id="no country"),
        pytest.param("phone", "call me", "", id="no number"),
    ],
)
def test_an_address_has_one_spelling(kind, typed, kept):
    assert normal_address(kind, typed) == kept


def test_an_address_of_any_length_fits():
    assert len(normal_address("email", "x" * 1000)) == LONGEST


def test_a_number_of_any_length_fits():
    assert len(normal_address("phone", "1" * 1000)) <= LONGEST
