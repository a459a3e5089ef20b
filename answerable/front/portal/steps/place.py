"""Where it is, if the service wants to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django import forms

from answerable.agency.models import Service
from answerable.agency.queries import areas_of_today
from answerable.front.portal.forms.where import WhereForm
from answerable.front.portal.placing import Placing, settle
from answerable.front.portal.posted import NOTHING, Posted
from answerable.front.portal.similar import references_near
from answerable.front.portal.writing import Writing


@dataclass(frozen=True)
class Place:
    """Words first, and the part of the territory by its name; a pin for who likes it."""

    slug: str = "place"

    def form(self, writing: Writing, posted: Posted = NOTHING) -> forms.Form:
        wanted = writing.wanted
        return WhereForm(
            posted.data,
            areas=list(areas_of_today()),
            is_needed=bool(wanted and wanted.place == Service.Place.REQUIRED),
            before=Placing.in_answers(writing.answers),
            initial=dict(writing.answers),
        )

    def keep(self, writing: Writing, form: forms.Form) -> None:
        given = cast("WhereForm", form)
        placing, is_done = settle(given.before, given.told)
        if is_done:
            self._keep_with_similar(writing, placing)
        else:
            writing.ask_again(self.slug, placing.answers)

    def _keep_with_similar(self, writing: Writing, placing: Placing) -> None:
        """Keep the place, and what is open near it; a new place is asked about anew."""
        near = references_near(writing, placing)
        kept = {**placing.answers, "similar": near}
        if near == writing.answers.get("similar", []):
            writing.keep(self.slug, kept)
        else:
            writing.keep(self.slug, {**kept, "same_as": ""}, undone=("similar",))

    def keep_for_later(self, writing: Writing, form: forms.Form) -> None:
        kept = {name: form.cleaned_data.get(name, "") for name in ("place", "area")}
        writing.keep_for_later(kept)


PLACE = Place()
