"""Makers of articles and shared values, with fixed and readable words."""

from __future__ import annotations

from datetime import date
from typing import Any

from answerable.agency.models import Department, Staff
from answerable.knowledge.content import Content
from answerable.knowledge.models import Fact, KnowledgeArticle
from answerable.knowledge.policy import Placement, put_article, put_fact

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
