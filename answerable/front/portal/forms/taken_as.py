"""The question whether something is a complaint, asked where it sounds like one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from answerable.cases.models.case import CaseType
from answerable.lib.wording import isolated

AS_WRITTEN = "as_written"
COMPLAINT = CaseType.COMPLAINT.value
MOST_SHOWN = 3


class TakenAs(forms.Form):
    """A page that may ask it; without words that sound so, it does not.

    It is taken as it was written until the person says otherwise, and a page that is
    sent without an answer changes nothing.
    """

    taken_as = forms.ChoiceField(
        widget=forms.RadioSelect,
        required=False,
        choices=[
            (AS_WRITTEN, _("As I wrote it")),
            (COMPLAINT, _("As a complaint: somebody looks at how we served you")),
        ],
        error_messages={"invalid_choice": _("Choose one of these two")},
    )

    def __init__(
        self, *args: Any, sounds: Sequence[str], taken_as: str, **options: Any
    ) -> None:
        """Ask where something ``sounds`` so, or where it was chosen before."""
        super().__init__(*args, **options)
        self._kept = taken_as
        field = self.fields["taken_as"]
        field.initial = COMPLAINT if taken_as == COMPLAINT else AS_WRITTEN
        field.label = label_for(sounds)
        field.help_text = _(
            "Either way we read it, and it never makes our service worse."
        )
        if not sounds and taken_as != COMPLAINT:
            del self.fields["taken_as"]

    @property
    def kind(self) -> str:
        """Return what the person wants it to be; empty where the door says it."""
        said = self.cleaned_data.get("taken_as") or self._kept
        return COMPLAINT if said == COMPLAINT else ""


def label_for(sounds: Sequence[str]) -> str:
    """Return the question, with the words that made us ask."""
    if not sounds:
        return str(_("How shall we take what you wrote?"))
    quoted = " … ".join(isolated(words) for words in sounds[:MOST_SHOWN])
    asked = _("You wrote “%(words)s”. How shall we take it?")
    return asked % {"words": quoted}
