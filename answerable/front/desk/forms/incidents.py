"""What is asked of an incident: what happened, and later what was done about it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from answerable.complaints.models import SafetyIncident
from answerable.complaints.models.incident import LONGEST
from answerable.front.desk.forms.lines import TOO_LONG


class IncidentForm(forms.Form):
    """Asks what happened by buttons; in one's own words only who wants to."""

    kind = forms.ChoiceField(
        choices=SafetyIncident.Kind.choices,
        error_messages={
            "required": _("Say what happened: press one of the buttons"),
            "invalid_choice": _("Say what happened: press one of the buttons"),
        },
    )
    words = forms.CharField(
        label=_("In your own words"),
        help_text=_(
            "Your supervisors read it, nobody else. You need not write anything."
        ),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
        error_messages={"max_length": TOO_LONG},
    )


class SupportForm(forms.Form):
    """Asks what was done for whoever met with it."""

    words = forms.CharField(
        label=_("What did you do for them?"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        error_messages={
            "required": _("Write what you did: a talk, a break, somebody to take over"),
            "max_length": TOO_LONG,
        },
    )
