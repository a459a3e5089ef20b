"""Words to the person, and words among ourselves: two forms, so never mixed up."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from answerable.front.desk.forms.step import StepForm

LONGEST = 20_000
TOO_LONG = _("Shorten it to %(limit_value)s characters")


class WriteForm(StepForm):
    """A message to the person: sent as it is, or as a question that we wait for."""

    name = "write"
    written = "words"
    words = forms.CharField(
        label=_("Your message"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        error_messages={
            "required": _("Write what the person should read"),
            "max_length": TOO_LONG,
        },
    )
    is_answer = forms.BooleanField(
        label=_("This is our answer: it keeps our promise"), required=False
    )


class NoteForm(StepForm):
    """A note that the person never sees."""

    name = "note"
    written = "words"
    words = forms.CharField(
        label=_("Your note"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={
            "required": _("Write what your colleagues should know"),
            "max_length": TOO_LONG,
        },
    )
