"""Whether a PDF can be read out to somebody."""

from __future__ import annotations

import io
from typing import Any

import pikepdf

from answerable.lib.papers import FlawedPaper, PaperFlaw


def is_tagged(content: bytes) -> bool:
    """Tell whether a PDF says what its parts are: headings, paragraphs, their order.

    Without tags a screen reader has only letters at places. It must call itself tagged
    and have a tree of tags with something in it. Raises FlawedPaper where it cannot be
    read. Source: ISO 32000-2, 14.7 and 14.8.
    """
    try:
        with pikepdf.open(io.BytesIO(content)) as paper:
            marks: Any = paper.Root.get("/MarkInfo", {})
            tree: Any = paper.Root.get("/StructTreeRoot", {})
            return bool(marks.get("/Marked", False)) and "/K" in tree
    except pikepdf.PasswordError as error:
        raise FlawedPaper(PaperFlaw.LOCKED) from error
    except Exception as error:  # a broken file can break its reader in any way
        raise FlawedPaper(PaperFlaw.BROKEN) from error
