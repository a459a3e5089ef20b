"""``answerable articles``: help pages from files, and into files."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from answerable.agency.access import may_set_up
from answerable.agency.models import Department, Staff
from answerable.agency.queries import get_agency
from answerable.front.console.answers import add_json, answer
from answerable.knowledge.exchange.comparing import (
    Fate,
    Proposal,
    Refusal,
    proposals,
)
from answerable.knowledge.exchange.folder import read_files, write_files
from answerable.knowledge.exchange.pages import Page, Rejected
from answerable.knowledge.exchange.tables import (
    TableMapping,
    read_table,
    read_table_mapping,
)
from answerable.knowledge.exchange.taking import take
from answerable.lib.errors import AnswerableError

Options = dict[str, object]


class Command(BaseCommand):
    """Write articles into a folder of Markdown, or make sketches of what others wrote."""

    help = "Write help pages into files, or read them from Markdown or a table."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Each way has its own words."""
        ways = parser.add_subparsers(dest="way", required=True, metavar="export|import")
        languages = [code for code, _name in settings.LANGUAGES]
        out = ways.add_parser(
            "export", help="write a file for each article and language"
        )
        out.add_argument("folder", type=Path)
        out.add_argument("--language", choices=languages, default="", help="only this")
        add_json(out)
        into = ways.add_parser("import", help="make sketches that wait for review")
        into.add_argument("path", type=Path, help="a folder of Markdown, or a .csv")
        into.add_argument(
            "--by", required=True, help="the user name of who brings them"
        )
        into.add_argument("--check", action="store_true", help="write nothing")
        into.add_argument(
            "--publish", action="store_true", help="at once, for administrators"
        )
        into.add_argument("--department", help="of new articles that name none")
        into.add_argument(
            "--language", choices=languages, default="", help="of those that name none"
        )
        into.add_argument("--mapping", type=Path, help="a TOML file: what columns mean")
        add_json(into)

    def handle(self, *_args: object, **options: object) -> None:
        """Do it, or say in one line why not."""
        ways = {"export": self.export, "import": self.take_in}
        try:
            ways[str(options["way"])](options)
        except AnswerableError as error:
            raise CommandError(str(error)) from error

    def export(self, options: Options) -> None:
        """Write the folder, and say how many files."""
        folder, language = Path(str(options["folder"])), str(options["language"])
        written = len(write_files(folder, language))
        answer(self, {"files": written}, as_json=bool(options["json"]))

    def take_in(self, options: Options) -> None:
        """Say of each article what becomes of it; fail where one is refused."""
        by = _staff(str(options["by"]), publishes=bool(options["publish"]))
        department = _department(options["department"])
        found: Iterator[Proposal | Refusal] = proposals(_read(options), by, department)
        if not options["check"]:
            found = take(found, by=by, publishes=bool(options["publish"]))
        told = list(found)
        self.report(told, wrote_nothing=bool(options["check"]), json=options["json"])
        if any(one.fate is Fate.REFUSED for one in told):
            sys.exit(1)

    def report(
        self, told: list[Proposal | Refusal], *, wrote_nothing: bool, json: object
    ) -> None:
        """Print a line for each that is not equal, then how many there are."""
        counts = Counter(one.fate for one in told)
        facts: dict[str, object] = {str(fate): counts[fate] for fate in Fate}
        if json:
            facts["articles"] = [_record(one) for one in told]
        else:
            for line in (line for one in told for line in _lines(one)):
                self.stdout.write(line)
        answer(self, {**facts, "wrote_nothing": wrote_nothing}, as_json=bool(json))


def _read(options: Options) -> Iterator[Page | Rejected]:
    path, language = Path(str(options["path"])), str(options["language"])
    if path.is_dir():
        yield from read_files(path, language)
        return
    mapping = (
        read_table_mapping(Path(str(options["mapping"])))
        if options["mapping"]
        else TableMapping()
    )
    try:
        with path.open("rb") as file:
            yield from read_table(file, mapping, {"language": language or _first()})
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}. Name another one."
        raise CommandError(message) from error


def _first() -> str:
    return str(get_agency().languages[0])


def _staff(username: str, *, publishes: bool) -> Staff:
    found = Staff.objects.filter(username=username, is_active=True).first()
    if found is None:
        message = f"Nobody works here as {username!r}. Write a user name of yours."
        raise CommandError(message)
    if publishes and not may_set_up(found):
        message = f"{username} may not publish. Leave --publish out, or name an administrator."
        raise CommandError(message)
    return found


def _department(slug: object) -> Department | None:
    if slug is None:
        return None
    found = Department.objects.filter(slug=str(slug)).first()
    if found is None:
        message = f"There is no department {slug!r}. Write the name of one of yours."
        raise CommandError(message)
    return found


def _lines(one: Proposal | Refusal) -> Iterator[str]:
    name = one.slug or one.places[0]
    for fault in one.faults:
        yield f"{name}: {one.fate}: {fault}"
    if isinstance(one, Refusal):
        return
    if one.fate is Fate.CHANGED:
        yield f"{name}: changed: {', '.join(one.fields)}"
    if one.fate is Fate.NEW:
        yield f"{name}: new: {', '.join(one.places)}"
    if one.left:
        yield f"{name}: stays as it is here: {', '.join(one.left)}"


def _record(one: Proposal | Refusal) -> dict[str, object]:
    """Return what became of an article as a machine reads it."""
    record: dict[str, object] = {
        "article": one.slug,
        "fate": one.fate.value,
        "places": list(one.places),
        "faults": [{"place": each.place, "mend": each.mend} for each in one.faults],
    }
    if isinstance(one, Proposal):
        record |= {"fields": list(one.fields), "left": list(one.left)}
    return record
