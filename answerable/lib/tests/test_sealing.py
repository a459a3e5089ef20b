"""What is sealed opens with the keys of the house alone."""

from __future__ import annotations

from answerable.lib.sealing import seal, unseal


def test_what_is_sealed_does_not_show_its_words():
    assert "secret" not in seal("secret", ["one"])


def test_it_opens_with_the_key_that_sealed_it():
    assert unseal(seal("secret", ["one"]), ["one"]) == "secret"


def test_it_opens_after_the_key_was_changed():
    assert unseal(seal("secret", ["one"]), ["two", "one"]) == "secret"


def test_the_newest_key_seals():
    assert unseal(seal("secret", ["two", "one"]), ["two"]) == "secret"


def test_another_key_opens_nothing():
    assert unseal(seal("secret", ["one"]), ["two"]) is None


def test_what_was_changed_opens_nothing():
    sealed = seal("secret", ["one"])

    assert unseal(sealed[:-4] + "AAA=", ["one"]) is None
