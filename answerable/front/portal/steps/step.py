"""What a page of the guided request can do."""

from __future__ import annotations

from typing import Protocol

from django import forms

from answerable.front.portal.posted import NOTHING, Posted
from answerable.front.portal.writing import Writing


class Step(Protocol):
    """One page: its form, and what of it the draft keeps."""

    @property
    def slug(self) -> str:
        """Return its part of the address."""
        ...

    def form(self, writing: Writing, posted: Posted = NOTHING) -> forms.Form:
        """Return the page's form, filled in with what is known."""
        ...

    def keep(self, writing: Writing, form: forms.Form) -> None:
        """Keep the answers of a valid form; the step is done."""
        ...

    def keep_for_later(self, writing: Writing, form: forms.Form) -> None:
        """Keep what is right so far; the step stays open."""
        ...
