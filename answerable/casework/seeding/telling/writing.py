"""Tell the words of the house: saved answers of teams and all, letters and signatures."""

from __future__ import annotations

from collections.abc import Collection
from re import fullmatch

from django.utils.text import slugify

from answerable.casework.seeding import shapes
from answerable.casework.seeding.folder import Document
from answerable.casework.seeding.telling.entry import entry, values_of
from answerable.correspondence.models import LetterText, SavedAnswer, Signature
from answerable.correspondence.models.answers import CURRENT
from answerable.lib.ordering import free_name

LONGEST = 40  # of 50, so that a number fits behind it


def answers() -> Document:
    """Return the saved answers that are not somebody's own."""
    rows = SavedAnswer.objects.filter(CURRENT, owner=None).select_related("team")
    ordered = rows.prefetch_related("services").order_by("name", "team__slug", "pk")
    known = {answer.seeded_as for answer in ordered}
    return {"answers": [_answer(one, known) for one in ordered]}


def letters() -> Document:
    """Return what letters say in place of our own texts, and how they end."""
    texts = LetterText.objects.filter(retired_at=None, version__gt=0)
    signed = Signature.objects.filter(staff=None, version__gt=0)
    return {
        "letters": [
            entry(
                shapes.Letter,
                {
                    **values_of(one, "occasion", "language", "subject", "body"),
                    "department": one.department.slug if one.department else None,
                },
            )
            for one in texts.select_related("department").order_by(
                "occasion", "language", "department__slug"
            )
        ],
        "signatures": [
            entry(
                shapes.Signature,
                {
                    **values_of(one, "closing", "line", "phone"),
                    "department": one.department.slug if one.department else None,
                    "team": one.team.slug if one.team else None,
                },
            )
            for one in signed.select_related("department", "team").order_by(
                "department__slug", "team__slug"
            )
        ],
    }


def _answer(answer: SavedAnswer, known: set[str]) -> dict[str, object]:
    slug = answer.seeded_as or _free(answer.name, known)
    known.add(slug)
    return entry(
        shapes.Answer,
        {
            "slug": slug,
            "name": answer.name if answer.name != slug else None,
            "texts": answer.texts,
            "team": answer.team.slug if answer.team else None,
            "services": sorted(one.slug for one in answer.services.all()),
        },
    )


def _free(name: str, known: Collection[str]) -> str:
    """Return the name as a slug, with a number where another has it."""
    if fullmatch(r"[a-z0-9_-]{1,50}", name) and name not in known:
        return name
    return free_name(slugify(name)[:LONGEST].strip("-_") or "answer", known)
