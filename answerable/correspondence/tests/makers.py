"""Makers of saved answers and texts of letters, with fixed and readable words."""

from __future__ import annotations

from answerable.agency.models import Department, Service, Staff, Team
from answerable.correspondence.models import LetterText, SavedAnswer
from answerable.correspondence.phrasing import Phrasing, Place
from answerable.correspondence.policy import write_text

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


def make_text(
    occasion: str = "link",
    *,
    by: Staff,
    language: str = "en",
    department: Department | None = None,
    body: str = "Here is your way back.",
) -> LetterText:
    """Return a text of the desk at version 1, for a department or the whole house."""
    place = Place(occasion, language, department.pk if department else None)
    return write_text(place, Phrasing("Your link", body), by=by, seen=0)
