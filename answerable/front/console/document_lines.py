"""Documents as a file has them: one JSON object a line, ``_id``, ``title`` and ``text``.

``questions``, ``summary`` and ``language`` may stand beside them; a language that is not
named is told from the words. A file is read twice, so that nothing of it is taken where one
of its lines is no use.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings

from answerable.channels.email.languages import language_of
from answerable.channels.history.lines import Line, lines_of
from answerable.knowledge.search import Document

LONGEST_ID = 200
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,6})?")
NO_ID = "_id is missing: give each line a text or a number of its own."
NOTHING = "It has neither a title nor a text."
NO_OBJECT = "It is no JSON object: write one between { and } on this line."


class Unusable(ValueError):  # noqa: N818  # as the tree of errors has it
    """A line says nothing that can be taken; the text says what to mend."""


@dataclass(frozen=True)
class Fault:
    """A line that is no use, and why."""

    number: int
    reason: str

    def __str__(self) -> str:
        return f"line {self.number}: {self.reason}"


def faults_in(path: Path) -> list[Fault]:
    """Return what is wrong with a file, line by line."""
    seen: dict[tuple[str, str], int] = {}
    faults = []
    for line in _filled(path):
        try:
            one = document_in(line)
            _refuse_second(seen.setdefault((one.key, one.language), line.number), line)
        except Unusable as unusable:
            faults.append(Fault(line.number, str(unusable)))
    return faults


def documents_in(path: Path) -> Iterator[Document]:
    """Return the documents of a file without faults, each with its language."""
    for line in _filled(path):
        yield _with_language(document_in(line))


def document_in(line: Line) -> Document:
    """Return the document of a line. Raises Unusable."""
    given = object_in(line)
    title, text = _text(given, "title"), _text(given, "text")
    if not (title.strip() or text.strip()):
        raise Unusable(NOTHING)
    return Document(
        key=id_of(given, "_id"),
        language=_language(given),
        title=title,
        questions=_questions(given),
        summary=_text(given, "summary"),
        body=text,
    )


def lines_for(documents: Iterable[Document]) -> Iterator[str]:
    """Return documents as lines that can be read again."""
    for one in documents:
        always = {"_id": one.key, "title": one.title, "text": one.body}
        further = {
            "questions": list(one.questions),
            "summary": one.summary,
            "language": one.language,
        }
        said = {name: value for name, value in further.items() if value}
        yield json.dumps(always | said, ensure_ascii=False)


def object_in(line: Line) -> Mapping[str, object]:
    """Return the JSON object of a line. Raises Unusable."""
    if line.fault:
        raise Unusable(line.fault)
    try:
        given = json.loads(line.raw)
    except (ValueError, RecursionError) as error:
        message = f"It is no JSON: {error}."
        raise Unusable(message) from error
    if not isinstance(given, dict):
        raise Unusable(NO_OBJECT)
    return given


def id_of(given: Mapping[str, object], name: str) -> str:
    """Return what a line is called by: a text or a whole number. Raises Unusable."""
    found = given.get(name)
    is_number = isinstance(found, int) and not isinstance(found, bool)
    said = str(found) if is_number else _text(given, name)
    if not said.strip():
        raise Unusable(NO_ID.replace("_id", name))
    if len(said) > LONGEST_ID:
        message = f"{name} is longer than {LONGEST_ID} characters."
        raise Unusable(message)
    return said


def _text(given: Mapping[str, object], name: str) -> str:
    found = given.get(name) or ""
    if not isinstance(found, str):
        message = f"{name} is no text: put it between quotation marks."
        raise Unusable(message)
    return _kept(found, name)


def _kept(text: str, name: str) -> str:
    """Return a text that a database can keep. Raises Unusable."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        message = f"{name} holds half a sign at character {error.start + 1}."
        raise Unusable(message) from error
    return text.replace("\x00", " ")


def _questions(given: Mapping[str, object]) -> list[str]:
    found = given.get("questions") or []
    if not (isinstance(found, list) and all(isinstance(one, str) for one in found)):
        message = "questions is no list of texts."
        raise Unusable(message)
    return [_kept(one, "questions") for one in found]


def _language(given: Mapping[str, object]) -> str:
    said = _text(given, "language")
    if said and not LANGUAGE.fullmatch(said):
        message = f"language {said!r} is no code of a language, such as en or es."
        raise Unusable(message)
    return said


def _with_language(document: Document) -> Document:
    if document.language:
        return document
    codes = tuple(code for code, _ in settings.LANGUAGES)
    told = language_of(f"{document.title}\n{document.body}", codes)
    return replace(document, language=told)


def _refuse_second(first: int, line: Line) -> None:
    if first != line.number:
        message = f"Line {first} has the same _id and language already."
        raise Unusable(message)


def _filled(path: Path) -> Iterator[Line]:
    with path.open("rb") as file:
        yield from (line for line in lines_of(file) if not line.is_blank)
