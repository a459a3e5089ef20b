"""What we sign opens what it was made for, and a key can be changed."""

from __future__ import annotations

import pytest

from answerable.lib.keys import (
    find_reply_reference,
    is_reply_key,
    opens,
    reply_key,
    seal,
)

OLD, NEW = "the key of last year", "the key of this year"
ADDRESS = "amina@mail.example"
REFERENCE = "7K4M-9XQK"


def test_a_sealed_secret_does_not_show_the_secret():
    assert "ABCDEFGHJK" not in seal("ABCDEFGHJK", NEW)


@pytest.mark.parametrize(
    ("secret", "sealed", "fits"),
    [
        pytest.param("ABCDEFGHJK", seal("ABCDEFGHJK", NEW), True, id="right"),
        pytest.param("ABCDEFGHJK", seal("ABCDEFGHJK", OLD), True, id="older key"),
        pytest.param("ABCDEFGHJX", seal("ABCDEFGHJK", NEW), False, id="wrong"),
        pytest.param("ABCDEFGHJK", seal("ABCDEFGHJK", "?"), False, id="foreign key"),
        pytest.param("ABCDEFGHJK", None, False, id="no such case"),
        pytest.param("", "", False, id="a case without a secret"),
        pytest.param("\ud800", seal("ABCDEFGHJK", NEW), False, id="half a letter"),
    ],
)
def test_a_secret_opens_what_it_was_sealed_for(secret, sealed, fits):
    assert opens(secret, sealed, [NEW, OLD]) is fits


def test_a_reply_key_names_its_case():
    assert find_reply_reference(reply_key(REFERENCE, ADDRESS, [NEW])) == REFERENCE


@pytest.mark.parametrize(
    "key",
    [
        pytest.param("", id="nothing"),
        pytest.param("newsletter", id="somebody's own tag"),
        pytest.param("7k4m9xqk", id="no signature"),
        pytest.param("7k4m9xqk-short", id="a signature cut off"),
        pytest.param("00000000-abcdefghijklmnop", id="no reference"),
    ],
)
def test_what_is_no_reply_key_names_nothing(key):
    assert find_reply_reference(key) is None


@pytest.mark.parametrize(
    ("change", "is_ours"),
    [
        pytest.param({}, True, id="as it was made"),
        pytest.param({"address": ADDRESS.upper()}, True, id="capitals in the address"),
        pytest.param({"address": "eve@mail.example"}, False, id="another address"),
        pytest.param({"reference": "2222-2222"}, False, id="another case"),
        pytest.param({"keys": [NEW, OLD]}, True, id="after the key was changed"),
        pytest.param({"keys": [NEW]}, False, id="when the old key is gone"),
    ],
)
def test_a_reply_key_is_bound_to_case_and_address(change, is_ours):
    key = reply_key(REFERENCE, ADDRESS, [OLD])
    held = {"reference": REFERENCE, "address": ADDRESS, "keys": [OLD]} | change

    assert is_reply_key(key, **held) is is_ours


def test_a_mail_server_may_write_a_reply_key_in_capitals():
    key = reply_key(REFERENCE, ADDRESS, [NEW]).upper()

    assert is_reply_key(key, REFERENCE, ADDRESS, [NEW])


def test_a_reply_key_with_half_a_letter_is_not_ours():
    assert not is_reply_key("7k4m9xqk-\ud800", REFERENCE, ADDRESS, [NEW])
