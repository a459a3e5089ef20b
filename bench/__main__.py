"""``python -m bench [NAME …]``: run the benchmarks, or those that are named.

``make bench`` runs those of ``TIMED``, ``make faults`` and ``make corpora`` those names.
Options behind a single name go to it: ``python -m bench mails --profile``. With
``--large`` anywhere, the city has a million cases, 50,000 of them open.
Figures go to ``var/bench/result.json``; exit 1 where a bar is missed or something is
wrong.
"""

from __future__ import annotations

import json
import sys
from itertools import takewhile
from pathlib import Path
from typing import Any

from bench.bars import missed, table
from bench.stage import HOME, standing

SCENES = {
    "mails": "city",
    "letters": "city",
    "forms": "city",
    "pages": "city",
    "memory": "city",
    "clerks": "city",
    "simulate": "city",
    "learned": "town",
    "watch": "town",
    "places": "town",
    "articles": "town",
    "faults": "town",
    "corpora": "town",
}
TIMED = ("mails", "letters", "forms", "pages", "memory")
LARGE = "--large"
LARGER = {"city": "metropolis"}


def main() -> int:
    """Run what is asked for, print it, and return the status to exit with."""
    words = [word for word in sys.argv[1:] if word != LARGE]
    scenes = LARGER if LARGE in sys.argv else {}
    names = list(takewhile(lambda word: word in SCENES, words))
    with standing() as stage:
        figures = {
            name: stage.play(
                name,
                *words[len(names) :],
                scene=scenes.get(SCENES[name], SCENES[name]),
            )
            for name in names or TIMED
        }
    report(figures, HOME / "result.json")
    is_wrong = any(found.get("wrong") for found in figures.values())
    return 1 if is_wrong or missed(figures) else 0


def report(figures: dict[str, dict[str, Any]], file: Path) -> None:
    """Keep the figures beside those of other benchmarks, and print them."""
    kept = json.loads(file.read_text()) if file.exists() else {}
    file.write_text(json.dumps(kept | figures, indent=1))
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")
    if set(figures) & {*TIMED, "articles", "clerks", "learned", "simulate", "watch"}:
        sys.stdout.write(table(figures) + "\n")


if __name__ == "__main__":
    sys.exit(main())
