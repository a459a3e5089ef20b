"""A model as bytes and back, without a library: one line of JSON, then plain numbers."""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections.abc import Sequence

from answerable.lib.errors import Refused
from answerable.routing.learned.model import Model

FORM = "answerable learned model 1"


def written(model: Model) -> bytes:
    """Return a model as bytes."""
    head = {
        "form": FORM,
        "labels": list(model.labels),
        "begin": list(model.begin),
        "softness": model.softness,
        "threshold": model.threshold,
        "known": sorted(model.known, key=lambda mark: model.known[mark]),
    }
    numbers = _swapped(model.rarity) + _swapped(model.rows)
    line = json.dumps(head, ensure_ascii=False).encode()
    return zlib.compress(line + b"\n" + numbers, level=6)


def read_back(content: bytes) -> Model:
    """Return the model that was written. Raises Refused where it is none."""
    try:
        line, numbers = zlib.decompress(content).split(b"\n", 1)
        head = json.loads(line)
        return _model(head, _floats(numbers)) if head["form"] == FORM else _refuse()
    except (ValueError, KeyError, TypeError, zlib.error):
        return _refuse()


def _model(head: dict[str, list[str]], numbers: array[float]) -> Model:
    known: Sequence[str] = head["known"]
    size = len(known)
    if len(numbers) != size * (1 + len(head["labels"])):
        _refuse()
    return Model(
        labels=head["labels"],
        known={mark: number for number, mark in enumerate(known)},
        rarity=numbers[:size],
        rows=numbers[size:],
        begin=[float(one) for one in head["begin"]],
        softness=float(str(head["softness"])),
        threshold=float(str(head["threshold"])),
    )


def _floats(content: bytes) -> array[float]:
    numbers = array("f")
    numbers.frombytes(content)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _swapped(numbers: array[float]) -> bytes:
    """Return numbers as bytes, the lowest first on every machine."""
    copy = array("f", numbers)
    if sys.byteorder == "big":
        copy.byteswap()
    return copy.tobytes()


def _refuse() -> Model:
    raise Refused(
        code="model-broken", hint="This is no model that we wrote. Train it anew."
    )
