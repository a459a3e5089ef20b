"""``answerable directory``: our services and places for others, and theirs for us."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from pathlib import Path
from zoneinfo import available_timezones

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from answerable.agency.duty import today
from answerable.agency.models import Team
from answerable.agency.queries import get_agency, get_triage_team, get_zone
from answerable.casework.directory.fitting import Fitting
from answerable.casework.directory.reading import read_directory
from answerable.casework.directory.setup import still_to_mend, write_setup
from answerable.casework.directory.tabular import read_tables, write_tables
from answerable.casework.directory.telling import Region, Telling
from answerable.front.console.answers import add_json, answer
from answerable.lib.errors import AnswerableError

Options = dict[str, object]
SPOKEN = {
    "refused": "This cannot be read:",
    "already_here": "We have these already:",
    "left": "What has no place here, and is left out:",
    "still_missing": "A seed would refuse this folder until it is mended:",
}


class Command(BaseCommand):
    """Write HSDS 3, or read it into a folder that somebody looks through."""

    help = "Write services and places as HSDS 3, or read them into a setup folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Each way has its own words."""
        ways = parser.add_subparsers(dest="way", required=True, metavar="export|import")
        languages = [code for code, _name in settings.LANGUAGES]
        out = ways.add_parser("export", help="write our directory")
        out.add_argument(
            "file", type=Path, help="a new file.json, or a folder of tables"
        )
        for name in ("city", "state", "postal-code", "country"):
            out.add_argument(f"--{name}", default="", help="of every address")
        into = ways.add_parser("import", help="read somebody's directory")
        into.add_argument("file", type=Path, help="JSON, or a folder of tables")
        what = into.add_mutually_exclusive_group(required=True)
        what.add_argument("--check", action="store_true", help="write nothing")
        what.add_argument("--into-setup", type=Path, metavar="DIR", help="a new folder")
        into.add_argument("--team", default="", help="gets what is asked of them")
        into.add_argument("--zone", default="", help="of their opening hours")
        for one in (out, into):
            one.add_argument(
                "--language", choices=languages, default="", help="of texts"
            )
            add_json(one)

    def handle(self, *_args: object, **options: object) -> None:
        """Do it, or say in one line why not."""
        ways = {"export": self.export, "import": self.take_in}
        try:
            ways[str(options["way"])](options)
        except AnswerableError as error:
            raise CommandError(str(error)) from error

    def export(self, options: Options) -> None:
        """Write the file, and say how much is in it."""
        words = (
            str(options[one]) for one in ("city", "state", "postal_code", "country")
        )
        whole = Telling(_language(options), Region(*words)).organization()
        path = Path(str(options["file"]))
        if path.suffix == ".json":
            _write_document(path, whole)
        else:
            write_tables(path, whole)
        counts = {name: len(whole[name]) for name in ("services", "locations")}
        answer(self, counts, as_json=bool(options["json"]))

    def take_in(self, options: Options) -> None:
        """Say what came and what is left out; fail where something cannot be read."""
        path = Path(str(options["file"]))
        found = read_tables(path) if path.is_dir() else read_directory(path)
        fitted = _fitting(options).fit(found)
        folder = options["into_setup"]
        written = write_setup(Path(str(folder)), fitted) if folder else []
        counts = {
            name: len(getattr(fitted, name))
            for name in ("services", "offices", "calendars")
        }
        lines = {
            "refused": list(map(str, found.faults)),
            "already_here": fitted.here,
            "left": fitted.left,
            "written": written,
            "still_missing": still_to_mend(Path(str(folder))) if folder else [],
        }
        self.say(counts, lines, as_json=bool(options["json"]))
        if found.faults:
            sys.exit(1)

    def say(
        self,
        counts: Mapping[str, int],
        lines: Mapping[str, Sequence[str]],
        *,
        as_json: bool,
    ) -> None:
        """Print counts, then each list under its sentence; or all as one document."""
        if as_json:
            self.stdout.write(json.dumps({**counts, **lines}, ensure_ascii=False))
            return
        answer(self, counts, as_json=False)
        for name, listed in lines.items():
            if listed and name in SPOKEN:
                self.stdout.write(SPOKEN[name])
            for line in listed:
                self.stdout.write(line)


def _write_document(path: Path, whole: dict[str, object]) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            json.dump(whole, file, ensure_ascii=False, indent=2)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}. Name another file."
        raise CommandError(message) from error


def _fitting(options: Options) -> Fitting:
    zone = str(options["zone"]) or get_zone()
    if zone not in available_timezones():
        message = f"There is no time zone {zone!r}. Write one such as Europe/Madrid."
        raise CommandError(message)
    return Fitting(
        agency=get_agency(),
        language=_language(options),
        team=_team(str(options["team"])),
        zone=zone,
        today=today(),
    )


def _team(slug: str) -> Team:
    if not slug:
        return get_triage_team()
    found = Team.objects.select_related("department").filter(slug=slug).first()
    if found is None:
        message = f"There is no team {slug!r}. Write the name of one of yours."
        raise CommandError(message)
    return found


def _language(options: Options) -> str:
    return str(options["language"] or get_agency().languages[0])
