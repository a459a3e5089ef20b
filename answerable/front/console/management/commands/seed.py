"""``answerable seed``: make the installation what a folder says it is."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from answerable.agency.configuration import Hand
from answerable.casework.seeding.comparison import strangers
from answerable.casework.seeding.folder import FaultyFolder, read_folder
from answerable.casework.seeding.founding import found, rehearse
from answerable.casework.seeding.gazetteer import read_places
from answerable.casework.seeding.plan import Plan
from answerable.lib.gazetteer import Entry

EXAMPLE = Path(__file__).resolve().parents[2] / "example_government"


class Command(BaseCommand):
    """Read a folder of TOML files, refuse it whole or put it in the database."""

    help = "Create and update departments, staff, services and rules from a folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder",
            nargs="?",
            type=Path,
            default=EXAMPLE,
            help="where the .toml files are; without it, the example government",
        )
        parser.add_argument(
            "--check",
            action="store_true",
            help="print where folder and database differ, and write nothing",
        )
        parser.add_argument(
            "--overrule",
            action="store_true",
            help="take the folder's word even for what was edited at the desk since",
        )
        parser.add_argument(
            "--json", action="store_true", help="print one JSON document"
        )

    def handle(self, *_args: object, **options: object) -> None:
        plan, places = self.read(Path(str(options["folder"])))
        as_json = bool(options["json"])
        if options["check"]:
            self.compare(plan, places, as_json=as_json)
        else:
            by = Hand(overrules=bool(options["overrule"]))
            self.put_in_place(plan, places, by, as_json=as_json)

    def read(self, folder: Path) -> tuple[Plan, list[Entry]]:
        """Return the plan and its places, or print every fault and exit."""
        try:
            return read_folder(folder), read_places(folder)
        except FaultyFolder as faulty:
            for fault in faulty.faults:
                self.stderr.write(str(fault))
            sys.exit(1)

    def compare(self, plan: Plan, places: list[Entry], *, as_json: bool) -> None:
        """Print where folder and database differ; exit with 1 if they do."""
        report = rehearse(plan, with_passwords=settings.DEMO, places=places)
        lines = report.differences() + strangers(plan)
        self.say(json.dumps({"differences": lines}) if as_json else "\n".join(lines))
        sys.exit(1 if lines else 0)

    def put_in_place(
        self, plan: Plan, places: list[Entry], by: Hand, *, as_json: bool
    ) -> None:
        """Write the plan and print how much of it was new."""
        report = found(plan, with_passwords=settings.DEMO, places=places, by=by)
        counts = report.counts()
        counted = ", ".join(f"{number} {effect}" for effect, number in counts.items())
        self.say(json.dumps(counts) if as_json else f"{counted}.")
        if settings.DEMO and not as_json:
            self.say("\n".join(sign_ins(plan)))

    def say(self, text: str) -> None:
        """Print text if there is any."""
        if text:
            self.stdout.write(text)


def sign_ins(plan: Plan) -> list[str]:
    """Return who can sign in to the demo, what they are, and with which password."""
    people = [one.entry for one in plan.staff if one.entry.password_in_demo]
    return [
        f"Sign in as {one.username} ({', '.join(dict.fromkeys(post.role for post in one.roles))})"
        f" with {one.password_in_demo}"
        for one in people
    ]
