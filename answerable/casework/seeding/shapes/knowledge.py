"""How articles, shared values and life events are written down."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from answerable.knowledge.models import (
    Audience,
    Confidence,
    Fact as FactRow,
    Governance,
)
from answerable.knowledge.models.articles import LONGEST_REASON, USUAL_REVIEW
from answerable.knowledge.models.facts import LONGEST_VALUE
from answerable.knowledge.policy.synonyms import MOST
from answerable.lib.definitions import Definition, Filled, InWords, ManyInWords, Slug

Reason = Annotated[Filled, StringConstraints(max_length=LONGEST_REASON)]


class LifeEvent(Definition):
    """Something that happens to people; the order of these is their order.

    Where it ``suggests``, it shows beside one thing what else belongs to it. ``former``
    are addresses that lead on to it; from ``retired_on`` on it is shown to nobody.
    """

    slug: Slug
    former: list[Slug] = []
    name: InWords
    suggests: bool = True
    retired_on: date | None = None


class Synonyms(Definition):
    """Terms of one language that mean the same to whoever searches."""

    language: Filled
    terms: Annotated[list[Filled], Field(min_length=2, max_length=MOST)]


class Value(Definition):
    """What a shared value is from a day on."""

    valid_from: date
    value: Annotated[Filled, StringConstraints(max_length=LONGEST_VALUE)]


class Fact(Definition):
    """A value that articles share; in their texts it stands as ``{key}``."""

    key: Slug
    kind: Annotated[FactRow.Kind, Field(strict=False)]
    currency: str = ""
    name: InWords
    values: Annotated[list[Value], Field(min_length=1)]


class Article(Definition):
    """The answer to one question: who answers for it, where it stands, what it says.

    ``checked_on`` is when somebody last looked at it; without it, the day on which it
    is put in place. A public article in hard words needs a ``grade_reason``. ``former``
    are addresses that lead on to it.
    """

    slug: Slug
    former: list[Slug] = []
    services: list[Slug] = []
    department: Slug
    owner: str
    audience: Annotated[Audience, Field(strict=False)] = Audience.PUBLIC
    confidence: Annotated[Confidence, Field(strict=False)] = Confidence.VALIDATED
    governance: Annotated[Governance, Field(strict=False)] = Governance.EXPERIENCE
    review_days: Annotated[int, Field(ge=1, le=3650)] = USUAL_REVIEW
    checked_on: date | None = None
    legal_source: str = ""
    grade_reason: Reason | None = None
    offices: list[Slug] = []
    life_events: list[Slug] = []
    title: InWords
    questions: ManyInWords | None = None
    issue: InWords | None = None
    answer: InWords
    steps: ManyInWords | None = None
    cost: InWords | None = None
    time: InWords | None = None
    documents: ManyInWords | None = None
