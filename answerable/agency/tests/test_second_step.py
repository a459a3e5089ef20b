"""What opens besides the password, and how it is lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from answerable.agency.accounts.codes import (
    CODES_ON_PAPER,
    draw_recovery_codes,
    keep_code_app,
    opens_with_code,
)
from answerable.agency.accounts.second_step import (
    forget_second_step,
    has_second_step,
    remove_code_app,
)
from answerable.agency.models import CodeApp, RecoveryCode
from answerable.agency.tests.second_steps import SECRET, code_now, give_code_app
from answerable.lib.errors import Refused

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def test_a_password_alone_is_no_second_step(ben):
    assert not has_second_step(ben)


def test_an_app_is_kept_when_its_first_code_fits(ben):
    assert keep_code_app(ben, SECRET, code_now())
    assert has_second_step(ben)


def test_an_app_is_not_kept_when_its_first_code_does_not_fit(ben):
    assert not keep_code_app(ben, SECRET, "000000")
    assert not has_second_step(ben)


def test_the_secret_of_an_app_cannot_be_read_in_the_database(ben):
    give_code_app(ben)

    assert SECRET not in CodeApp.objects.get().sealed_secret


def test_the_code_that_set_it_up_opens_nothing_more(ben):
    give_code_app(ben)

    assert not opens_with_code(ben, code_now())


def test_the_next_code_opens_once(ben, clock):
    give_code_app(ben)
    clock.shift(timedelta(seconds=30))

    assert opens_with_code(ben, code_now())
    assert not opens_with_code(ben, code_now())


def test_another_members_code_opens_nothing(ben, chloe, clock):
    give_code_app(ben)
    clock.shift(timedelta(seconds=30))

    assert not opens_with_code(chloe, code_now())


def test_a_code_opens_after_the_key_of_the_house_was_changed_twice(
    ben, clock, settings
):
    give_code_app(ben)
    for older, newer in (settings.KEYS[:1], "k1"), (["k1"], "k2"):
        settings.KEYS = [newer, *older]
        clock.shift(timedelta(seconds=30))
        assert opens_with_code(ben, code_now())


def test_under_a_strange_key_no_code_opens(ben, clock, settings):
    give_code_app(ben)
    clock.shift(timedelta(seconds=30))
    settings.KEYS = ["strange"]

    assert not opens_with_code(ben, code_now())


def test_a_code_on_paper_opens_once_however_it_is_typed(ben):
    code = draw_recovery_codes(ben)[3]

    assert opens_with_code(ben, f"{code[:5].lower()} {code[5:]}")
    assert not opens_with_code(ben, code)


def test_new_codes_on_paper_take_the_place_of_the_old(ben):
    old, *_ = draw_recovery_codes(ben)
    new = draw_recovery_codes(ben)

    assert len(set(new)) == CODES_ON_PAPER
    assert not opens_with_code(ben, old)


def test_the_last_second_step_stays_where_one_is_needed(ben, settings):
    settings.SECOND_STEP_REQUIRED = True
    give_code_app(ben)

    with pytest.raises(Refused, match="Set up another one first"):
        remove_code_app(ben)

    assert has_second_step(ben)


def test_without_a_second_step_codes_on_paper_are_void(ben):
    give_code_app(ben)
    draw_recovery_codes(ben)

    remove_code_app(ben)

    assert not RecoveryCode.objects.exists()


def test_what_is_forgotten_is_forgotten_whole(ben, settings):
    settings.SECOND_STEP_REQUIRED = True
    give_code_app(ben)
    draw_recovery_codes(ben)

    forget_second_step(ben)

    assert not has_second_step(ben)
    assert not RecoveryCode.objects.exists()
