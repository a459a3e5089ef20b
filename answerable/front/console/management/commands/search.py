"""``answerable search``: what a search finds, for words or for queries as JSON lines."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from functools import partial

from django.core.management.base import BaseCommand, CommandError

from answerable.channels.history.lines import Line, lines_of
from answerable.front.console.answers import add_json
from answerable.front.console.document_lines import Unusable, id_of, object_in
from answerable.knowledge.search import OFFICE, SCRATCH, Hit, did_you_mean, find
from answerable.knowledge.search.spaces import titles_of

Search = Callable[[str], list[Hit]]

MOST_HITS = 1_000
NO_QUERY = "query is no text: put what is searched for between quotation marks."


class Command(BaseCommand):
    """Search by words, or answer queries from standard input one after the other."""

    help = "Search the articles of the office, or another space."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the words, where to look for them, and how to answer."""
        parser.add_argument("words", nargs="*", help="without any, queries are read")
        parser.add_argument("--limit", type=int, default=10, metavar="N")
        parser.add_argument("--in", "--into", dest="space", metavar="NAME")
        parser.add_argument("--language", default="", metavar="CODE")
        add_json(parser)

    def handle(self, *_args: object, **options: object) -> None:
        """Answer the words, or every line of standard input."""
        limit, given = int(str(options["limit"])), options["words"]
        if not 1 <= limit <= MOST_HITS:
            message = f"--limit is a number from 1 to {MOST_HITS:,}."
            raise CommandError(message)
        words = " ".join(given) if isinstance(given, list) else ""
        space = str(options["space"] or (OFFICE if words else SCRATCH))
        language = str(options["language"])
        look = {"space": space, "language": language}
        search: Search = partial(find, limit=limit, space=space, language=language)
        if not words:
            self.answer_lines(search)
        elif options["json"]:
            self.stdout.write(json.dumps(_document(words, search(words), look)))
        else:
            self.say(words, search(words), look)

    def say(self, words: str, hits: list[Hit], look: dict[str, str]) -> None:
        """Print hits for people."""
        for hit, title in zip(hits, titles_of(look["space"], hits), strict=True):
            self.stdout.write(
                f"{hit.score:.2f}  {hit.key} ({hit.language or '?'})  {title}"
            )
        if meant := did_you_mean(words, **look):
            self.stdout.write(f"Did you mean: {meant}?")
        elif not hits:
            self.stdout.write("Nothing fits.")

    def answer_lines(self, search: Search) -> None:
        """Answer every query of standard input; fail where a line was none."""
        faults = 0
        for line in lines_of(sys.stdin.buffer):
            try:
                if not line.is_blank:
                    self.stdout.write(_answer(line, search))
            except Unusable as unusable:
                self.stderr.write(f"line {line.number}: {unusable}")
                faults += 1
        if faults:
            sys.exit(1)


def _answer(line: Line, search: Search) -> str:
    given = object_in(line)
    query = given.get("query")
    if not isinstance(query, str):
        raise Unusable(NO_QUERY)
    hits = [{"id": hit.key, "score": round(hit.score, 4)} for hit in search(query)]
    return json.dumps({"id": _id(given), "hits": hits}, ensure_ascii=False)


def _id(given: Mapping[str, object]) -> object:
    id_of(given, "id")  # raises where there is none
    return given["id"]


def _document(words: str, hits: list[Hit], look: dict[str, str]) -> dict[str, object]:
    found = [
        {
            "id": hit.key,
            "language": hit.language,
            "score": round(hit.score, 4),
            "words": hit.words,
        }
        for hit in hits
    ]
    return {"query": words, "did_you_mean": did_you_mean(words, **look), "hits": found}
