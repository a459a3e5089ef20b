"""What becomes of a message that nobody understood."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from answerable.front.desk.forms.lines import TOO_LONG
from answerable.front.desk.forms.writing import LONGEST

# Codes, not words: they stand in the journal, which holds nothing personal.
REASONS = [
    ("advertising", _("Advertising or a mass mailing")),
    ("nothing_asked", _("Nothing is asked or told in it")),
    ("unreadable", _("Nothing in it can be read")),
    ("harmful", _("It carries something harmful")),
    ("came_already", _("The same matter came by another way")),
]


class OpenForm(forms.Form):
    """Opens a case with what a person could make of the message."""

    words = forms.CharField(
        label=_("What does the sender want?"),
        help_text=_("Copy their words as far as they can be read."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        error_messages={
            "required": _("Write what the case is about"),
            "max_length": TOO_LONG,
        },
    )


class RefuseForm(forms.Form):
    """Says why a message needs no desk."""

    reason = forms.ChoiceField(
        label=_("Why does it need no case?"),
        choices=REASONS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason")},
    )
