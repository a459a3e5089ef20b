"""A day that is asked for: how a browser sends it, and what is wrong with one."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext, gettext_lazy as _
from django_stubs_ext import StrOrPromise

from answerable.agency.duty import today

WRITTEN = "%Y-%m-%d"  # what a browser sends, whatever it shows
SUCH_AS = _("Write a day such as 2026-12-25")


def day_field(
    label: StrOrPromise,
    *,
    missing: StrOrPromise = "",
    unreadable: StrOrPromise = SUCH_AS,
    help_text: StrOrPromise = "",
) -> forms.DateField:
    """Return a field for a day; ``missing`` is said where it must be there and is not."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=bool(missing),
        input_formats=[WRITTEN],
        widget=forms.DateInput({"type": "date", "class": "short"}, format=WRITTEN),
        error_messages={"required": missing, "invalid": unreadable},
    )


def not_passed(day: date | None) -> date | None:
    """Return a day; raise ValidationError for one on which nothing can be done."""
    if day and day < today():
        wrong = gettext("This day has passed: choose today or a later one")
        raise forms.ValidationError(wrong, code="passed")
    return day
