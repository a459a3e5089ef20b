"""``answerable configuration``: what is set up, as a folder that a seed reads."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from answerable.casework.seeding.folder import FaultyFolder, read_folder
from answerable.casework.seeding.taking import outlook, take
from answerable.casework.seeding.telling import documents, still_missing, write_folder
from answerable.front.console.answers import add_json
from answerable.lib.errors import AnswerableError

Facts = dict[str, list[str]]


class Command(BaseCommand):
    """Export the configuration, compare it with a folder, or take it from one."""

    help = "Write what is set up into a folder, compare the two, or take it from there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to do, and the folder."""
        parser.add_argument("action", choices=list(WAYS))
        parser.add_argument("folder", type=Path)
        add_json(parser)

    def handle(self, *_args: object, **options: object) -> None:
        """Do it, or say in plain words why not."""
        folder, as_json = Path(str(options["folder"])), bool(options["json"])
        try:
            facts = WAYS[str(options["action"])](folder)
        except FaultyFolder as faulty:
            raise CommandError("\n".join(map(str, faulty.faults))) from faulty
        except AnswerableError as error:
            raise CommandError(str(error)) from error
        self.say(facts, as_json=as_json)
        if options["action"] == "diff" and facts["differences"]:
            sys.exit(1)

    def say(self, facts: Facts, *, as_json: bool) -> None:
        """Print lists one entry a line, or all as one document."""
        if as_json:
            self.stdout.write(json.dumps(facts))
            return
        for name, lines in facts.items():
            if name in SPOKEN and lines:
                self.stdout.write(SPOKEN[name])
            self.stdout.write("\n".join(lines), ending="\n" if lines else "")


def export(folder: Path) -> Facts:
    """Write what is set up, and say what a seed would still miss."""
    names = write_folder(folder)
    missing = list(map(str, still_missing(documents())))
    return {"written": names, "still_missing": missing}


def diff(folder: Path) -> Facts:
    """Say where the house and a folder differ, and write nothing."""
    return {"differences": outlook(read_folder(folder)).lines}


def take_in(folder: Path) -> Facts:
    """Say where the two differ, then take the folder's word, all of it or nothing."""
    plan = read_folder(folder)
    found = outlook(plan)
    take(plan, seen=found.fingerprint)
    return {"differences": found.lines}


WAYS: dict[str, Callable[[Path], Facts]] = {
    "export": export,
    "diff": diff,
    "import": take_in,
}
SPOKEN = {"still_missing": "A seed would refuse this folder until it is mended:"}
