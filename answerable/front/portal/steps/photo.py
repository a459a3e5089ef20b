"""Photos and papers; they lie in the draft as soon as they are sent."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms

from answerable.forms.drafts import add_file
from answerable.front.portal.forms.photo import PhotoForm
from answerable.front.portal.posted import NOTHING, Posted
from answerable.front.portal.writing import Writing


@dataclass(frozen=True)
class Photo:
    """Files that come along; none is fine."""

    slug: str = "photo"

    def form(self, writing: Writing, posted: Posted = NOTHING) -> forms.Form:
        return PhotoForm(posted.data, posted.files, kept=len(writing.files))

    def keep(self, writing: Writing, form: forms.Form) -> None:
        self.keep_for_later(writing, form)
        writing.keep(self.slug, {})

    def keep_for_later(self, writing: Writing, form: forms.Form) -> None:
        for file in form.cleaned_data.get("photos", ()):
            add_file(writing.draft, file.name, file.read())


PHOTO = Photo()
