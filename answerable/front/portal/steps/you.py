"""Who the person is, as far as the service must know, or they want us to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from answerable.front.portal.forms.you import YouForm
from answerable.front.portal.posted import NOTHING, Posted
from answerable.front.portal.writing import Writing, help_in

ANONYMOUS = "anonymous"  # the name of the button


@dataclass(frozen=True)
class You:
    """Name, address, number, language; or nothing of it."""

    slug: str = "you"

    def form(self, writing: Writing, posted: Posted = NOTHING) -> forms.Form:
        data: Mapping[str, Any] | None = posted.data
        if data and ANONYMOUS in data and not writing.must_know:
            # Whoever stays anonymous takes back what the page had of them.
            data = {"language": data.get("language", ""), "help": help_in(writing)}
        known = {**writing.answers, "language": writing.language}
        return YouForm(
            data,
            must_know=writing.must_know,
            is_helped=bool(help_in(writing)),
            initial=known,
        )

    def keep(self, writing: Writing, form: forms.Form) -> None:
        writing.keep(self.slug, form.cleaned_data)

    def keep_for_later(self, writing: Writing, form: forms.Form) -> None:
        writing.keep_for_later(form.cleaned_data)


YOU = You()
