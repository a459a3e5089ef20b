"""Words to the person, and words among ourselves: two forms, so never mixed up."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy as _

from answerable.agency.models import Staff
from answerable.cases.mentions import colleagues_named, names_in
from answerable.cases.models import Case
from answerable.cases.workflow import State
from answerable.clock.commitments import Promising, promises_found
from answerable.correspondence.fields import left_open, marked
from answerable.front.desk.forms.days import not_passed
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.front.desk.forms.promising import by_field, what_field
from answerable.front.desk.forms.step import StepForm
from answerable.knowledge.cited import marks_in
from answerable.lib.wording import isolated

PROMISE = ("promise_what", "promise_by", "no_promise")
READS_LIKE_ONE = _(
    "This reads like a promise. Keep it as it stands here, change it, or say that there is"
    " none; then send again."
)
LONGEST = 20_000
MOST_USED = 20


class WriteForm(StepForm):
    """A message to the person: sent as it is, or as a question that we wait for.

    ``used`` are the saved answers (ids) that went into it, ``articles`` the versions of
    help pages (marks); ``told`` is what to know of the one that was put in last.
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
    articles = forms.CharField(required=False, widget=forms.HiddenInput)
    promise_what = what_field(required=False)
    promise_by = by_field(required=False)
    no_promise = forms.BooleanField(
        label=_("There is no promise of ours in this message"), required=False
    )
    told = ""
    is_proposed = False  # whether a promise was found that nobody had written down

    def __init__(self, case: Case, staff: Staff, data: QueryDict | None = None) -> None:
        super().__init__(case, staff, data)
        if case.state == State.MERGED:  # what is promised is promised in the other one
            for name in PROMISE:
                del self.fields[name]

    def clean_words(self) -> str:
        """Refuse a field of a saved answer that nobody has filled in."""
        words: str = self.cleaned_data["words"]
        if missing := left_open(words):
            wrong = gettext("Write something in place of %(field)s, or take it out")
            wrong %= {"field": marked(missing[0])}
            raise forms.ValidationError(wrong, code="left_open")
        return words

    def clean_promise_by(self) -> date | None:
        """Refuse a day that has passed."""
        return not_passed(self.cleaned_data["promise_by"])

    def clean(self) -> dict[str, Any]:
        """Ask about what reads like a promise, unless somebody has said what it is."""
        given = super().clean() or self.cleaned_data
        what, by = given.get("promise_what"), given.get("promise_by")
        if what and by:
            return {**given, "promising": Promising(what, by, self.staff)}
        if what and "promise_by" not in self.errors:
            self.add_error("promise_by", gettext("Say by which day you promise it"))
        elif by:
            self.add_error("promise_what", gettext("Say what you promise by that day"))
        elif not given.get("no_promise") and "promise_what" in self.fields:
            self._propose(given.get("words", ""))
        return {**given, "promising": None}

    def _propose(self, words: str) -> None:
        """Put the first promise that is found into its fields, to be confirmed."""
        found = next(iter(promises_found(self.case, words)), None)
        if found is None:
            return
        data = cast("QueryDict", self.data).copy()
        data["promise_what"], data["promise_by"] = found.what, found.by.isoformat()
        self.data, self.is_proposed = data, True
        self.add_error("promise_what", READS_LIKE_ONE)

    def clean_used(self) -> list[int]:
        """Return the ids; what is none was not written by our pages."""
        used: str = self.cleaned_data["used"]
        return [int(each) for each in used.split()[:MOST_USED] if each.isdecimal()]

    def clean_articles(self) -> list[str]:
        """Return the marks; what is none was not written by our pages."""
        return marks_in(self.cleaned_data["articles"])


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
