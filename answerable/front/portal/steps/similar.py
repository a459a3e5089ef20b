"""Is it one of these? Whoever says yes follows that report; their words come all the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django import forms

from answerable.front.portal.forms.similar import NONE_OF_THESE, SimilarForm
from answerable.front.portal.posted import NOTHING, Posted
from answerable.front.portal.similar import similar_in
from answerable.front.portal.writing import Writing


@dataclass(frozen=True)
class SimilarStep:
    """What is open near the place; the page is there only where something is."""

    slug: str = "similar"

    def form(self, writing: Writing, posted: Posted = NOTHING) -> forms.Form:
        offered = similar_in(writing)
        keys = {one.reference: one.key for one in offered}
        before = NONE_OF_THESE if self.slug in writing.done else ""
        return SimilarForm(
            posted.data,
            offered=offered,
            picture=writing.wanted.picture if writing.wanted else "",
            initial={"same": keys.get(writing.said("same_as"), before)},
        )

    def keep(self, writing: Writing, form: forms.Form) -> None:
        chosen = cast("SimilarForm", form).chosen
        writing.keep(self.slug, {"same_as": chosen.reference if chosen else ""})

    def keep_for_later(self, writing: Writing, form: forms.Form) -> None:
        """Keep nothing: half a choice is none."""


SIMILAR = SimilarStep()
