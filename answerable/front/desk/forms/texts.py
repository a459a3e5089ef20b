"""The text of a letter: its subject, its words, and a case to try it on."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from answerable.correspondence.letter_fields import fault_in_body, fault_in_subject
from answerable.correspondence.models.texts import LONGEST_SUBJECT
from answerable.correspondence.occasions import OCCASIONS
from answerable.correspondence.phrasing import Phrasing, Place
from answerable.front.desk.forms.answers import LONGEST, as_written
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.front.desk.forms.step import carried
from answerable.front.desk.forms.trying import TRIED_HELP, about_field, offer_services
from answerable.front.shared.languages import direction_of
from answerable.lib.errors import Refused


class TextForm(forms.Form):
    """Asks what a letter says; ``case`` is one to try it on and is not kept."""

    subject = forms.CharField(
        label=_("Subject"),
        max_length=LONGEST_SUBJECT,
        error_messages={
            "required": _("Write what stands in the subject line"),
            "max_length": TOO_LONG,
        },
    )
    body = forms.CharField(
        label=_("Text"),
        help_text=_(
            "Between the greeting and the signature, which every letter has by itself."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={
            "required": _("Write what the letter says"),
            "max_length": TOO_LONG,
        },
    )
    about = about_field()
    case = forms.CharField(
        label=_("Try it on a case: its reference"),
        help_text=TRIED_HELP,
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        error_messages={"max_length": TOO_LONG},
    )
    seen = carried()

    def __init__(
        self,
        place: Place,
        said: Phrasing,
        *,
        version: int,
        data: QueryDict | None = None,
    ) -> None:
        """Ask about what is said there, or read what was sent about it."""
        first = {"subject": said.subject, "body": said.body, "seen": version}
        super().__init__(data, auto_id="text-%s", initial=first)
        offer_services(self, place.department)
        self._occasion = OCCASIONS[place.occasion]
        written = {"lang": place.language, "dir": direction_of(place.language)}
        for name in ("subject", "body"):
            self.fields[name].widget.attrs |= written

    def clean_subject(self) -> str:
        """Refuse a field that a subject cannot have."""
        return _faultless(
            self.cleaned_data["subject"],
            fault_in_subject(self._occasion, self.cleaned_data["subject"]),
        )

    def clean_body(self) -> str:
        """Refuse a text with a wrong field, or without one that people must read."""
        body = as_written(self.cleaned_data["body"])
        return _faultless(body, fault_in_body(self._occasion, body))

    def phrasing(self) -> Phrasing:
        """Return what stands in the form, right or wrong."""
        subject = str(self["subject"].value() or "")
        return Phrasing(subject, as_written(str(self["body"].value() or "")))

    def refuse(self, refused: Refused) -> None:
        """Say why it could not be kept."""
        self.add_error(None, refused.hint)


def _faultless(text: str, fault: str) -> str:
    if fault:
        raise forms.ValidationError(fault, code="fields")
    return text
