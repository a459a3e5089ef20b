"""Documents that others made, put behind one of ours, page by page, numbered with it.

Nothing in them stays active: what was filled in or noted is drawn onto its page, and
scripts and links are left behind. What cannot be read, or only with a password, is no
annex; it goes along as a file.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence

import pikepdf

logger = logging.getLogger(__name__)

MOST_PAGES = 1_000  # of one annex
# What does something when a page is opened, or belongs to the order of its own document.
LEFT_BEHIND = ("/Annots", "/AA", "/StructParents", "/Tabs")


def count_pages(content: bytes) -> int:
    """Return how many pages of a PDF can be put in; none of one that cannot be read."""
    try:
        with pikepdf.open(io.BytesIO(content)) as annex:
            pages = len(annex.pages)
            is_open = not annex.is_encrypted
    except Exception:  # a broken file can break its reader in any way
        logger.info("A PDF cannot be put into a bundle", exc_info=True)
        return 0
    return pages if is_open and pages <= MOST_PAGES else 0


def bind(first: bytes, annexes: Sequence[bytes], numbers: bytes) -> bytes:
    """Return one document: ours, then the annexes, each page with its number."""
    with pikepdf.open(io.BytesIO(first)) as whole:
        own = len(whole.pages)
        for annex in annexes:
            _append(whole, annex)
        with pikepdf.open(io.BytesIO(numbers)) as stamps:
            for page, stamp in zip(whole.pages[own:], stamps.pages, strict=True):
                page.add_overlay(stamp, None)
        _claim_no_more_than_is_true(whole)
        out = io.BytesIO()
        whole.save(out)
    return out.getvalue()


def _append(whole: pikepdf.Pdf, content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as annex:
        annex.generate_appearance_streams()
        annex.flatten_annotations("all")
        for page in annex.pages:
            for name in LEFT_BEHIND:
                if name in page:
                    del page[name]
        whole.pages.extend(annex.pages)


def _claim_no_more_than_is_true(whole: pikepdf.Pdf) -> None:
    """Take back that all of it is PDF/UA: pages that others made are as they came."""
    with whole.open_metadata() as told:
        if "pdfuaid:part" in told:
            del told["pdfuaid:part"]
