"""Everything that was answered, once more, each with the way to change it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext as _

from answerable.agency.models import Area
from answerable.cases.models.case import CaseType
from answerable.forms.asking import answers_in_words
from answerable.front.portal.placing import Placing
from answerable.front.portal.similar import similar_in
from answerable.front.portal.writing import Writing, help_in, wishes_in
from answerable.front.shared.maps import in_words
from answerable.front.shared.wishes import lines_of, needs_in_words


@dataclass(frozen=True)
class Row:
    """One line of the summary."""

    label: str
    value: str
    change_url: str = ""


def rows_of(writing: Writing) -> list[Row]:
    """Return the summary of a request, in the order of its pages."""
    pages = {
        "what": _what,
        "service": _service,
        "details": _details,
        "place": _place,
        "similar": _similar,
        "photo": _photo,
        "you": _you,
    }
    return [
        Row(label, value, change_url(writing, step))
        for step in writing.steps
        if step in pages
        for label, value in pages[step](writing)
    ]


def change_url(writing: Writing, step: str) -> str:
    """Return the page on which an answer is changed; it leads back here."""
    return reverse("portal:step", args=[writing.door, writing.draft.token, step])


def _what(writing: Writing) -> Iterator[tuple[str, str]]:
    yield str(writing.door.words), writing.said("words")
    yield str(writing.door.wish), writing.said("wish")
    yield from _trail(writing)


def _trail(writing: Writing) -> Iterator[tuple[str, str]]:
    """Show what comes along of what they looked for and read: nothing goes unseen."""
    trail = cast("dict[str, Any]", writing.answers.get("trail", {}))
    if query := trail.get("query"):
        yield _("What you looked for comes along"), query
    if seen := trail.get("seen"):
        yield _("And the pages that you read"), "\n".join(seen)


def _service(writing: Writing) -> Iterator[tuple[str, str]]:
    service = writing.service
    yield str(writing.door.about), str(service) if service else _("You decide")
    if writing.kind == CaseType.COMPLAINT:
        yield _("How shall we take it?"), _("As a complaint")


def _details(writing: Writing) -> Iterable[tuple[str, str]]:
    answers = writing.draft.answers.get("answers", {})
    return answers_in_words(writing.questions, answers, get_language() or "")


def _place(writing: Writing) -> Iterator[tuple[str, str]]:
    area = Area.objects.filter(slug=writing.said("area")).first()
    spot = Placing.in_answers(writing.answers).spot
    parts = (writing.said("place"), str(area or ""), in_words(spot) if spot else "")
    yield _("Where is it?"), "\n".join(part for part in parts if part)


def _similar(writing: Writing) -> Iterator[tuple[str, str]]:
    followed = writing.said("same_as")
    same = next((one for one in similar_in(writing) if one.reference == followed), None)
    said = f"{same.where}\n{same.standing}" if same else _("No, mine is another one")
    yield _("Is it one of these?"), said


def _photo(writing: Writing) -> Iterator[tuple[str, str]]:
    yield _("Photos or papers"), "\n".join(file["name"] for file in writing.files)


def _you(writing: Writing) -> Iterator[tuple[str, str]]:
    parts = [writing.said(name) for name in ("name", "email", "phone")]
    known = "\n".join(part for part in parts if part)
    yield _("You"), known or _("You stay anonymous")
    yield _("We write to you in"), dict(settings.LANGUAGES)[writing.language]
    if needs := needs_in_words(help_in(writing)):
        yield _("What would help you?"), "\n".join(needs)
    if wishes := wishes_in(writing):
        lines = "\n".join(f"{name}: {words}" for name, words in lines_of(wishes))
        yield _("You ask us to remember"), lines
