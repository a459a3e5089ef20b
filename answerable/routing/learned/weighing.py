"""How much each mark of a text counts, the same for learning and for deciding; pure.

A mark that is seen often counts more, though not in proportion, and one that few texts
have more than one that most have. Phrases and parts of words are weighed apart, so that
neither drowns the other. Source: TF-IDF with sublinear counts, of length one a block.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from answerable.routing.learned.reading import Marks

Known = Mapping[str, int]  # the marks that a model knows, and the number of each


def weigh(marks: Marks, known: Known, rarity: Sequence[float]) -> dict[int, float]:
    """Return how much each known mark of a text counts."""
    weighed = _block(marks.phrases, known, rarity)
    return weighed | _block(marks.parts, known, rarity)


def _block(
    counted: Counter[str], known: Known, rarity: Sequence[float]
) -> dict[int, float]:
    found = {
        number: (1.0 + math.log(count)) * rarity[number]
        for mark, count in counted.items()
        if (number := known.get(mark)) is not None
    }
    length = math.sqrt(sum(value * value for value in found.values()))
    return {number: value / length for number, value in found.items()}
