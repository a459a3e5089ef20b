"""How the letters of a unit end, or the line under one's own name."""

from __future__ import annotations

from collections.abc import Iterator

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from answerable.agency.queries import get_agency
from answerable.correspondence.models import Signature
from answerable.correspondence.policy import SignedWith
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.front.desk.forms.step import carried
from answerable.front.shared.languages import direction_of, language_name
from answerable.lib.errors import Refused
from answerable.lib.wording import Texts

LONGEST_CLOSING, LONGEST_LINE = 80, 150


class OwnLineForm(forms.Form):
    """Asks for the line under one's own name, in each language."""

    seen = carried()

    def __init__(self, signature: Signature, data: QueryDict | None = None) -> None:
        """Ask about a signature as it is kept, or read what was sent about it."""
        super().__init__(data, auto_id="signature-%s", initial=_written(signature))
        self._kept = signature
        self._ask_for_lines()

    def lines(self) -> Iterator[BoundField]:
        """Return what is asked, but for what nobody types."""
        return iter(self.visible_fields())

    def written(self) -> SignedWith:
        """Return what was written; a language that is not asked for stays."""
        return SignedWith(
            closing=self._texts("closing", self._kept.closing),
            line=self._texts("line", self._kept.line),
            phone=self.cleaned_data.get("phone", ""),
        )

    def refuse(self, refused: Refused) -> None:
        """Say why it could not be kept."""
        self.add_error(None, refused.hint)

    def _ask_for_lines(self) -> None:
        label = gettext_lazy("Line under your name in %(language)s")
        self._ask("line", label, LONGEST_LINE)

    def _ask(self, name: str, label: Promise, longest: int) -> None:
        for code in get_agency().languages:
            self.fields[f"{name}_{code}"] = forms.CharField(
                label=str(label) % {"language": language_name(code)},
                required=False,
                max_length=longest,
                widget=forms.TextInput({"lang": code, "dir": direction_of(code)}),
                error_messages={"max_length": TOO_LONG},
            )

    def _texts(self, name: str, kept: Texts) -> Texts:
        asked = {
            code: self.cleaned_data[f"{name}_{code}"]
            for code in get_agency().languages
            if f"{name}_{code}" in self.cleaned_data
        }
        return {**kept, **asked}


class SignatureForm(OwnLineForm):
    """Asks besides how the letters of a unit close, and for its telephone."""

    def _ask_for_lines(self) -> None:
        closing = gettext_lazy("Closing words in %(language)s")
        line = gettext_lazy("Line of the unit in %(language)s")
        self._ask("closing", closing, LONGEST_CLOSING)
        self._ask("line", line, LONGEST_LINE)
        self.fields["phone"] = forms.CharField(
            label=_("Telephone of the unit"),
            required=False,
            max_length=40,
            widget=forms.TextInput({"type": "tel", "class": "medium"}),
            error_messages={"max_length": TOO_LONG},
        )


def _written(signature: Signature) -> dict[str, object]:
    texts = {"closing": signature.closing, "line": signature.line}
    by_field = {
        f"{name}_{code}": text
        for name, given in texts.items()
        for code, text in given.items()
    }
    return {"seen": signature.version, "phone": signature.phone, **by_field}
