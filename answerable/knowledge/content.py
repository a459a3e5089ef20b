"""What an article says, part by part and language by language; pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from answerable.knowledge.files import Files, in_log

LONGEST_ANSWER = 240  # characters: what fits in two lines of a page, or in a message
LONGEST_TITLE = 150
WORDS = ("title", "issue", "answer", "cost", "time")
LISTS = ("questions", "steps", "documents")
PARTS = ("title", "questions", "issue", "answer", "steps", "cost", "time", "documents")
NEEDED = ("title", "answer")

Said = Mapping[str, Any]  # a text, or the lines of a list, by language
Texts = Mapping[str, Said]


@dataclass(frozen=True)
class Content:
    """What is published as one version: texts by part and language, files, who reads it.

    ``title`` is a question or a task, ``questions`` are how people ask for it, ``issue``
    is what troubles them in their words. Other parts may be missing.
    """

    texts: Texts = field(default_factory=dict)
    audience: str = "public"
    legal_source: str = ""
    files: Files = ()

    def in_language(self, language: str) -> dict[str, Any]:
        """Return the parts that are there in one language."""
        said = ((part, self.texts.get(part, {}).get(language)) for part in PARTS)
        return {part: one for part, one in said if one}

    @property
    def languages(self) -> list[str]:
        """Return the languages in which it can be read: with a title and an answer."""
        answers = self.texts.get("answer", {})
        titles = self.texts.get("title", {})
        return [code for code, text in titles.items() if text and answers.get(code)]


def record_of(content: Content) -> dict[str, object]:
    """Return it as the log of the setup compares it: empty parts are no parts."""
    texts = {part: filled(content.texts.get(part, {})) for part in PARTS}
    return {
        "texts": {part: said for part, said in texts.items() if said},
        "audience": content.audience,
        "legal_source": content.legal_source,
        "files": in_log(content.files),
    }


def filled(said: Said) -> dict[str, Any]:
    """Return what is there in some language."""
    return {code: text for code, text in said.items() if text}


def language_for(content: Content, wanted: str, others: Collection[str]) -> str:
    """Return the language to show it in: the one wanted, or the first of the others."""
    there = content.languages
    known = (code for code in (wanted, *others, *there) if code in there)
    return next(known, wanted)


def asked_in(content: Content, language: str) -> Iterator[str]:
    """Yield how people ask for an article in a language: its title and its questions."""
    parts = content.in_language(language)
    yield from filter(None, [parts.get("title", ""), *parts.get("questions", ())])


def sentences_of(parts: Mapping[str, Any]) -> Iterator[str]:
    """Yield every text of one language, the lines of lists one by one."""
    for said in parts.values():
        yield from [said] if isinstance(said, str) else said
