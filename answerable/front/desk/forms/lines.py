"""Fields for a few words and for many, and what is said where they are too long."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

LONGEST_WORDS = 10_000
TOO_LONG = _("Shorten it to %(limit_value)s characters")


def line_field(
    label: StrOrPromise,
    help_text: StrOrPromise = "",
    *,
    longest: int,
    missing: StrOrPromise = "",
) -> forms.CharField:
    """Return a field of one line; ``missing`` is said where it must not be empty."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=bool(missing),
        max_length=longest,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
        error_messages={"required": missing, "max_length": TOO_LONG},
    )


def words_field(
    label: StrOrPromise, help_text: StrOrPromise = "", *, required: StrOrPromise = ""
) -> forms.CharField:
    """Return a field of many lines; ``required`` is what is said where it is empty."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=bool(required),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        error_messages={"required": required, "max_length": TOO_LONG},
    )
