"""A folder to seed, ways to spoil it, and what the command says to it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import call_command

SMALLEST = Path(__file__).parent / "samples" / "hamlet.toml"


def make_folder(where: Path) -> Path:
    """Write the smallest government into a folder."""
    (where / "hamlet.toml").write_bytes(SMALLEST.read_bytes())
    return where


def change(folder: Path, before: str, after: str) -> None:
    """Write something else in one place."""
    path = folder / "hamlet.toml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def seed(*words: object) -> str:
    """Return what the command printed."""
    out = io.StringIO()
    call_command("seed", *map(str, words), stdout=out)
    return out.getvalue()


def check(*words: object) -> tuple[object, list[str]]:
    """Return the exit status of a check and what it printed."""
    out = io.StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("seed", *map(str, words), "--check", stdout=out)
    return stopped.value.code, out.getvalue().splitlines()


def refusals(folder: Path) -> list[str]:
    """Return the lines with which the folder is refused."""
    err = io.StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("seed", str(folder), stderr=err)
    assert stopped.value.code == 1
    return err.getvalue().splitlines()
