"""Makers of saved answers, with fixed and readable words."""

from __future__ import annotations

from answerable.agency.models import Service, Staff, Team
from answerable.correspondence.models import SavedAnswer

ENGLISH = "We mend it on Friday."


def make_answer(
    name: str = "on-friday",
    *,
    owner: Staff | None = None,
    team: Team | None = None,
    services: tuple[Service, ...] = (),
    **texts: str,
) -> SavedAnswer:
    """Return an answer of its owner, of a team, or of everybody, at version 1."""
    answer = SavedAnswer.objects.create(
        name=name, owner=owner, team=team, texts=texts or {"en": ENGLISH}, version=1
    )
    answer.services.set(services)
    answer.versions.create(
        number=1, change="created", name=name, texts=answer.texts, by=owner
    )
    return answer
