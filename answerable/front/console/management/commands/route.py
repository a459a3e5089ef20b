"""Learned routing on JSON lines: ``answerable route train``, ``route``, ``route evaluate``.

Models that are trained here are for trying; the office's own learns at night from its
own cases (``learn``), and is else only asked (``--model office``) or rehearsed
(``simulate``).
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from answerable.front.console.answers import add_json, answer
from answerable.front.console.figures import facts_of, in_lines, judged_by
from answerable.lib.errors import Refused
from answerable.routing.learned.examples import TWICE
from answerable.routing.learned.lines import read_asked, read_examples
from answerable.routing.learned.model import Judgement, Model
from answerable.routing.learned.office import find_learning, find_numbers
from answerable.routing.learned.scratch import (
    OFFICE,
    USUAL,
    find_scratch,
    keep_scratch,
)

LAST = 500
TRAIN, EVALUATE, SIMULATE, LEARN = "train", "evaluate", "simulate", "learn"


class Command(BaseCommand):
    """Train a model, ask it, or say how good it is."""

    help = "Say where texts belong, as a learned model sees it."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to do, with which model, and the file."""
        add_model(parser)
        add_json(parser)
        doing = parser.add_subparsers(dest="what")
        train = doing.add_parser(TRAIN, help="learn from texts and their labels")
        train.add_argument("--into", default=USUAL, help="the model that is trained")
        evaluate = doing.add_parser(EVALUATE, help="say how good a model is")
        add_model(evaluate)
        for each in (train, evaluate):
            each.add_argument("file", type=Path, help="JSON lines")
            add_json(each)
        simulate = doing.add_parser(
            SIMULATE, help="replay the last cases of the office"
        )
        simulate.add_argument("--last", type=int, default=LAST, help="how many cases")
        add_json(simulate)
        learn = doing.add_parser(LEARN, help="learn from the cases of the office now")
        add_json(learn)

    def handle(self, *_args: object, **options: object) -> None:
        """Do what is asked; a fault of the input is said, and nothing is half done."""
        doing: dict[str, Callable[[dict[str, object]], None]] = {
            "": self.decide,
            TRAIN: self.train,
            EVALUATE: self.evaluate,
            SIMULATE: self.simulate,
            LEARN: self.learn,
        }
        try:
            doing[str(options["what"] or "")](options)
        except Refused as refused:
            raise CommandError(refused.hint) from refused

    def decide(self, options: dict[str, object]) -> None:
        """Answer each line of standard input with a line."""
        model = _model(str(options["model"]))
        asked = read_asked(sys.stdin.buffer.read())
        for one in asked:
            judged = model.judge(one.text)
            as_json = json.dumps(_said(one.id, judged), ensure_ascii=False)
            self.stdout.write(as_json if options["json"] else _line(one.id, judged))

    def train(self, options: dict[str, object]) -> None:
        """Learn from a file, and say how good that is on texts that were not seen."""
        # Late: whoever only asks does not wait for the library.
        from answerable.routing.learned.training import learn

        examples = read_examples(_content(options["file"]))
        lesson = learn(examples, several=TWICE)
        folder = settings.MODELS / "scratch"
        keep_scratch(folder, str(options["into"]), lesson.model, lesson.file)
        self._tell({"model": options["into"], **facts_of(lesson.judged)}, options)

    def evaluate(self, options: dict[str, object]) -> None:
        """Say how often a model is right about texts whose place is known."""
        examples = read_examples(_content(options["file"]))
        model = _model(str(options["model"]))
        self._tell(facts_of(judged_by(model, examples)), options)

    def simulate(self, options: dict[str, object]) -> None:
        """Say how the last cases would have gone; nothing is written."""
        from answerable.casework.learning import replay

        last = int(str(options["last"]))
        if last < 1:
            message = f"Replay one case at least, not {last}."
            raise CommandError(message)
        self._tell(facts_of(replay(last)), options)

    def learn(self, options: dict[str, object]) -> None:
        """Learn from the cases of the office, as the worker has it done every night."""
        from answerable.casework.learning import learn_from_cases

        row = learn_from_cases()
        facts = {"version": row.pk, "learned_from": row.origin}
        answer(self, facts, as_json=bool(options["json"]))

    def _tell(self, facts: dict[str, object], options: dict[str, object]) -> None:
        as_json = bool(options["json"])
        answer(self, facts if as_json else in_lines(facts), as_json=as_json)


def add_model(parser: ArgumentParser) -> None:
    """Let a model be named."""
    parser.add_argument("--model", default=USUAL, help="the model that is asked")


def _model(name: str) -> Model:
    if name != OFFICE:
        return find_scratch(settings.MODELS / "scratch", name)
    learning = find_learning()
    row = learning.model if learning else None
    numbers = find_numbers(row) if row else None
    if numbers is None:
        message = "The office has learned nothing yet: it does so at night, from cases that ended."
        raise CommandError(message)
    return numbers


def _content(file: object) -> bytes:
    try:
        return Path(str(file)).read_bytes()
    except OSError as trouble:
        message = f"{file} cannot be read: {trouble.strerror}."
        raise CommandError(message) from trouble


def _said(name: str | int, judged: Judgement) -> dict[str, object]:
    return {
        "id": name,
        "candidates": [
            {"label": each.label, "score": round(each.score, 4)}
            for each in judged.candidates
        ],
        "automatic": judged.acts,
        "silent": judged.is_silent,
        "words": list(judged.words),
    }


def _line(name: str | int, judged: Judgement) -> str:
    """Return for people: the name, then where it belongs and how likely that is."""
    found = (f"{each.label} {each.score:.0%}" for each in judged.candidates)
    sure = "automatic" if judged.acts else "to be looked at"
    return f"{name}\t{sure}\t{', '.join(found) or 'nothing known'}"
