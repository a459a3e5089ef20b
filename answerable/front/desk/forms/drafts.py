"""What the composer keeps while somebody writes, by its script or by a button."""

from __future__ import annotations

from typing import Any

from django import forms

from answerable.correspondence.models import ComposerDraft
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.front.desk.forms.step import INCOMPLETE, carried
from answerable.front.desk.forms.writing import LONGEST
from answerable.knowledge.cited import marks_in

Kind = ComposerDraft.Kind


class DraftForm(forms.Form):
    """Words so far, in which part of the composer, and the version they go on from.

    ``before`` are words that were sent, and nobody said whether they were kept.
    """

    kind = forms.ChoiceField(
        choices=Kind.choices,
        error_messages={"required": INCOMPLETE, "invalid_choice": INCOMPLETE},
    )
    words = forms.CharField(
        required=False,
        strip=False,
        max_length=LONGEST,
        error_messages={"max_length": TOO_LONG},
    )
    before = forms.CharField(required=False, strip=False)
    draft = carried(required=False)
    is_answer = forms.BooleanField(required=False)
    articles = forms.CharField(required=False)

    def said(self) -> dict[str, Any]:
        """Return what to keep, as ``correspondence.drafts`` takes it."""
        given = self.cleaned_data
        kind = Kind(given["kind"])
        facts = self._facts() if kind == Kind.MESSAGE else {}
        return {
            "kind": kind,
            "words": given["words"],
            "facts": facts,
            "seen": given["draft"] or 0,
            "before": given["before"],
        }

    def _facts(self) -> dict[str, object]:
        """Return what a message has beside its words."""
        given = self.cleaned_data
        cited = " ".join(marks_in(given["articles"]))
        return {
            "is_answer": given["is_answer"],
            **({"articles": cited} if cited else {}),
        }
