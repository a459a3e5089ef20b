"""Makers of articles and shared values, with fixed and readable words."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from answerable.agency.configuration import Hand
from answerable.agency.models import Department, Staff
from answerable.knowledge.content import Content
from answerable.knowledge.enclosing import enclosed, examined, keep
from answerable.knowledge.files import ArticleFile
from answerable.knowledge.models import ArticleVersion, Fact, KnowledgeArticle
from answerable.knowledge.policy import (
    Placement,
    change_files,
    publish,
    put_article,
    put_fact,
)
from answerable.knowledge.policy.publishing import Note

CARD = {
    "title": {"en": "How do I replace a lost card?", "es": "Perdí mi tarjeta"},
    "questions": {"en": ["I lost my card", "stolen card"], "es": ["tarjeta perdida"]},
    "issue": {"en": "Your card is gone, and you need another one."},
    "answer": {
        "en": "Come to us. It costs {card-fee}.",
        "es": "Venga. Cuesta {card-fee}.",
    },
    "steps": {"en": ["Bring your passport.", "Pay {card-fee}."]},
    "cost": {"en": "{card-fee}"},
    "time": {"en": "Ten days."},
    "documents": {"en": ["Your passport."]},
}


def make_fact(key: str = "card-fee", **changes: Any) -> Fact:
    """Keep what a card costs: 18 euros, and 20 from the first of June."""
    told: dict[str, Any] = {
        "kind": "money",
        "currency": "EUR",
        "name": {"en": "Fee for a card"},
        "values": {date(2026, 1, 1): "18.00", date(2026, 6, 1): "20.00"},
    }
    return put_fact(key=key, **(told | changes)).thing


def make_content(**changes: Any) -> Content:
    """Return what an article says; a part that is changed to None is left out."""
    texts: dict[str, Any] = {**CARD, **changes.pop("texts", {})}
    there = {part: said for part, said in texts.items() if said}
    return Content(there, **changes)


def make_article(
    owner: Staff,
    department: Department,
    slug: str = "lost-card",
    *,
    content: Content | None = None,
    **placed: Any,
) -> KnowledgeArticle:
    """Publish an article of a department, as a folder does."""
    return put_article(
        slug=slug,
        placement=Placement(department=department, owner=owner, **placed),
        content=content or make_content(),
    ).thing


def make_pdf(*, tagged: bool = True, words: str = "A form") -> bytes:
    """Return a page without a word on it, that says whether it can be read out."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Title"] = words
        if tagged:
            tree = Dictionary(Type=Name.StructTreeRoot, K=Array([]))
            pdf.Root.StructTreeRoot = tree
            pdf.Root.MarkInfo = Dictionary(Marked=True)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def make_file(
    content: bytes | None = None,
    title: str = "Form for a lost card",
    language: str = "en",
    **changes: Any,
) -> ArticleFile:
    """Keep the bytes of a file, a tagged PDF of one page, and return how it is told."""
    found = examined(make_pdf() if content is None else content)
    keep(found)
    return replace(enclosed(found, (), title=title, language=language), **changes)


def publish_files(article: KnowledgeArticle, *files: ArticleFile) -> ArticleVersion:
    """Publish an article with these files and no other, by its owner."""
    change_files(article, files, by=Hand(article.owner))
    version = publish(article, Note("Files"), by=Hand(article.owner))
    article.refresh_from_db()
    return version
