"""Write everything into a folder: ``answerable export DIR``."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from answerable.casework.archive.writing import export
from answerable.front.console.answers import add_json, answer
from answerable.front.console.importing.report import archive_facts
from answerable.lib.errors import AnswerableError


class Command(BaseCommand):
    """Write every table and file into a folder, and say how many."""

    help = "Write everything into a folder: tables as JSON lines, and files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the folder."""
        parser.add_argument("folder", type=Path, help="a new folder")
        add_json(parser)

    def handle(self, *_args: object, **options: object) -> None:
        """Write it, or say in one line why not."""
        try:
            manifest = export(Path(str(options["folder"])))
        except AnswerableError as error:
            raise CommandError(str(error)) from error
        answer(self, archive_facts(manifest), as_json=bool(options["json"]))
