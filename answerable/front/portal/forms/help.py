"""Why a help page was useful, or was not: one open question."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from answerable.knowledge.models.use import LONGEST_WORDS


class WhyForm(forms.Form):
    """Asks one question; the answer may be left out by going away."""

    words = forms.CharField(
        label=_("What was missing, or what helped you?"),
        help_text=_("Please write no names, numbers or addresses."),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        error_messages={
            "required": _("Write a few words, or go back to the page"),
            "max_length": _("Write at most %(limit_value)d characters"),
        },
    )
