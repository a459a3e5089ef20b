"""Fields that several pages of the setup have, with what they say when wrong."""

from __future__ import annotations

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from answerable.agency.models.house import PHONE
from answerable.front.desk.forms import days
from answerable.front.desk.forms.lines import TOO_LONG


def phone_field(label: StrOrPromise, *, required: bool = True) -> forms.CharField:
    """Return a field for a phone number as people write it."""
    wrong = _("Write digits, blanks and + ( ) - only")
    return forms.CharField(
        label=label,
        required=required,
        max_length=40,
        validators=[RegexValidator(PHONE, wrong)],
        widget=forms.TextInput({"type": "tel", "dir": "ltr", "class": "medium"}),
        error_messages={"required": _("Write a phone number"), "max_length": TOO_LONG},
    )


def email_field(label: StrOrPromise, hint: StrOrPromise = "") -> forms.EmailField:
    """Return a field for an address that mail can be sent to."""
    wrong = _("Write the address like name@example.org")
    return forms.EmailField(
        label=label,
        help_text=hint,
        widget=forms.EmailInput({"dir": "ltr", "class": "medium"}),
        error_messages={"required": wrong, "invalid": wrong},
    )


def day_field(
    label: StrOrPromise, hint: StrOrPromise = "", *, required: bool = True
) -> forms.DateField:
    """Return a field for a day."""
    missing = _("Choose a day") if required else ""
    return days.day_field(label, missing=missing, help_text=hint)


def name_field(label: StrOrPromise) -> forms.CharField:
    """Return a field for a name of a person."""
    return forms.CharField(
        label=label,
        max_length=150,
        widget=forms.TextInput({"dir": "auto", "class": "medium"}),
        error_messages={"required": _("Write the name"), "max_length": TOO_LONG},
    )


def number_field(
    label: StrOrPromise,
    most: int,
    *,
    least: int = 1,
    help_text: StrOrPromise = "",
    required: bool = True,
) -> forms.IntegerField:
    """Return a field for a whole number, from 1 on where nothing else is said."""
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        required=required,
        min_value=least,
        max_value=most,
        widget=forms.NumberInput({"inputmode": "numeric", "class": "short"}),
        error_messages={
            "required": _("Write a number"),
            "invalid": _("Write a whole number, for example 3"),
            "min_value": _("Write a number that is %(limit_value)s or more"),
            "max_value": _("Write a number that is %(limit_value)s or less"),
        },
    )
