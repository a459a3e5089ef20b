"""What a form costs people: how many questions, and about how many minutes; pure.

A question that hangs on an answer counts where it can come up: the number is the most
that one person can be asked. Seconds are those of ``paces``, and of reading the words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import cast

from answerable.agency.models import Service
from answerable.forms.conditions import depends
from answerable.forms.paces import (
    FILES,
    LOOK,
    OWN_WORDS,
    PER_KIND,
    WHAT_ABOUT,
    WHERE,
    WHO,
    WORDS_A_MINUTE,
)
from answerable.forms.questions.kind import Question

Weigh = Callable[[Question], float]
AROUND = (OWN_WORDS, WHAT_ABOUT, FILES, WHO, LOOK)


@dataclass(frozen=True)
class Burden:
    """The most questions that one person is asked, and the minutes of the whole request.

    ``can_be_fewer`` where some questions hang on answers; ``is_measured`` where the
    minutes are those that people needed, not our estimate.
    """

    questions: int
    minutes: int
    can_be_fewer: bool = False
    is_measured: bool = False

    def exceeds(self, other: Burden) -> bool:
        """Tell whether it asks more of people than another: questions or minutes."""
        return self.questions > other.questions or self.minutes > other.minutes


def burden_of(service: Service, questions: Sequence[Question]) -> Burden:
    """Return what asking a service with these questions costs, as we estimate it."""
    seconds = most_of(questions, seconds_for) + seconds_around(service)
    return Burden(
        questions=int(most_of(questions, lambda _question: 1)),
        minutes=minutes_in(seconds),
        can_be_fewer=any(map(depends, questions)),
    )


def page_burden(questions: Sequence[Question]) -> Burden:
    """Return what the questions alone cost, without the pages around them."""
    return Burden(
        questions=int(most_of(questions, lambda _question: 1)),
        minutes=minutes_in(most_of(questions, seconds_for)),
        can_be_fewer=any(map(depends, questions)),
    )


def seconds_around(service: Service) -> int:
    """Return the seconds of the pages that every request of a service has."""
    where = 0 if service.place == Service.Place.NONE else WHERE.seconds
    return where + sum(pace.seconds for pace in AROUND)


def seconds_for(question: Question) -> float:
    """Return how long one question takes: reading it, and answering."""
    return PER_KIND[str(question["kind"])].seconds + seconds_to_read(question)


def seconds_to_read(question: Question) -> float:
    """Return how long its words take, in the language in which it has the most."""
    options = cast("Sequence[Mapping[str, object]]", question.get("options") or ())
    told = [question.get("label"), question.get("hint")]
    texts = [*told, *(one.get("label") for one in options)]
    words: dict[str, int] = {}
    for text in texts:
        for language, said in _in_languages(text):
            words[language] = words.get(language, 0) + len(said.split())
    return max(words.values(), default=0) * 60 / WORDS_A_MINUTE


def minutes_in(seconds: float) -> int:
    """Return whole minutes, at least one: what was begun counts."""
    return max(1, ceil(seconds / 60))


def most_of(questions: Sequence[Question], weigh: Weigh) -> float:
    """Return the most that the questions weigh for anybody, whatever they answer.

    A question hangs on one alone, so the questions are trees, and each is weighed once.
    """
    roots = [one for one in questions if not depends(one)]
    return sum(_with_what_it_brings_up(one, questions, weigh) for one in roots)


def _with_what_it_brings_up(
    question: Question, questions: Sequence[Question], weigh: Weigh
) -> float:
    brought = [
        (_wanted(one), _with_what_it_brings_up(one, questions, weigh))
        for one in questions
        if depends(one) == question["key"]
    ]
    if question["kind"] == "several":  # all of its answers may be given
        return weigh(question) + sum(weight for _answers, weight in brought)
    answers = {answer for wanted, _weight in brought for answer in wanted}
    most = (sum(w for wanted, w in brought if each in wanted) for each in answers)
    return weigh(question) + max(most, default=0)


def _wanted(question: Question) -> Sequence[str]:
    return cast("Mapping[str, Sequence[str]]", question["only_if"])["answers"]


def _in_languages(text: object) -> list[tuple[str, str]]:
    return list(text.items()) if isinstance(text, Mapping) else []
