"""An article in one language as a file of Markdown; pure.

Between two lines of ``+++`` stands its heading in TOML, then ``# `` and the title, the
answer, and a section for each other part. Only what this page of the guide names is read
as a sign; all other markup, HTML too, is taken as the letters that it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from answerable.knowledge.content import LISTS
from answerable.knowledge.exchange.pages import Page, Rejected, page_of
from answerable.lib.definitions import Fault
from answerable.lib.toml import toml_of

FENCE = "+++"
SECTIONS = ("issue", "steps", "cost", "time", "documents", "questions")
TITLE = re.compile(r"#[ \t]+(.*)")
SECTION = re.compile(r"##[ \t]+(.*?)[ \t#]*")
ITEM = re.compile(r"(?:\d{1,9}[.)]|[-*+])[ \t]+")
ESCAPED = ("\\#", "\\\\")
UNKNOWN = "There is no part {!r}. Write one of {}, or \\ before the line."
TWO_TITLES = "There is a second title. Keep one, or write \\ before the line."
TWICE = "This section is there twice. Make one of both."
NEVER_CLOSED = "The heading is never closed. Write +++ on a line of its own behind it."

Parts = dict[str, Any]


def written(page: Page) -> str:
    """Return a page as the text of a file."""
    said = page.heading.model_dump(mode="json", exclude_none=True)
    return "\n".join([FENCE, toml_of(said).rstrip(), FENCE, "", *_body(page.parts)])


def read_markdown(place: str, text: str, assumed: Mapping[str, str]) -> Page | Rejected:
    """Return what a file says; ``assumed`` is what its heading need not say."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    try:
        heading, body = _divided(lines)
        said = tomllib.loads("\n".join(heading))
        parts = _parts(body)
    except tomllib.TOMLDecodeError as error:
        return Rejected(place, (Fault("heading", f"This is no TOML: {error}."),))
    except _Faulty as error:
        return Rejected(place, (error.fault,))
    return page_of(place, {**assumed, **said}, parts)


class _Faulty(Exception):  # noqa: N818  # it is the file that is faulty
    """Where and why a file cannot be read."""

    def __init__(self, fault: Fault) -> None:
        super().__init__()
        self.fault = fault


def _body(parts: Mapping[str, Any]) -> Iterator[str]:
    yield f"# {parts.get('title', '')}"
    if answer := parts.get("answer"):
        yield from ("", *_escaped(answer))
    for name in SECTIONS:
        if said := parts.get(name):
            yield from ("", f"## {name.capitalize()}", "")
            yield from _listed(name, said) if name in LISTS else _escaped(said)
    yield ""


def _escaped(text: str) -> list[str]:
    return [
        f"\\{line}" if line[:1] in {"#", "\\"} else line for line in text.split("\n")
    ]


def _listed(name: str, items: Sequence[str]) -> Iterator[str]:
    for number, item in enumerate(items, start=1):
        mark = f"{number}. " if name == "steps" else "- "
        first, *more = item.split("\n")
        yield mark + first
        yield from (" " * len(mark) + line if line else "" for line in more)


def _divided(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return the lines of the heading and those behind it."""
    if not lines or lines[0].rstrip() != FENCE:
        return [], lines
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            return lines[1:number], lines[number + 1 :]
    raise _Faulty(Fault("heading", NEVER_CLOSED))


def _parts(lines: Sequence[str]) -> Parts:
    """Return what stands in each section; what stands before any is the answer."""
    found: dict[str, list[str]] = {"answer": []}
    title, name = "", "answer"
    for line in lines:
        if heading := SECTION.fullmatch(line):
            name = _section(heading[1], found)
        elif heading := TITLE.fullmatch(line):
            title = _only(title, heading[1])
        else:
            found[name].append(line)
    return {
        "title": title,
        **{part: _said(part, inside) for part, inside in found.items()},
    }


def _section(name: str, found: dict[str, list[str]]) -> str:
    known = name.strip().casefold()
    if known not in (*SECTIONS, "answer"):
        message = UNKNOWN.format(name, ", ".join(one.capitalize() for one in SECTIONS))
        raise _Faulty(Fault("sections", message))
    if any(line.strip() for line in found.get(known, [])):
        raise _Faulty(Fault(known, TWICE))
    found[known] = []
    return known


def _only(known: str, title: str) -> str:
    if known:
        raise _Faulty(Fault("title", TWO_TITLES))
    return title


def _said(part: str, lines: Sequence[str]) -> str | list[str]:
    if part in LISTS:
        return list(_items(lines))
    return "\n".join(line[line.startswith(ESCAPED) :] for line in lines)


def _items(lines: Sequence[str]) -> Iterator[str]:
    """Yield the items of a list; a line without a sign belongs to the one above it."""
    item: list[str] = []
    width = 0
    for line in lines:
        if mark := ITEM.match(line):
            yield "\n".join(item)
            item, width = [line[mark.end() :]], mark.end()
        else:
            item.append(_without(line, width))
    yield "\n".join(item)


def _without(line: str, width: int) -> str:
    blank = len(line) - len(line.lstrip(" "))
    return line[min(blank, width) :]
