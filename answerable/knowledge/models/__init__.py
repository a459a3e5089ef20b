"""Articles, the values in them, and how they are used."""

from __future__ import annotations

from answerable.knowledge.models.articles import (
    ArticleSketch,
    ArticleVersion,
    Audience,
    Confidence,
    Governance,
    KnowledgeArticle,
)
from answerable.knowledge.models.facts import Fact, FactValue
from answerable.knowledge.models.life_events import LifeEvent
from answerable.knowledge.models.use import ArticleDay, ArticleFeedback, ArticleVisit

__all__ = [
    "ArticleDay",
    "ArticleFeedback",
    "ArticleSketch",
    "ArticleVersion",
    "ArticleVisit",
    "Audience",
    "Confidence",
    "Fact",
    "FactValue",
    "Governance",
    "KnowledgeArticle",
    "LifeEvent",
]
