"""An article as one reader has it before them: in their language, with today's values.

This is the one place where a version becomes words: every rendering begins with a
``Reading``, so that all of them say the same and name the same version.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from answerable.agency.queries import get_agency
from answerable.knowledge import values
from answerable.knowledge.content import Content, language_for
from answerable.knowledge.files import Files, for_reader
from answerable.knowledge.filling import fill_parts
from answerable.knowledge.models import ArticleVersion
from answerable.knowledge.queries import FactNow, content_of, facts_now

Facts = Mapping[str, FactNow]


@dataclass(frozen=True)
class Reading:
    """The words of a version in a language; ``language`` may not be the one wanted."""

    mark: str
    slug: str
    number: int
    published_at: datetime
    checked_on: date | None
    language: str
    wanted: str
    title: str
    answer: str
    issue: str = ""
    cost: str = ""
    time: str = ""
    questions: Sequence[str] = ()
    steps: Sequence[str] = ()
    documents: Sequence[str] = ()
    legal_source: str = ""
    files: Files = ()
    spoken: bool = field(default=False, compare=False)

    @property
    def is_in_another_language(self) -> bool:
        """Tell whether there is no text in the language of the reader."""
        return self.language != self.wanted


def read(
    version: ArticleVersion,
    language: str,
    *,
    facts: Facts | None = None,
    spoken: bool = False,
) -> Reading:
    """Return a version in a language; ``spoken``, with values as they are read out."""
    return read_content(version, content_of(version), language, facts, spoken=spoken)


def read_content(
    version: ArticleVersion,
    content: Content,
    language: str,
    facts: Facts | None = None,
    *,
    spoken: bool = False,
) -> Reading:
    """Return some content as if it were this version: how a sketch is previewed."""
    shown = language_for(content, language, get_agency().languages)
    known = facts_now() if facts is None else facts
    said = fill_parts(
        content.in_language(shown),
        lambda key: said_of(key, known, shown, spoken=spoken),
    )
    return Reading(
        mark=version.mark,
        slug=version.article.slug,
        number=version.number,
        published_at=version.published_at,
        checked_on=version.article.checked_on,
        language=shown,
        wanted=language,
        legal_source=content.legal_source,
        files=for_reader(content.files, shown),
        spoken=spoken,
        **{"title": "", "answer": "", **said},  # type: ignore[arg-type]  # as content says
    )


def said_of(key: str, facts: Facts, language: str, *, spoken: bool = False) -> str:
    """Return a shared value in words; what was taken away stays as it was written."""
    fact = facts.get(key)
    if fact is None:
        return f"{{{key}}}"
    say = values.in_speech if spoken else values.in_writing
    return say(fact.kind, fact.value, fact.currency, language)


def read_all(versions: Iterable[ArticleVersion], language: str) -> list[Reading]:
    """Return several versions in a language, with the values of one moment."""
    facts = facts_now()
    return [read(version, language, facts=facts) for version in versions]
