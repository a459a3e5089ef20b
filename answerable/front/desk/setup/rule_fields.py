"""What the form of a rule asks for, field by field, and what it offers to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from answerable.agency.models import Area, Service, Staff
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.front.desk.rule_names import names_to_choose
from answerable.front.desk.setup.choosing import services
from answerable.front.desk.setup.fields import day_field
from answerable.front.shared.languages import language_name

LONGEST = 5_000
LABELS = {
    "channel": gettext_lazy("It came by one of these ways"),
    "hours": gettext_lazy("It came while we are"),
    "weekday": gettext_lazy("It came on one of these days"),
    "needs": gettext_lazy("Its person needs one of these"),
    "answer": gettext_lazy("A question of the form was answered so"),
}


def choices_by_name() -> dict[str, tuple[StrOrPromise, list[tuple[str, str]]]]:
    """Return what each condition is called and offers."""
    areas = [(one.slug, str(one)) for one in Area.objects.order_by("slug")]
    boxes = [(box.address, box.address) for box in settings.MAILBOXES]
    fixed = names_to_choose()
    spoken = [(code, language_name(code)) for code, _name in settings.LANGUAGES]
    return {
        "service": (gettext_lazy("The service is one of these"), services()),
        "area": (gettext_lazy("The area is one of these"), areas),
        "language": (gettext_lazy("The language is one of these"), spoken),
        "mailbox": (gettext_lazy("It was written to one of these"), boxes),
        **{name: (LABELS[name], list(words.items())) for name, words in fixed.items()},
    }


def with_old(choices: list[tuple[str, str]], ticked: Any) -> list[tuple[str, str]]:
    """Return the choices, with what a rule still names and is offered no more."""
    offered = dict(choices)
    old = [slug for slug in ticked if slug not in offered]
    names = {one.slug: str(one) for one in Service.objects.filter(slug__in=old)}
    return [*choices, *((slug, names.get(slug, slug)) for slug in old)]


def people() -> Iterator[tuple[str, str]]:
    """Yield who works here, to answer for a rule."""
    active = Staff.objects.filter(is_active=True)
    for one in active.order_by("last_name", "first_name", "pk"):
        yield one.username, str(one)


def words_field(label: StrOrPromise, hint: StrOrPromise) -> forms.CharField:
    """Ask for words, each on a line of its own."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
        error_messages={"max_length": TOO_LONG},
    )


def ticks(
    label: StrOrPromise, choices: Iterable[tuple[str, str]]
) -> forms.MultipleChoiceField:
    """Ask for any of these."""
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        choices=choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("Choose from the list only")},
    )


def day_if_any(label: StrOrPromise) -> forms.DateField:
    """Ask for a day that may be left out."""
    field = day_field(label)
    field.required = False
    return field
