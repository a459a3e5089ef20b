"""What a person adds to their own case."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from answerable.front.portal.forms.fields import MOST_FILES, Files, OwnWords


class AddForm(forms.Form):
    """A message or photos; ``token`` makes a second press the first one's copy."""

    words = OwnWords(label=_("Your message"), required=False)
    photos = Files(
        label=_("Photos or papers"), help_text=_("Up to 5 files of 25 MB each.")
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def clean_photos(self) -> list[Any]:
        """Take no more files than a message may have."""
        files: list[Any] = self.cleaned_data["photos"]
        if len(files) > MOST_FILES:
            message = _(
                "Send at most %(most)d files. Choose the ones that show it best."
            )
            raise ValidationError(message % {"most": MOST_FILES})
        return files

    def clean(self) -> dict[str, Any]:
        """Want something to add."""
        said = self.cleaned_data
        if not (said.get("words") or said.get("photos") or self.errors):
            self.add_error("words", _("Write a message, or choose a photo"))
        return said


class AnotherLookForm(forms.Form):
    """Why another look is wanted, for whoever wants to say it."""

    words = OwnWords(
        label=_("Is there something we did not see?"),
        help_text=_("You can leave this empty."),
        required=False,
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class ReopenForm(forms.Form):
    """Why it is not solved, and whether what we answered is wrong."""

    words = OwnWords(
        label=_("What is not solved?"),
        help_text=_("Tell it in your own words. It goes to the team that answered."),
        error_messages={"required": _("Tell us what is not solved")},
    )
    is_wrong = forms.BooleanField(
        label=_("What you answered is wrong"),
        help_text=_("Tick it where the answer itself has a mistake: we put it right."),
        required=False,
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, data: QueryDict | None = None, *, is_answered: bool) -> None:
        """Ask of an answer only where there was one."""
        super().__init__(data)
        if not is_answered:
            del self.fields["is_wrong"]
