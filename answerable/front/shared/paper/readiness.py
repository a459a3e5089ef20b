"""Whether this machine can print: asked before there is a framework, by the fuse box, too."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType


@cache
def is_ready() -> bool:
    """Tell whether this machine can print: the library for it finds Pango."""
    try:
        get_printer()
    except OSError:
        return False
    return True


def get_printer() -> ModuleType:
    """Return the module that prints, loaded by the first who asks. Raises OSError."""
    return import_module("answerable.front.shared.paper.printer")
