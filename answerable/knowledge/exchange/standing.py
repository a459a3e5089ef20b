"""Where an article that comes in is to stand: as it says, or as it stands already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from answerable.agency.models import Department, Office, Service, Staff
from answerable.knowledge.exchange.gathering import FaultyPages
from answerable.knowledge.models import Confidence, KnowledgeArticle, LifeEvent
from answerable.knowledge.policy import Placement, placement_of
from answerable.knowledge.policy.placing import LINKED, PLAIN
from answerable.lib.definitions import Fault

FIND: dict[str, Any] = {
    "services": Service,
    "offices": Office,
    "life_events": LifeEvent,
}


def placement_for(
    article: KnowledgeArticle | None,
    said: Mapping[str, Any],
    by: Staff,
    department: Department | None,
) -> Placement:
    stands = (
        placement_of(article) if article else _first_placement(by, department, said)
    )
    named = {name: said[name] for name in (*PLAIN, "former") if name in said}
    found: dict[str, Any] = {
        name: _rows(FIND[name], name, said[name]) for name in LINKED if name in said
    }
    if "department" in said:
        found["department"] = _one(Department, "slug", "department", said)
    if "owner" in said:
        found["owner"] = _one(Staff, "username", "owner", said)
    return replace(stands, **named, **found)


def _first_placement(
    by: Staff, department: Department | None, said: Mapping[str, Any]
) -> Placement:
    """Return where a new article stands: with whoever imports it, unless it says more."""
    if department is None and "department" not in said:
        mend = "Nobody answers for this article. Write a department, or --department."
        raise FaultyPages(Fault("department", mend))
    whose = department or _one(Department, "slug", "department", said)
    return Placement(whose, by, Confidence.NOT_VALIDATED.value)


def _rows(model: Any, name: str, slugs: Sequence[str]) -> list[Any]:
    found = {one.slug: one for one in model.objects.filter(slug__in=slugs)}
    if unknown := [slug for slug in slugs if slug not in found]:
        mend = f"There is no {', '.join(unknown)}. Write a name that we have."
        raise FaultyPages(Fault(name, mend))
    return list(found.values())


def _one(model: Any, key: str, name: str, said: Mapping[str, Any]) -> Any:
    found = model.objects.filter(**{key: said[name]}).first()
    if found is None:
        mend = f"There is no {said[name]}. Write a name that we have."
        raise FaultyPages(Fault(name, mend))
    return found
