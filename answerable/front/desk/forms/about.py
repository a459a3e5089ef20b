"""The two fields that say what a case is about: its service, and our words for it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Service
from answerable.agency.queries import services_on_offer
from answerable.front.desk.forms.lines import TOO_LONG

CHOOSE_A_SERVICE = _("Choose a service")


class ServiceField(forms.ModelChoiceField[Service]):
    """A service of those on offer; what is not offered any more is refused."""

    def __init__(self, **more: Any) -> None:
        """Ask for a service; ``more`` is what any field takes."""
        said = {"required": CHOOSE_A_SERVICE, "invalid_choice": CHOOSE_A_SERVICE}
        super().__init__(
            Service.objects.all(), label=_("Service"), error_messages=said, **more
        )

    def clean(self, value: object) -> Service | None:
        """Return the service, or None where it may be left open."""
        service: Service | None = super().clean(value)
        if service and service not in services_on_offer():
            raise forms.ValidationError(CHOOSE_A_SERVICE, code="invalid_choice")
        return service


class SummaryField(forms.CharField):
    """What a case is about, in a few words of ours."""

    def __init__(self, **more: Any) -> None:
        """Ask for a summary; ``more`` is what any field takes."""
        super().__init__(
            max_length=200,
            widget=forms.TextInput(attrs={"dir": "auto"}),
            error_messages={
                "required": _("Write in a few words what it is about"),
                "max_length": TOO_LONG,
            },
            **more,
        )
