"""``answerable gazetteer import|list|find``: streets and landmarks that can be found."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Count

from answerable.agency.districts import find_district
from answerable.agency.gazetteer import FoundPlace, find_places
from answerable.agency.models import NamedPlace
from answerable.agency.policy import put_gazetteer
from answerable.agency.policy.maps import meridian
from answerable.front.console.answers import add_json, answer
from answerable.front.shared.gazetteer_faults import said_of_gazetteer
from answerable.lib.gazetteer import Entry, FaultyGazetteer
from answerable.lib.gazetteer_files import read_gazetteer

MOST_FAULTS = 50


class Command(BaseCommand):
    """Take places from a file, list where they come from, or look one up."""

    help = "Streets and landmarks: import a CSV or GeoJSON file, list, find."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Each action has its own words behind its name."""
        actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
        taking = actions.add_parser("import", help="take the places of a file")
        taking.add_argument("file", type=Path, help="CSV or GeoJSON")
        taking.add_argument(
            "--source", default="", help="what it is called; else the file's name"
        )
        taking.add_argument(
            "--check", action="store_true", help="only say what is in it"
        )
        add_json(taking)
        add_json(actions.add_parser("list", help="how many places from which file"))
        finding = actions.add_parser("find", help="look up what somebody typed")
        finding.add_argument("words")
        add_json(finding)

    def handle(self, *_args: object, **options: object) -> None:
        """Do what was asked, or say in plain words why not."""
        does = {"import": self.take, "list": self.list_sources, "find": self.find}
        facts = does[str(options["action"])](options)
        answer(self, facts, as_json=bool(options["json"]))

    def take(self, options: dict[str, object]) -> dict[str, object]:
        """Take the places of a file, in place of those that it brought before."""
        path = Path(str(options["file"]))
        entries = self.read(path)
        facts: dict[str, object] = {
            "places": len(entries),
            "outside_our_areas": sum(map(_is_outside, entries)),
        }
        if not options["check"]:
            source = str(options["source"]) or path.name
            placed = put_gazetteer(entries, source=source[:100])
            facts["effect"] = placed.effect.value
        return facts

    def read(self, path: Path) -> list[Entry]:
        """Return the places of a file, or print what is wrong with it and exit."""
        try:
            return read_gazetteer(path.read_bytes(), meridian=meridian())
        except OSError as error:
            message = f"{path} cannot be read: {error.strerror}. Name another file."
            raise CommandError(message) from error
        except FaultyGazetteer as faulty:
            whole, lines = said_of_gazetteer(faulty)
            self.stderr.write("\n".join([whole, *lines[:MOST_FAULTS]]))
            sys.exit(1)

    def list_sources(self, _options: dict[str, object]) -> dict[str, object]:
        """Say how many places came from which file."""
        rows = NamedPlace.objects.values_list("source").annotate(Count("pk"))
        return dict(rows.order_by("source"))

    def find(self, options: dict[str, object]) -> dict[str, object]:
        """Say which places may be meant."""
        found = find_places(str(options["words"]))
        return {one.key: _told(one) for one in found} or {"found": "nothing"}


def _is_outside(entry: Entry) -> bool:
    found = find_district(entry.point)
    return found is not None and not found.areas


def _told(place: FoundPlace) -> str:
    spot = place.spot
    where = f"{spot.point} (±{spot.accuracy} m)"
    return ", ".join(filter(None, (place.name, place.kind, place.area, where)))
