"""Phone and paper lost: whoever runs the machine lets a member begin again."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from answerable.agency.accounts.second_step import has_second_step
from answerable.agency.tests.second_steps import give_code_app


def test_a_member_sets_up_a_new_second_step(ben, capsys):
    give_code_app(ben)

    call_command("reset_second_step", "ben")

    assert not has_second_step(ben)
    assert "ben sets up a new second step" in capsys.readouterr().out


def test_an_unknown_name_is_said(town):
    with pytest.raises(CommandError, match="Nobody is called ben"):
        call_command("reset_second_step", "ben")
