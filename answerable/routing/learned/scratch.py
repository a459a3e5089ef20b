"""Models to try things with, by their names, in a folder beside those of the office."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from answerable.lib.errors import Refused
from answerable.routing.learned.keeping import read_back, written
from answerable.routing.learned.model import Model

USUAL = "scratch"
OFFICE = "office"  # learned from its own cases alone, at night
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


def keep_scratch(folder: Path, name: str, model: Model, file: bytes) -> Path:
    """Keep a model, and beside it the file that scikit-learn opens; return where."""
    path = _path(folder, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path.with_suffix(".skops"), file)
    _write(path, written(model))
    return path


def find_scratch(folder: Path, name: str) -> Model:
    """Return a model by its name. Raises Refused where there is none."""
    path = _path(folder, name)
    if not path.exists():
        hint = f"There is no model “{name}”. Train it: answerable route train --into {name} FILE.jsonl"
        raise Refused(code="model-none", hint=hint)
    return read_back(path.read_bytes())


def _path(folder: Path, name: str) -> Path:
    if name == OFFICE:
        hint = "The office's own model learns from its own cases. Choose another name."
        raise Refused(code="model-office", hint=hint)
    if not NAME.fullmatch(name):
        hint = f"“{name}” is no name. Use small letters, digits and dashes, 40 at most."
        raise Refused(code="model-name", hint=hint)
    return folder / f"{name}.model"


def _write(path: Path, content: bytes) -> None:
    """Write beside, then rename: who reads meanwhile gets the old one or the new."""
    handle, beside = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(beside).replace(path)
