"""Words that mean the same: one on each line, and a phrase to try them with."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from answerable.agency.queries import get_agency
from answerable.front.desk.forms.lines import TOO_LONG, line_field
from answerable.front.desk.forms.step import carried
from answerable.front.shared.languages import direction_of, language_name
from answerable.knowledge.models import SynonymGroup
from answerable.lib.errors import Refused
from answerable.lib.wording import without_nul

LONGEST_TERMS = 2_000
LONGEST_PHRASE = 200


class SynonymsForm(forms.Form):
    """Asks for the words of a group; of a new one also for the language."""

    language = forms.ChoiceField(
        label=gettext_lazy("In which language?"),
        error_messages={
            "required": gettext_lazy("Choose a language"),
            "invalid_choice": gettext_lazy("Choose a language of the list"),
        },
    )
    terms = forms.CharField(
        label=gettext_lazy("Words that mean the same"),
        help_text=gettext_lazy(
            "One on each line, single words or several. The first names the group."
        ),
        max_length=LONGEST_TERMS,
        widget=forms.Textarea({"rows": 6, "dir": "auto"}),
        error_messages={
            "required": gettext_lazy("Write at least two words that mean the same"),
            "max_length": TOO_LONG,
        },
    )
    phrase = line_field(
        gettext_lazy("Try them with what somebody types"),
        gettext_lazy("What is found before and after stands beneath; nothing is kept."),
        longest=LONGEST_PHRASE,
    )
    seen = carried(required=False)

    def __init__(
        self,
        group: SynonymGroup,
        *,
        seen: int | None = None,
        data: QueryDict | None = None,
        phrase: str = "",
    ) -> None:
        """Ask, beginning with what the group has."""
        first = {
            "language": group.language,
            "terms": "\n".join(group.terms),
            "seen": seen,
            "phrase": phrase,
        }
        super().__init__(data, auto_id="synonyms-%s", initial=first)
        self.group = group
        if group.pk:
            del self.fields["language"]
            attrs = {"lang": group.language, "dir": direction_of(group.language)}
            self.fields["terms"].widget.attrs |= attrs
        else:
            codes = get_agency().languages
            field = self.fields["language"]
            field.choices = [(code, language_name(code)) for code in codes]  # type: ignore[attr-defined]  # a ChoiceField has them

    def clean_terms(self) -> list[str]:
        """Return the words, a line each; empty lines are none."""
        lines = without_nul(self.cleaned_data["terms"]).splitlines()
        return [line.strip() for line in lines if line.strip()]

    @property
    def spoken(self) -> str:
        """Return the language of the group."""
        return str(self.cleaned_data.get("language") or self.group.language)

    def refuse(self, refused: Refused) -> None:
        """Say beside the words what could not be done."""
        self.add_error("terms", refused.hint)
