"""First, listen: the person's own words and what they hope for."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms

from answerable.front.portal.forms.what import WhatForm
from answerable.front.portal.posted import NOTHING, Posted
from answerable.front.portal.writing import Writing


@dataclass(frozen=True)
class What:
    """Words and wish; the words choose what is proposed next."""

    slug: str = "what"

    def form(self, writing: Writing, posted: Posted = NOTHING) -> forms.Form:
        return WhatForm(posted.data, door=writing.door, initial=dict(writing.answers))

    def keep(self, writing: Writing, form: forms.Form) -> None:
        given = form.cleaned_data
        if all(given[name] == writing.said(name) for name in ("words", "wish")):
            writing.keep(self.slug, given)
        else:
            # What was asked because of other words is no answer now.
            writing.keep(self.slug, {**given, "heard": []}, undone=("listen",))

    def keep_for_later(self, writing: Writing, form: forms.Form) -> None:
        writing.keep_for_later(form.cleaned_data)


WHAT = What()
