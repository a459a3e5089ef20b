"""Finding what was written: documents in, what fits a few words out.

``put`` and ``remove`` keep the index as the articles are; ``find`` asks PostgreSQL for
candidates (``candidates``) and ranks them in Python (``scoring``), by weights that stand in
one file (``weights``). A *space* keeps what is measured apart from the office's own.
"""

from __future__ import annotations

from answerable.knowledge.search.documents import OFFICE, SCRATCH, Document, Hit
from answerable.knowledge.search.finding import find
from answerable.knowledge.search.spelling import did_you_mean
from answerable.knowledge.search.writing import put, remove

__all__ = [
    "OFFICE",
    "SCRATCH",
    "Document",
    "Hit",
    "did_you_mean",
    "find",
    "put",
    "remove",
]
