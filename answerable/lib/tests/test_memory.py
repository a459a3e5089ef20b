"""What was asked a moment ago is not asked again."""

from __future__ import annotations

import time

import pytest

from answerable.lib.memory import SECONDS, forget, remembered


@pytest.fixture
def asked():
    return []


@pytest.fixture
def ask(asked):
    @remembered
    def ask(name: str, *, loud: bool = False) -> str:
        asked.append(name)
        return name.upper() if loud else name

    return ask


def test_the_same_question_is_asked_once(ask, asked):
    assert [ask("rules"), ask("rules")] == ["rules", "rules"]
    assert asked == ["rules"]


def test_another_question_is_another(ask, asked):
    assert [ask("rules"), ask("rules", loud=True)] == ["rules", "RULES"]
    assert asked == ["rules", "rules"]


def test_after_some_seconds_it_is_asked_again(ask, asked, monkeypatch):
    now = time.monotonic()
    ask("rules")
    monkeypatch.setattr("time.monotonic", lambda: now + SECONDS + 1)

    ask("rules")

    assert asked == ["rules", "rules"]


def test_whoever_edits_forgets(ask, asked):
    ask("rules")
    forget()
    ask("rules")

    assert asked == ["rules", "rules"]


def test_a_failure_is_not_remembered(asked):
    @remembered
    def ask() -> str:
        asked.append("once")
        if len(asked) == 1:
            raise LookupError
        return "found"

    with pytest.raises(LookupError):
        ask()

    assert ask() == "found"
