"""The page that takes photos and papers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from answerable.front.portal.forms.fields import (
    MOST_FILES,
    Files,
)


class PhotoForm(forms.Form):
    """Photos or papers that show it."""

    photos = Files(
        label=_("Photos or papers"),
        help_text=_(
            "Up to 5 files of 25 MB each. We show photos without the place and the"
            " camera that are hidden in them."
        ),
    )

    def __init__(self, *args: Any, kept: int, **options: Any) -> None:
        """Know how many files there are already."""
        super().__init__(*args, **options)
        self.kept = kept

    def clean_photos(self) -> list[Any]:
        """Take no more files than a request may have."""
        files: list[Any] = self.cleaned_data["photos"]
        if self.kept + len(files) > MOST_FILES:
            message = _(
                "Send at most %(most)d files. Choose the ones that show it best."
            )
            raise ValidationError(message % {"most": MOST_FILES})
        return files
