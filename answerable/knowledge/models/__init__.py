"""Articles, the values in them, how they are used, and how they are found."""

from __future__ import annotations

from answerable.knowledge.models.articles import (
    ArticleSketch,
    ArticleVersion,
    Audience,
    Confidence,
    Governance,
    KnowledgeArticle,
)
from answerable.knowledge.models.citations import ArticleFlag, Citation
from answerable.knowledge.models.facts import Fact, FactValue
from answerable.knowledge.models.journeys import (
    Journey,
    JourneyContact,
    JourneyDay,
    JourneyPage,
)
from answerable.knowledge.models.life_events import LifeEvent
from answerable.knowledge.models.search_log import SearchDay
from answerable.knowledge.models.searching import (
    SearchCollection,
    SearchEntry,
    SearchPosting,
    SearchStem,
    SearchWord,
)
from answerable.knowledge.models.synonyms import SynonymGroup
from answerable.knowledge.models.use import ArticleDay, ArticleFeedback, ArticleVisit

__all__ = [
    "ArticleDay",
    "ArticleFeedback",
    "ArticleFlag",
    "ArticleSketch",
    "ArticleVersion",
    "ArticleVisit",
    "Audience",
    "Citation",
    "Confidence",
    "Fact",
    "FactValue",
    "Governance",
    "Journey",
    "JourneyContact",
    "JourneyDay",
    "JourneyPage",
    "KnowledgeArticle",
    "LifeEvent",
    "SearchCollection",
    "SearchDay",
    "SearchEntry",
    "SearchPosting",
    "SearchStem",
    "SearchWord",
    "SynonymGroup",
]
