"""A name for machines, made of what people call a thing; nobody has to think of one."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

from django.db.models import QuerySet
from django.utils.text import slugify

from answerable.agency.models.house import Named
from answerable.agency.queries import get_agency
from answerable.lib.ordering import free_name
from answerable.lib.wording import Texts, in_language

LONGEST = 40  # of 50, so that a number fits behind it
KEY_LONGEST = 30  # of 40, likewise
Thing = TypeVar("Thing", bound=Named)


def new_slug(rows: QuerySet[Thing], name: Texts, language: str) -> str:
    """Return a slug that no row has; a name without Latin letters is called by its kind."""
    words = slugify(in_language(name, language))[:LONGEST].strip("-")
    first = words or str(rows.model._meta.model_name)
    taken = set(rows.filter(slug__startswith=first).values_list("slug", flat=True))
    return free_name(first, taken)


def new_key(texts: Texts, taken: Collection[str], otherwise: str) -> str:
    """Return a name for a question or an answer; it begins with a letter."""
    words = slugify(in_language(texts, get_agency().languages[0])).replace("-", "_")
    first = words.lstrip("_0123456789")[:KEY_LONGEST].strip("_") or otherwise
    return free_name(first, taken, "_")
