"""The page of settings gives the defaults that the code has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from answerable.config.environment import PREFIX, ROOT, Environment
from tests.docs.pages import REFERENCE, section

PAGE = REFERENCE / "settings.md"


def written(default: object) -> str:
    """Return a default as an operator would write it."""
    match default:
        case None:
            return "unset"
        case bool():
            return str(int(default))
        case list():
            return json.dumps(default)
        case Path():
            return default.relative_to(ROOT).as_posix()
        case _:
            return str(default) or "empty"


@pytest.mark.parametrize(
    "name", [pytest.param(n, id=n) for n in Environment.model_fields]
)
def test_an_entry_gives_the_default_of_its_setting(name: str):
    default = written(Environment.model_fields[name].default)

    entry = section(PAGE, f"`{PREFIX}{name.upper()}`")

    assert entry.strip().startswith(f"Default: `{default}`")
