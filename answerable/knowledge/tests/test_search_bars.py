"""Questions with known answers, which lie beside the checkout: the bars of our search hold.

Every fifth question is asked, so that this takes seconds; the whole sets are scored from the
outside, see docs/reference/measurements.md.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from answerable.knowledge.search import SCRATCH, Document, find
from answerable.knowledge.search.spaces import take

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "kb"
EVERY = 5


def lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def answers(folder: Path) -> dict[str, set[str]]:
    right: dict[str, set[str]] = {}
    for line in (folder / "qrels.tsv").read_text().splitlines()[1:]:
        query, document, score = line.split("\t")
        if float(score) > 0:
            right.setdefault(query, set()).add(document)
    return right


@pytest.mark.skipif(not DATA.exists(), reason="the sets are not beside this checkout")
@pytest.mark.parametrize(
    ("name", "first", "among_five"),
    [("stackfaq", 0.74, 0.93), ("covidfaq", 0.40, 0.88)],
    ids=["long articles", "short questions"],
)
def test_B10_questions_are_answered_as_often_as_we_promise(db, name, first, among_five):
    folder = DATA / name
    corpus = (
        Document(row["_id"], "en", row["title"], body=row["text"])
        for row in lines(folder / "corpus.jsonl")
    )
    take(SCRATCH, corpus, replacing=True)
    right, queries = answers(folder), lines(folder / "queries.jsonl")[::EVERY]

    found = [
        [hit.key in right[query["_id"]] for hit in find(query["text"], space=SCRATCH)]
        for query in queries
    ]

    assert sum(any(hits[:1]) for hits in found) / len(queries) >= first
    assert sum(any(hits[:5]) for hits in found) / len(queries) >= among_five
