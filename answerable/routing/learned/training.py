"""Learn where texts belong from those whose place is known; the only part with a library.

A linear model over words, pairs and parts of words (``weighing``). Everything that is
said of how good it is comes from texts that it had not seen: the examples are cut in
``FOLDS`` parts, and each is judged by what the others teach. Equal texts are learned as
one that counts more, so that a year of the same short reports is learned in seconds.
"""

from __future__ import annotations

import zlib
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import skops.io
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from answerable.lib.errors import Refused
from answerable.routing.learned.examples import (
    SEVERAL,
    Example,
    Saying,
    known_marks,
    rarity_of,
    sayings_of,
)
from answerable.routing.learned.judging import Judged
from answerable.routing.learned.model import Model
from answerable.routing.learned.thresholds import TARGET, Guess, threshold_of
from answerable.routing.learned.weighing import weigh

FOLDS = 5
# How closely a model may follow its examples: by it, what was not seen was likeliest.
CLOSENESS = 6.0
MOST_ROUNDS = 200
SOFTNESSES = np.arange(0.8, 3.0, 0.05)  # no surer of itself than the library is, nearly
LEAST_LOG = 1e-9  # a chance of nothing has no logarithm
# What a file of ours may hold beside what skops knows to be harmless: nothing.
TRUSTED: list[str] = []


@dataclass(frozen=True)
class Lesson:
    """What was learned: the model, its file, and a judgement of each example unseen."""

    model: Model
    file: bytes
    judged: Sequence[Judged]


def learn(
    examples: Sequence[Example], *, target: float = TARGET, several: int = SEVERAL
) -> Lesson:
    """Learn from examples. Raises Refused where there are not two labels to tell apart.

    A mark is known where that many people (``several``) used it.
    """
    labels = sorted({example.label for example in examples})
    if len(labels) < 2:
        hint = "There are not two different labels. A model tells at least two apart."
        raise Refused(code="model-one-label", hint=hint)
    # Many small sums: threads that share them wait for each other five times as long.
    with threadpool_limits(limits=1):
        return _taught(_Lesson(examples, labels, several), target)


def _taught(lesson: _Lesson, target: float) -> Lesson:
    unseen = lesson.unseen()
    softness = _softness(unseen, lesson.wanted)
    judged = lesson.judged(_softened(unseen, softness))
    threshold = threshold_of([Guess(one.score, one.is_right) for one in judged], target)
    file = lesson.file(softness=softness, threshold=threshold)
    judged = [replace(one, acts=one.score >= threshold) for one in judged]
    return Lesson(drawn(file), file, judged)


def drawn(file: bytes) -> Model:
    """Return the plain numbers of a model file. Raises what skops does for foreign types."""
    kept: dict[str, Any] = skops.io.loads(file, trusted=TRUSTED)
    linear: LogisticRegression = kept["linear"]
    weights, begin = linear.coef_, linear.intercept_
    if len(weights) == 1:  # of two labels, only the second has weights
        weights, begin = np.vstack([0 * weights, weights]), np.append([0.0], begin)
    return Model(
        labels=[str(label) for label in kept["labels"]],
        known={mark: number for number, mark in enumerate(kept["known"])},
        rarity=_plain(kept["rarity"]),
        rows=_plain((weights - weights.mean(axis=0)).T),
        begin=[float(one) for one in begin],
        softness=kept["softness"],
        threshold=kept["threshold"],
    )


class _Lesson:
    """Examples as numbers: a row for each saying, a count for each label and fold."""

    def __init__(
        self, examples: Sequence[Example], labels: Sequence[str], several: int
    ) -> None:
        self.examples, self.labels = examples, labels
        self.sayings = sayings_of(examples)
        self.known = known_marks(self.sayings, len(labels), several)
        self.rarity = array("f", rarity_of(self.sayings, self.known))
        self.weighed = _matrix(self.sayings, self.known, self.rarity)
        numbers = {label: number for number, label in enumerate(labels)}
        self.wanted = np.array([numbers[example.label] for example in examples])
        self.saying = np.zeros(len(examples), dtype=int)
        for number, saying in enumerate(self.sayings):
            self.saying[saying.rows] = number
        self.fold = np.array([_fold(row) for row in range(len(examples))])

    def fit(self, rows: Any) -> LogisticRegression:
        """Learn from some of the examples; those that are alike at once."""
        pairs = zip(self.saying[rows], self.wanted[rows], strict=True)
        counts = Counter((int(saying), int(label)) for saying, label in pairs)
        sayings, labels = (list(each) for each in zip(*counts, strict=True))
        linear = LogisticRegression(C=CLOSENESS, max_iter=MOST_ROUNDS, tol=1e-3)
        return linear.fit(
            self.weighed[sayings], labels, sample_weight=list(counts.values())
        )

    def unseen(self) -> Any:
        """Return the chances of each label for each example, by what the others teach."""
        chances = np.zeros((len(self.examples), len(self.labels)))
        for fold in range(FOLDS):
            inside = self.fold == fold
            if inside.any() and len(set(self.wanted[~inside])) > 1:
                linear = self.fit(~inside)
                found = linear.predict_proba(self.weighed[self.saying[inside]])
                chances[np.ix_(inside, linear.classes_)] = found
        return chances

    def judged(self, chances: Any) -> list[Judged]:
        """Return for each example what was said of it unseen."""
        ranks = np.argsort(-chances, axis=1, kind="stable")[:, :3]
        return [
            Judged(
                wanted=example.label,
                found=[self.labels[at] for at in best],
                score=float(row[best[0]]),
            )
            for example, best, row in zip(self.examples, ranks, chances, strict=True)
        ]

    def file(self, *, softness: float, threshold: float) -> bytes:
        """Learn from all examples, and return the file of the model."""
        linear = self.fit(np.ones(len(self.examples), dtype=bool))
        kept = {
            "labels": list(self.labels),
            "known": list(self.known),
            "rarity": np.array(self.rarity),
            "linear": linear,
            "softness": softness,
            "threshold": threshold,
        }
        return bytes(skops.io.dumps(kept))


def _matrix(
    sayings: Sequence[Saying], known: dict[str, int], rarity: array[float]
) -> Any:
    rows = [weigh(saying.marks, known, rarity) for saying in sayings]
    ends = np.cumsum([0, *(len(row) for row in rows)])
    numbers = [number for row in rows for number in row]
    values = [value for row in rows for value in row.values()]
    return csr_matrix((values, numbers, ends), shape=(len(rows), len(known)))


def _softness(chances: Any, wanted: Any) -> float:
    """Return what makes the chances hold best: by it, what happened was likeliest."""
    logs = np.log(np.maximum(chances, LEAST_LOG))
    rows = np.arange(len(wanted))

    def surprise(softness: float) -> float:
        softened = logs / softness
        return float(
            np.mean(np.logaddexp.reduce(softened, axis=1) - softened[rows, wanted])
        )

    return float(min(SOFTNESSES, key=surprise))


def _softened(chances: Any, softness: float) -> Any:
    powers = np.maximum(chances, LEAST_LOG) ** (1 / softness)
    return powers / powers.sum(axis=1, keepdims=True)


def _plain(numbers: Any) -> array[float]:
    return array("f", np.ascontiguousarray(numbers, dtype=np.float32).tobytes())


def _fold(row: int) -> int:
    """Return in which part an example is: always the same, and in no order."""
    return zlib.crc32(str(row).encode()) % FOLDS
