"""Where it is, if the service wants to know."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms

from answerable.agency.models import Service
from answerable.agency.queries import areas_of_today
from answerable.front.portal.forms.place import PlaceForm
from answerable.front.portal.posted import NOTHING, Posted
from answerable.front.portal.writing import Writing


@dataclass(frozen=True)
class Place:
    """Words first, and the part of the territory by its name."""

    slug: str = "place"

    def form(self, writing: Writing, posted: Posted = NOTHING) -> forms.Form:
        wanted = writing.wanted
        return PlaceForm(
            posted.data,
            areas=list(areas_of_today()),
            is_needed=bool(wanted and wanted.place == Service.Place.REQUIRED),
            initial=dict(writing.answers),
        )

    def keep(self, writing: Writing, form: forms.Form) -> None:
        writing.keep(self.slug, form.cleaned_data)

    def keep_for_later(self, writing: Writing, form: forms.Form) -> None:
        writing.keep_for_later(form.cleaned_data)


PLACE = Place()
