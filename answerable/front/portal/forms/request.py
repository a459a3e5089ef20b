"""The pages of the guided request; one form each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import phonenumbers
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Area, Service
from answerable.front.portal.doors import Door
from answerable.front.portal.forms.fields import (
    LONGEST_LINE,
    MOST_FILES,
    Files,
    Line,
    OwnWords,
)

# No slug can look like these.
OTHER, UNKNOWN = "+", "?"
LONGEST_NAME = 200
LONGEST_NUMBER = 30
LEAST_DIGITS, MOST_DIGITS = 5, 15  # E.164 has at most 15


class WhatForm(forms.Form):
    """The person's own words and what they hope for, before any category."""

    words = OwnWords()
    wish = OwnWords(rows=3)

    def __init__(self, *args: Any, door: Door, **options: Any) -> None:
        """Ask in the words of a door."""
        super().__init__(*args, **options)
        words, wish = self.fields["words"], self.fields["wish"]
        words.label, words.help_text = str(door.words), str(door.words_hint)
        words.error_messages["required"] = str(door.words_missing)
        wish.label, wish.required = str(door.wish), door.wish_required
        wish.error_messages["required"] = str(door.wish_missing)


class ServiceForm(forms.Form):
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
    return format_html('{}<span class="hint">{}</span>', str(service), service.said)


class PlaceForm(forms.Form):
    """Where it is: in words, and in which part."""

    place = Line(
        label=_("Where is it?"),
        help_text=_("Street and number, a crossing, or what stands beside it."),
        max_length=LONGEST_LINE,
        widget=forms.TextInput({"dir": "auto"}),
        error_messages={"required": _("Tell us where it is: a street or a landmark")},
    )
    area = forms.ChoiceField(
        label=_("Part of the area"),
        required=False,
        error_messages={"invalid_choice": _("Choose a part from the list")},
    )

    def __init__(
        self, *args: Any, areas: Sequence[Area], is_needed: bool, **options: Any
    ) -> None:
        """Offer the parts that people know; without any, only words are asked for."""
        super().__init__(*args, **options)
        self.fields["place"].required = is_needed
        listed = [("", _("I do not know")), *((each.slug, str(each)) for each in areas)]
        self.fields["area"].choices = listed  # type: ignore[attr-defined]
        if not areas:
            del self.fields["area"]


class PhotoForm(forms.Form):
    """Photos or papers that show it."""

    photos = Files(
        label=_("Photos or papers"),
        help_text=_(
            "Up to 5 files of 25 MB each. We show photos without the place and the"
            " camera that are hidden in them."
        ),
    )

    def __init__(self, *args: Any, kept: int, **options: Any) -> None:
        """Know how many files there are already."""
        super().__init__(*args, **options)
        self.kept = kept

    def clean_photos(self) -> list[Any]:
        """Take no more files than a request may have."""
        files: list[Any] = self.cleaned_data["photos"]
        if self.kept + len(files) > MOST_FILES:
            message = _(
                "Send at most %(most)d files. Choose the ones that show it best."
            )
            raise ValidationError(message % {"most": MOST_FILES})
        return files


class YouForm(forms.Form):
    """How we reach the person: no more than the service declares that it must know."""

    name = Line(
        label=_("Name"),
        required=False,
        max_length=LONGEST_NAME,
        widget=forms.TextInput(
            {"autocomplete": "name", "dir": "auto", "class": "medium"}
        ),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("Then you get our answer there, and a link to your case."),
        required=False,
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email", "class": "medium"}),
        error_messages={
            "invalid": _("Write the address like name@example.org"),
            "max_length": _("An e-mail address has at most 254 characters"),
        },
    )
    phone = Line(
        label=_("Phone number"),
        required=False,
        max_length=LONGEST_NUMBER,
        widget=forms.TextInput(
            {"type": "tel", "autocomplete": "tel", "class": "short", "dir": "ltr"}
        ),
    )
    language = forms.ChoiceField(
        label=_("In which language shall we write?"),
        choices=lambda: settings.LANGUAGES,
        error_messages={"required": _("Choose a language")},
        widget=forms.Select({"class": "short"}),
    )

    def __init__(self, *args: Any, must_know: bool, **options: Any) -> None:
        """Insist on a way to answer only where the service does."""
        super().__init__(*args, **options)
        self.must_know = must_know

    def clean_phone(self) -> str:
        """Refuse what nobody can ring."""
        typed: str = self.cleaned_data["phone"]
        digits = phonenumbers.normalize_digits_only(typed)
        if typed and not LEAST_DIGITS <= len(digits) <= MOST_DIGITS:
            raise ValidationError(_("Write a phone number like 0800 123 456"))
        return typed

    def clean(self) -> dict[str, Any]:
        """Want one way to reach the person, where the service cannot do without."""
        given = self.cleaned_data
        reachable = given.get("email") or given.get("phone")
        if self.must_know and not reachable and not self.errors:
            message = _(
                "Give an e-mail address or a phone number: we need one to answer"
            )
            self.add_error("email", ValidationError(message, code="required"))
        return given


def is_only_unfinished(form: forms.Form) -> bool:
    """Tell whether nothing is wrong but that something is missing."""
    found = form.errors.as_data().values()
    return all(error.code == "required" for errors in found for error in errors)
