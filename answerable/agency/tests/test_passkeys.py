"""A passkey proves whose it is, and nothing else does."""

from __future__ import annotations

import json

import pytest

from answerable.agency.accounts import passkeys
from answerable.agency.models import Passkey
from answerable.agency.tests.soft_key import SoftKey


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = "https://help.town.gov"


def keep(staff, key, name="My phone"):
    asked, state = passkeys.ask_for_new(staff)
    return passkeys.keep_passkey(staff, key.make(asked["publicKey"]), state, name=name)


def prove(key, staff=None):
    asked, state = passkeys.ask_for_proof(staff)
    return passkeys.find_owner(key.prove(asked["publicKey"]), state)


@pytest.fixture
def key(ben):
    key = SoftKey()
    keep(ben, key)
    return key


def test_a_key_that_was_kept_opens_for_its_owner(ben, key):
    assert prove(key, ben) == ben
    assert Passkey.objects.get().used_at


def test_a_key_alone_says_whose_it_is(ben, key):
    assert prove(key) == ben


def test_a_key_alone_must_know_its_owner(ben, key):
    key.knows_owner = False

    assert prove(key) is None
    assert prove(key, ben) == ben


def test_what_a_browser_is_asked_can_be_sent_and_remembered(ben, key):
    questions = [passkeys.ask_for_new(ben), passkeys.ask_for_proof(ben)]

    assert all(json.loads(json.dumps(question)) for question in questions)


def test_a_browser_is_told_the_keys_that_a_member_has(ben, key):
    asked, _ = passkeys.ask_for_proof(ben)

    assert len(asked["publicKey"]["allowCredentials"]) == 1


def test_a_key_that_nobody_has_opens_nothing(ben, key):
    assert prove(SoftKey()) is None


def test_another_key_under_the_same_number_opens_nothing(ben, key):
    assert prove(SoftKey(credential_id=key.credential_id)) is None


def test_who_left_the_house_is_not_let_in(ben, key):
    ben.is_active = False
    ben.save()

    assert prove(key) is None


def test_a_page_of_another_site_gets_nothing_that_opens(ben, key):
    key.site = "https://elsewhere.example"

    assert prove(key) is None


def test_an_answer_to_another_question_opens_nothing(ben, key):
    asked, _ = passkeys.ask_for_proof(ben)
    _, state = passkeys.ask_for_proof(ben)

    assert passkeys.find_owner(key.prove(asked["publicKey"]), state) is None


def test_a_copy_that_counts_behind_opens_nothing(ben, key):
    key.uses = 5
    assert prove(key) == ben

    key.uses = 5

    assert prove(key) is None


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param({}, id="empty"),
        pytest.param({"id": 1}, id="a number"),
        pytest.param({"id": "AAAA", "response": None}, id="no response"),
        pytest.param([], id="a list"),
        pytest.param("words", id="words"),
    ],
)
def test_what_is_no_answer_opens_and_keeps_nothing(ben, key, answer):
    _, state = passkeys.ask_for_new(ben)

    assert passkeys.find_owner(answer, state) is None
    assert not passkeys.keep_passkey(ben, answer, state, name="x")


def test_a_key_cannot_be_kept_twice(ben, chloe, key):
    assert not keep(chloe, key)


@pytest.mark.parametrize(
    ("address", "possible"),
    [
        pytest.param("https://help.town.gov", True, id="a site"),
        pytest.param("http://localhost:8311", True, id="this machine, by name"),
        pytest.param("http://127.0.0.1:8311", False, id="this machine, by number"),
        pytest.param("http://help.town.gov", False, id="without HTTPS"),
        pytest.param("https://[::1]", False, id="a number"),
    ],
)
def test_browsers_do_it_only_where_a_site_has_a_name_and_https(
    settings, address, possible
):
    settings.SITE_URL = address

    assert passkeys.are_possible() == possible
