"""Codes of an app: as the standard says, each once, none that is old."""

from __future__ import annotations

from base64 import b32encode
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, strategies as st

from answerable.lib.one_time import (
    DRIFT,
    code_of,
    find_step,
    new_secret,
    setup_address,
    step_at,
)

SECRET = b32encode(b"12345678901234567890").decode()
STEPS = st.integers(min_value=DRIFT + 1, max_value=2**40)


# RFC 6238, appendix B; an app shows the last six of the eight digits there.
@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        pytest.param(59, "287082", id="1970"),
        pytest.param(1111111109, "081804", id="a zero in front"),
        pytest.param(1111111111, "050471", id="two seconds later"),
        pytest.param(1234567890, "005924", id="2009"),
        pytest.param(2000000000, "279037", id="2033"),
        pytest.param(20000000000, "353130", id="2603"),
    ],
)
def test_the_examples_of_the_standard(seconds, code):
    assert code_of(SECRET, step_at(seconds)) == code


@given(step=STEPS, off=st.integers(-DRIFT, DRIFT))
def test_a_clock_may_be_one_step_wrong(step, off):
    typed = code_of(SECRET, step + off)

    assert find_step(SECRET, typed, now=step, after=0) is not None


@given(step=STEPS, used=st.integers(0, 3))
def test_a_code_that_was_used_and_those_before_it_open_nothing(step, used):
    newest = step + DRIFT + used
    typed = code_of(SECRET, step)

    assert find_step(SECRET, typed, now=step, after=newest) is None


def test_spaces_do_not_count():
    typed = code_of(SECRET, 7)

    assert find_step(SECRET, f" {typed[:3]} {typed[3:]} ", now=7, after=0) == 7


@pytest.mark.parametrize("typed", ["", "287", "٢٨٧٠٨٢", "abcdef", "\0"], ids=ascii)
def test_what_is_no_code_opens_nothing(typed):
    assert find_step(SECRET, typed, now=1, after=0) is None


def test_each_secret_is_another_and_apps_can_read_it():
    one, other = new_secret(), new_secret()

    assert one != other
    assert len(code_of(one, 1)) == 6


def test_the_address_names_the_site_and_the_member():
    address = urlsplit(setup_address(SECRET, account="ben k", issuer="help.town.gov"))

    assert address.path == "/help.town.gov:ben%20k"
    assert parse_qs(address.query) == {"secret": [SECRET], "issuer": ["help.town.gov"]}
