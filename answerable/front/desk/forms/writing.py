"""Words to the person, and words among ourselves: two forms, so never mixed up."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from answerable.cases.mentions import colleagues_named, names_in
from answerable.correspondence.fields import left_open, marked
from answerable.front.desk.forms.step import StepForm
from answerable.lib.wording import isolated

LONGEST = 20_000
MOST_USED = 20
TOO_LONG = _("Shorten it to %(limit_value)s characters")


class WriteForm(StepForm):
    """A message to the person: sent as it is, or as a question that we wait for.

    ``used`` are the saved answers (ids) that went into it; ``told`` is what to know of
    the one that was put in last.
    """

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
    used = forms.CharField(required=False, widget=forms.HiddenInput)
    told = ""

    def clean_words(self) -> str:
        """Refuse a field of a saved answer that nobody has filled in."""
        words: str = self.cleaned_data["words"]
        if missing := left_open(words):
            wrong = gettext("Write something in place of %(field)s, or take it out")
            wrong %= {"field": marked(missing[0])}
            raise forms.ValidationError(wrong, code="left_open")
        return words

    def clean_used(self) -> list[int]:
        """Return the ids; what is none was not written by our pages."""
        used: str = self.cleaned_data["used"]
        return [int(each) for each in used.split()[:MOST_USED] if each.isdecimal()]


class NoteForm(StepForm):
    """A note that the person never sees; it tells whom it names by ``@``."""

    name = "note"
    written = "words"
    words = forms.CharField(
        label=_("Your note"),
        help_text=_("A colleague is told by @ and their user name."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={
            "required": _("Write what your colleagues should know"),
            "max_length": TOO_LONG,
        },
    )

    def clean_words(self) -> str:
        """Refuse a name that nobody has who reads this case: they would not be told."""
        words: str = self.cleaned_data["words"]
        known = colleagues_named(words, self.case)
        if missing := [name for name in names_in(words) if name not in known]:
            wrong = gettext(
                "Nobody who reads this case is called %(name)s. Correct the name, or"
                " write it without @."
            )
            named = isolated(f"@{missing[0]}")
            raise forms.ValidationError(wrong % {"name": named}, code="nobody")
        return words
