"""``answerable knowledge import|export``: documents of a space, one JSON object a line."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from answerable.front.console.answers import add_json, answer
from answerable.front.console.document_lines import documents_in, faults_in, lines_for
from answerable.knowledge.search import OFFICE, SCRATCH
from answerable.knowledge.search.spaces import documents_of, take

MOST_NAMED = 100  # faults that are printed; the rest are counted
OFFICES_OWN = (
    f"The space {OFFICE!r} holds the articles of the office, which are published at the"
    " desk or come with a seed folder. Name another space behind --into."
)


class Command(BaseCommand):
    """Take documents into a space, or write what it holds."""

    help = "Import documents into a space for measuring, or export what is searched."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to do, with which file and space."""
        ways = parser.add_subparsers(dest="way", required=True, metavar="WHAT")
        taken = ways.add_parser("import", help="take documents into a space")
        taken.add_argument("file", type=Path, help="one JSON object a line")
        taken.add_argument("--into", metavar="NAME", default=SCRATCH, dest="space")
        taken.add_argument(
            "--replace", action="store_true", help="forget first what is in the space"
        )
        add_json(taken)
        written = ways.add_parser("export", help="write what a space holds")
        written.add_argument("file", type=Path, help="a file that is not there yet")
        written.add_argument("--from", metavar="NAME", default=OFFICE, dest="space")
        add_json(written)

    def handle(self, *_args: object, **options: object) -> None:
        """Do it, or say why not."""
        does = {"import": self.take, "export": self.write}
        try:
            counted = does[str(options["way"])](Path(str(options["file"])), options)
        except OSError as error:
            message = f"{error.filename}: {error.strerror}."
            raise CommandError(message) from error
        answer(self, counted, as_json=bool(options["json"]))

    def take(self, path: Path, options: dict[str, object]) -> dict[str, object]:
        """Take a file whole, or none of it."""
        space = str(options["space"])
        if space == OFFICE:
            raise CommandError(OFFICES_OWN)
        if faults := faults_in(path):
            self.stderr.write("\n".join(map(str, faults[:MOST_NAMED])))
            self.stderr.write(
                f"Nothing was taken: {len(faults)} of its lines must be mended first."
            )
            sys.exit(1)
        changed = take(space, documents_in(path), replacing=bool(options["replace"]))
        return {"space": space, "taken": changed}

    def write(self, path: Path, options: dict[str, object]) -> dict[str, object]:
        """Write a space into a new file."""
        written = 0
        with path.open("x", encoding="utf-8") as file:
            for line in lines_for(documents_of(str(options["space"]))):
                file.write(f"{line}\n")
                written += 1
        return {"space": options["space"], "written": written}
