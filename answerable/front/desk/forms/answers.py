"""A saved answer: what it is called, whose it is, its texts, what it fits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.core.validators import validate_unicode_slug
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _, gettext_lazy

from answerable.agency.models import Service, Staff, Team
from answerable.agency.queries import get_agency, led_teams, services_on_offer
from answerable.correspondence.access import may_edit_for_all
from answerable.correspondence.fields import fault_in
from answerable.correspondence.models import SavedAnswer
from answerable.correspondence.models.answers import Scope
from answerable.correspondence.policy import Wording
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.front.desk.forms.step import carried
from answerable.front.desk.forms.trying import TRIED_HELP, about_field, offer_services
from answerable.front.shared.languages import direction_of, language_name
from answerable.lib.errors import Refused
from answerable.lib.wording import Texts

LONGEST = 4_000
HOW_TO_NAME = gettext_lazy("Write letters, digits and dashes, such as more-time")


class AnswerForm(forms.Form):
    """Asks for a saved answer; ``case`` is one to try it on and is not kept."""

    name = forms.CharField(
        label=gettext_lazy("Short name"),
        help_text=gettext_lazy("You call it by this name after a / in a message."),
        max_length=50,
        error_messages={
            "required": gettext_lazy("Give it a short name"),
            "max_length": TOO_LONG,
        },
    )
    services = forms.ModelMultipleChoiceField(
        Service.objects.all(),
        label=gettext_lazy("Only for these services"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("Choose services of the list")},
    )
    about = about_field()
    case = forms.CharField(
        label=gettext_lazy("Try it on a case: its reference"),
        help_text=TRIED_HELP,
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        error_messages={"max_length": TOO_LONG},
    )
    seen = carried()

    def __init__(
        self,
        answer: SavedAnswer | None = None,
        data: QueryDict | None = None,
    ) -> None:
        """Ask about this answer or a new one, or read what was sent about it."""
        super().__init__(data, auto_id="answer-%s", initial=_written(answer))
        offer_services(self)
        for code in get_agency().languages:
            self.fields[f"text_{code}"] = _text_field(code)
        services = cast(
            "forms.ModelMultipleChoiceField[Service]", self.fields["services"]
        )
        services.choices = [(each.pk, str(each)) for each in services_on_offer()]

    def texts(self) -> Iterator[BoundField]:
        """Return the fields of the texts, the first language of the office first."""
        return (self[f"text_{code}"] for code in get_agency().languages)

    def clean_name(self) -> str:
        """Return the name as it is called: small, with dashes for blanks."""
        name = "-".join(self.cleaned_data["name"].lower().lstrip("/").split())
        try:
            validate_unicode_slug(name)
        except forms.ValidationError as error:
            raise forms.ValidationError(HOW_TO_NAME, code="invalid") from error
        return name

    def clean(self) -> dict[str, Any]:
        """Refuse fields that there are not, at the text that has them."""
        given = super().clean() or self.cleaned_data
        for code in get_agency().languages:
            if fault := fault_in(given.get(f"text_{code}") or ""):
                self.add_error(f"text_{code}", fault)
        return given

    def wording(self, answer: SavedAnswer | None = None) -> Wording:
        """Return what was written; a text in a language that is not asked for stays."""
        given = self.cleaned_data
        asked = get_agency().languages
        before = answer.texts if answer else {}
        kept = {code: text for code, text in before.items() if code not in asked}
        texts = {code: as_written(given[f"text_{code}"]) for code in asked}
        return Wording(given["name"], {**texts, **kept}, list(given["services"]))

    def typed(self) -> Texts:
        """Return the texts as they stand in the form, right or wrong."""
        return {
            code: as_written(str(self[f"text_{code}"].value() or ""))
            for code in get_agency().languages
        }

    def refuse(self, refused: Refused) -> None:
        """Put what could not be done beside the field that can be mended."""
        first = f"text_{get_agency().languages[0]}"
        places = {"name-taken": "name", "no-text": first}
        self.add_error(places.get(refused.code), refused.hint)


class NewAnswerForm(AnswerForm):
    """Asks besides whose the answer is to be, as far as its writer may choose."""

    whose = forms.ChoiceField(
        label=gettext_lazy("Who uses it?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose who uses it"),
            "invalid_choice": gettext_lazy("Choose who uses it"),
        },
    )
    seen = carried(required=False)

    def __init__(self, staff: Staff, data: QueryDict | None = None) -> None:
        """Offer this member of staff what they may keep."""
        super().__init__(None, data)
        self._teams = {f"team-{team.pk}": team for team in led_teams(staff)}
        whose = cast("forms.ChoiceField", self.fields["whose"])
        whose.choices = list(self._offered(staff))
        whose.initial = Scope.OWN.value

    def team(self) -> Team | None:
        """Return the team that it is for, if it is for one."""
        return self._teams.get(self.cleaned_data["whose"])

    def is_own(self) -> bool:
        """Tell whether it is for its writer alone."""
        return bool(self.cleaned_data["whose"] == Scope.OWN)

    def _offered(self, staff: Staff) -> Iterator[tuple[str, str]]:
        yield Scope.OWN.value, _("Only I")
        for key, team in self._teams.items():
            yield key, _("Team: %(team)s") % {"team": team}
        if may_edit_for_all(staff):
            yield Scope.ALL.value, _("Everybody")


def _text_field(code: str) -> forms.CharField:
    attributes = {"rows": 5, "lang": code, "dir": direction_of(code)}
    return forms.CharField(
        label=_("Text in %(language)s") % {"language": language_name(code)},
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs=attributes),
        error_messages={"max_length": TOO_LONG},
    )


def _written(answer: SavedAnswer | None) -> dict[str, object]:
    if answer is None:
        return {}
    texts = {f"text_{code}": text for code, text in answer.texts.items()}
    services = [service.pk for service in answer.services.all()]
    return {"name": answer.name, "services": services, "seen": answer.version, **texts}


def as_written(text: str) -> str:
    """Return a text with the line ends that we keep: browsers send two signs."""
    return text.replace("\r\n", "\n").strip()
