"""A letter greets by what looks like a name, and by nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from answerable.correspondence.greeting import LONGEST, MOST_DIGITS, greetable


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Amina Yusuf", id="two words"),
        pytest.param("María del Carmen de la Fuente y García-Ñuñez", id="eight words"),
        pytest.param("Dr. J. R. O'Neill, Jr.", id="titles"),
        pytest.param("Siân D’Arcy", id="curly apostrophe"),
        pytest.param("أمينة بنت يوسف", id="arabic"),
        pytest.param("नेहा शर्मा", id="marks"),
        pytest.param("علی\N{ZERO WIDTH NON-JOINER}رضا", id="joiner"),
        pytest.param("Gal·la & Pau (veïns)", id="a couple"),
        pytest.param("Charles 3", id="a digit"),
        pytest.param("李", id="one letter"),
    ],
)
def test_a_name_is_greeted(name):
    assert greetable(f" {name} ") == name


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("", id="nothing"),
        pytest.param(" - ", id="no letter"),
        pytest.param("Win at https://evil.example", id="link"),
        pytest.param("Look at evil.example", id="domain"),
        pytest.param("www.evil", id="www"),
        pytest.param("evil.ею", id="domain in other letters"),
        pytest.param("eve@mail.example", id="address"),
        pytest.param("eve@mail", id="handle"),
        pytest.param("Ring 0900 123", id="number"),
        pytest.param("Ring ٠٩٠٠", id="number in other digits"),
        pytest.param("Ring 9 0 0 1", id="number with blanks"),
        pytest.param("Eve\nYou owe us money", id="line break"),
        pytest.param("Eve\u2028You owe us", id="another line break"),
        pytest.param("Eve\u202eevil", id="turned around"),
        pytest.param("Only today: cheap!", id="advertisement"),
        pytest.param("<b>Eve</b>", id="markup"),
        pytest.param("a" * (LONGEST + 1), id="too long"),
    ],
)
def test_what_does_not_look_like_a_name_is_not(name):
    assert greetable(name) == ""


@given(st.text())
def test_a_name_is_greeted_as_it_is_or_not_at_all(name):
    assert greetable(name) in {name.strip(), ""}


@given(
    before=st.text(), after=st.text(), forbidden=st.sampled_from("@:/\\\n\r\t<>\x00!")
)
def test_no_sign_of_an_address_or_a_line_break_is_ever_greeted(
    before, after, forbidden
):
    assert greetable(f"a{before}{forbidden}{after}a") == ""


@given(st.text(min_size=1))
def test_what_is_greeted_is_short_and_no_number(name):
    greeted = greetable(name)

    assert len(greeted) <= LONGEST
    assert sum(sign.isdigit() for sign in greeted) <= MOST_DIGITS
