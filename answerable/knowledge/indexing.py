"""Articles as the search knows them: put in when they are published, taken out when retired.

Shared values are left out: nobody looks for "18.00", and the index need not follow them.
What people asked for an article that was merged finds the one that took it over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from answerable.knowledge.content import Content, asked_in
from answerable.knowledge.filling import without_facts
from answerable.knowledge.heirs import merged_into
from answerable.knowledge.models import KnowledgeArticle
from answerable.knowledge.queries import content_of, newest_versions, version_of
from answerable.knowledge.search import OFFICE, Document, put, remove


def index_article(article: KnowledgeArticle) -> None:
    """Let an article be found as it is read now, in each of its languages."""
    remove(OFFICE, [article.slug])
    if article.is_live:
        content = content_of(version_of(article))
        put(OFFICE, documents_of(article.slug, content, _asked_of_merged(article)))


def documents_of(
    slug: str, content: Content, more: Mapping[str, Sequence[str]]
) -> Iterator[Document]:
    """Yield what is found of an article, a document for each language.

    ``more`` are further ways to ask for it, by language.
    """
    for language in content.languages:
        parts = content.in_language(language)
        yield Document(
            key=slug,
            language=language,
            title=_text(parts, "title"),
            questions=[
                without_facts(one)
                for one in (*parts.get("questions", ()), *more.get(language, ()))
            ],
            summary=" ".join((_text(parts, "issue"), _text(parts, "answer"))),
            body="\n".join((*_body(parts), *_files(content, language))),
        )


def _asked_of_merged(article: KnowledgeArticle) -> dict[str, list[str]]:
    asked: dict[str, list[str]] = defaultdict(list)
    if article.former:
        rows = newest_versions().filter(article__in=merged_into(article))
        for version in rows.order_by("article__slug"):
            content = content_of(version)
            for language in content.languages:
                asked[language] += asked_in(content, language)
    return asked


def _body(parts: Mapping[str, Any]) -> Iterator[str]:
    for part in ("steps", "documents"):
        yield from map(without_facts, parts.get(part, ()))
    yield from (_text(parts, part) for part in ("cost", "time"))


def _files(content: Content, language: str) -> Iterator[str]:
    """Yield what the files of a language are called: many ask for a form by its number."""
    for one in content.files:
        if one.language == language:
            yield one.title


def _text(parts: Mapping[str, Any], part: str) -> str:
    return without_facts(parts.get(part, ""))
