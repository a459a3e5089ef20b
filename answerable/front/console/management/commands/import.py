"""Take over cases of another system: ``answerable import 311|cases|all|list``."""  # noqa: N999  # what people type

from __future__ import annotations

import gc
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from answerable.casework.archive.manifest import is_sealed_here
from answerable.casework.archive.reading import restore
from answerable.casework.history.files import (
    History,
    csv_history,
    json_history,
    take_history,
)
from answerable.channels.history.mapping import read_mapping
from answerable.channels.history.moments import Order
from answerable.front.console.answers import add_json, answer
from answerable.front.console.importing.listing import document, imported_rows, line
from answerable.front.console.importing.report import Report, archive_facts
from answerable.lib.errors import AnswerableError

AGAIN = "Run this once more: it goes on where it was."
OTHER_KEY = (
    "This was written with another key: links and secrets that people hold do not open"
    " their cases here. Set that key as ANSWERABLE_PREVIOUS_SECRET_KEY."
)


class Command(BaseCommand):
    """Take a file over, row by row, or list what was taken and is doubtful."""

    help = "Take over cases of another system from a file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Each kind of history has its own words behind its name."""
        kinds = parser.add_subparsers(dest="kind", required=True, metavar="WHAT")
        of_311 = kinds.add_parser(
            "311", help="service requests, one JSON object a line"
        )
        _add_file(of_311)
        of_311.add_argument("--mapping", type=Path, help="a TOML file: what names mean")
        of_cases = kinds.add_parser("cases", help="a table of cases, as CSV")
        _add_file(of_cases)
        of_cases.add_argument(
            "--mapping", type=Path, required=True, help="a TOML file: what columns mean"
        )
        of_all = kinds.add_parser("all", help="what answerable export wrote")
        of_all.add_argument("folder", type=Path, help="the folder")
        add_json(of_all)
        of_list = kinds.add_parser("list", help="what was taken over, and from where")
        of_list.add_argument("--mismatches", action="store_true", help="only doubtful")
        of_list.add_argument("--source", default="", help="only of this system")
        add_json(of_list)

    def handle(self, *_args: object, **options: object) -> None:
        """Do what was asked, or say in one line why not."""
        does = {"list": self.list_rows, "all": self.restore}
        try:
            does.get(str(options["kind"]), self.take)(options)
        except AnswerableError as error:
            raise CommandError(str(error)) from error
        except OperationalError as error:
            message = f"The database is out of reach: {error}. {AGAIN}"
            raise CommandError(message) from error

    def take(self, options: dict[str, object]) -> None:
        """Take a file over; fail where a row was rejected."""
        is_rehearsal, as_json = bool(options["dry_run"]), bool(options["json"])
        _spare_the_collector()
        history = _history(options)
        # First, since it refuses a file that is no use: nothing is rejected then.
        rows = take_history(history, is_rehearsal=is_rehearsal)
        with _rejected_file(options["rejected"], history) as file:
            report = Report(self.stderr.write, file)
            for taken in rows:
                report.note(taken)
        facts = report.facts(is_rehearsal=is_rehearsal)
        if as_json:
            facts["rejected_rows"] = report.rejected
        answer(self, facts, as_json=as_json)
        if report.rejected:
            sys.exit(1)

    def restore(self, options: dict[str, object]) -> None:
        """Put everything of a folder into an empty database."""
        manifest = restore(Path(str(options["folder"])))
        answer(self, archive_facts(manifest), as_json=bool(options["json"]))
        if not is_sealed_here(manifest):
            self.stderr.write(OTHER_KEY)

    def list_rows(self, options: dict[str, object]) -> None:
        """Print the rows that were taken over, one a line."""
        rows = imported_rows(
            source=str(options["source"]), only_doubtful=bool(options["mismatches"])
        )
        written = document if options["json"] else line
        for row in rows:
            self.stdout.write(written(row))


def _add_file(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="the file")
    parser.add_argument("--source", default="", help="the system that it comes from")
    parser.add_argument("--zone", default="", help="of times that name none")
    parser.add_argument(
        "--dates", choices=[order.value for order in Order], help="what comes first"
    )
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    parser.add_argument(
        "--rejected", type=Path, help="a new file for the rows that are not taken"
    )
    add_json(parser)


def _history(options: dict[str, object]) -> History:
    path, mapping = Path(str(options["file"])), options["mapping"]
    read = read_mapping(Path(str(mapping))) if mapping else None
    if options["kind"] == "cases" and read:
        history = csv_history(path, read)
    else:
        history = json_history(path, read)
    order = options["dates"]
    return replace(
        history,
        source=str(options["source"]),
        zone=str(options["zone"]),
        order=Order(str(order)) if order else None,
    )


def _spare_the_collector() -> None:
    # The rows of a batch live until it is copied: looking for cycles among them again
    # and again costs a tenth of the time.
    gc.freeze()
    gc.set_threshold(50_000, 5, 5)


@contextmanager
def _rejected_file(path: object, history: History) -> Iterator[BinaryIO | None]:
    if path is None:
        yield None
        return
    try:
        # Never over a file that is there.
        file = Path(str(path)).open("xb")  # noqa: SIM115  # closed below
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}. Name another file."
        raise CommandError(message) from error
    with file:
        file.write(history.heading())
        yield file
