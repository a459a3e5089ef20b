"""How an article would read at its heads before it is published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from answerable.front.shared.languages import direction_of
from answerable.knowledge.content import Content
from answerable.knowledge.files import records_of
from answerable.knowledge.models import ArticleVersion, KnowledgeArticle
from answerable.knowledge.reading import Reading, read
from answerable.knowledge.renderings import Head, Rendering, render_reading


@dataclass(frozen=True)
class Heads:
    """One reading on a telephone's page, as a short message, and read out."""

    reading: Reading
    short: Rendering
    spoken: Sequence[str]

    @property
    def direction(self) -> str:
        """Return which way it is written."""
        return direction_of(self.reading.language)


def heads_of(version: ArticleVersion, language: str) -> Heads:
    """Return how a version reads in a language, or in our first."""
    aloud = render_reading(read(version, language, spoken=True), Head.SPOKEN)
    reading = read(version, language)
    short = render_reading(reading, Head.SHORT)
    return Heads(reading, short, aloud.text.splitlines())


def heads_of_content(
    article: KnowledgeArticle, content: Content, language: str
) -> Heads | None:
    """Return how content would read as the next version; None without an answer."""
    if not content.languages:
        return None
    return heads_of(as_next_version(article, content), language)


def as_next_version(article: KnowledgeArticle, content: Content) -> ArticleVersion:
    """Return content as the version that it would be; it is not kept."""
    return ArticleVersion(
        article=article,
        number=article.version + 1,
        texts=dict(content.texts),
        audience=content.audience,
        legal_source=content.legal_source,
        files=records_of(content.files),
    )
