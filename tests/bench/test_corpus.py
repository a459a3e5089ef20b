"""The mails of the benchmark: the same bytes today and in a year."""

from __future__ import annotations

import hashlib

from bench.corpus import message, request

FIRST_HUNDRED = "7e417e5baa5bbde3b64eacd6d608a0fe332ccbb7cc6ede5f1492bfefa7100ec5"


def test_the_same_seed_gives_the_same_bytes_as_ever():
    raw = b"".join(message(number).as_bytes() for number in range(100))

    digest = hashlib.sha256(raw).hexdigest()

    assert digest == FIRST_HUNDRED


def test_another_seed_gives_another_mail():
    assert message(3, seed=7).as_bytes() != message(3, seed=8).as_bytes()


def test_nobody_sends_more_mails_than_are_answered_in_a_day():
    addresses = [request(number).address for number in range(2000)]

    assert max(map(addresses.count, addresses)) <= 5


def test_every_mail_has_a_word_of_its_own():
    assert "zq0000017x" in request(17).body
    assert "zq0000017x" not in request(18).body
