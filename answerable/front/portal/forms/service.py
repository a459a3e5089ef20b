"""The page that asks which service it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Service
from answerable.front.portal.doors import Door
from answerable.front.portal.forms.taken_as import TakenAs
from answerable.front.shared.pieces import pictured

# No slug can look like these.
OTHER, UNKNOWN = "+", "?"


class ServiceForm(TakenAs):
    """Which service it is about: proposed from the words, confirmed by the person."""

    service = forms.ChoiceField(
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what it is about, or say that you do not know"),
            "invalid_choice": _("Choose one of these"),
        },
    )
    other = forms.ChoiceField(
        label=_("Or choose from everything that we do"),
        required=False,
        error_messages={"invalid_choice": _("Choose from the list")},
    )

    def __init__(
        self,
        *args: Any,
        door: Door,
        proposed: Sequence[Service],
        offered: Sequence[Service],
        **options: Any,
    ) -> None:
        """Offer what was proposed, everything else in a list, and not to know."""
        super().__init__(*args, **options)
        radios = [
            *((service.slug, shown(service)) for service in proposed),
            (OTHER, _("Something else: I choose it below")),
            (UNKNOWN, _("I do not know: you decide")),
        ]
        listed = [("", _("Choose one")), *((each.slug, str(each)) for each in offered)]
        service, other = self.fields["service"], self.fields["other"]
        service.label = str(door.about)
        service.required = not self.data.get("other")
        service.choices = radios  # type: ignore[attr-defined]  # both are ChoiceFields
        other.choices = listed  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Want something from the list where the answer is said to be there."""
        given = self.cleaned_data
        if given.get("service") == OTHER and given.get("other") == "":
            message = _("Choose from the list, or say that you do not know")
            self.add_error("other", ValidationError(message, code="required"))
        return given

    @property
    def slug(self) -> str:
        """Return what was confirmed; empty where the person leaves it to us."""
        chosen, listed = self.cleaned_data["service"], self.cleaned_data["other"]
        if chosen == UNKNOWN:
            return ""
        return str(listed if chosen in {"", OTHER} else chosen)


def shown(service: Service) -> SafeString:
    """Return a service as a choice: its name, and beneath it what it is."""
    return pictured(service.picture, str(service), service.said)
