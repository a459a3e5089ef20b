"""The pages that listen first: one question at a time, and what we understood."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from answerable.front.portal.forms.helped import Helped
from answerable.front.portal.forms.taken_as import COMPLAINT, TakenAs
from answerable.front.shared.pieces import pictured
from answerable.routing.listening import Asked, Choice, Matter

NONE_FITS = "-"  # no answer looks like this
YES, CHANGE, NONE_OF_THESE = "yes", "change", "none"


class Listened(TakenAs, Helped):
    """A page that listens, with what it asks beside its question."""


class ListenForm(Listened):
    """One question, with the answers of the likeliest services beside each other.

    Whoever complains need not answer: they choose what it is about as at that door. Nor
    need whoever wants help to say it: a person asks them then.
    """

    fits = forms.ChoiceField(
        label=_("Which of these comes closest?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what comes closest, or that none of these fits"),
            "invalid_choice": _("Choose one of these"),
        },
    )

    def __init__(
        self, *args: Any, question: Asked, matters: Mapping[str, Matter], **options: Any
    ) -> None:
        """Offer the answers, and that none fits; ``matters`` are found by their slugs."""
        super().__init__(*args, **options)
        offered = [
            (each.key, shown(each, matters[each.service])) for each in question.choices
        ]
        fits = self.fields["fits"]
        takes_it_elsewhere = self.data.get("taken_as") == COMPLAINT
        fits.required = not (takes_it_elsewhere or self["help"].value())
        fits.choices = [*offered, (NONE_FITS, _("None of these fits"))]  # type: ignore[attr-defined]  # it is a ChoiceField

    @property
    def chosen(self) -> str:
        """Return the answer that was chosen; empty where none fits."""
        fits = str(self.cleaned_data["fits"])
        return "" if fits == NONE_FITS else fits

    @property
    def is_answered(self) -> bool:
        """Tell whether the question was answered at all."""
        return bool(self.cleaned_data["fits"])


class PlaybackForm(Listened):
    """What we understood, for the person to confirm; nobody is left without a way on."""

    right = forms.ChoiceField(
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Say whether we understood you"),
            "invalid_choice": _("Choose one of these"),
        },
    )

    def __init__(self, *args: Any, found: str, **options: Any) -> None:
        """Ask whether it is what we ``found``; without it, how to go on."""
        super().__init__(*args, **options)
        right = self.fields["right"]
        right.label = _("Is that right?") if found else _("How shall we go on?")
        right.choices = [  # type: ignore[attr-defined]  # it is a ChoiceField
            *([(YES, _("Yes, that is right"))] if found else []),
            (CHANGE, _("I choose from everything that you do")),
            (NONE_OF_THESE, _("None of these: a person reads it and decides")),
        ]


def shown(choice: Choice, matter: Matter) -> SafeString:
    """Return an answer, beneath it what it would be about, and its picture beside it."""
    about = f"{matter.name}: {choice.asked}" if choice.answer else choice.asked
    return pictured(matter.picture, choice.words, about)
