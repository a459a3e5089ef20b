"""What somebody asked for, to be corrected: the questions again, and the place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language

from answerable.agency.models import Area, Service
from answerable.agency.whereabouts import look_up
from answerable.cases.corrections import Asked, OwnRequest
from answerable.forms.asking import ask_too, form_of, kept_answers
from answerable.front.portal.forms.place import PlaceForm

PLACES = ("place", "area")
PREFIX = "answer"
MARK = f"{PREFIX}-"  # before the key of a question, so that none is taken for the place


class CorrectForm(PlaceForm):
    """The place, and a field for each question in the version that was answered.

    ``seen`` is the version of the request that is corrected.
    """

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, own: OwnRequest, areas: Sequence[Area], data: QueryDict | None = None
    ) -> None:
        """Show what was asked for, as it stands now."""
        super().__init__(
            data, areas=areas, is_needed=_needs_place(own), initial=_initial(own)
        )
        self.own = own
        self.new: list[str] = []
        if own.form:
            questions = form_of(own.form, get_language() or "")(
                data, prefix=PREFIX, initial=own.asked.answers
            )
            self.fields |= {f"{MARK}{key}": it for key, it in questions.fields.items()}
            self.new = [f"{MARK}{key}" for key in questions.new]
        if not _has_place(own):
            self.fields = {
                name: it for name, it in self.fields.items() if name not in PLACES
            }

    def clean(self) -> dict[str, Any]:
        """Ask for what has come up by another answer."""
        given = super().clean() or self.cleaned_data
        if self.is_bound:
            ask_too(self, self.new)
        return given

    @property
    def asked(self) -> Asked:
        """Return what is asked for now; what was not on the page stays as it was."""
        given, before = self.cleaned_data, self.own.asked
        place = given.get("place", before.place)
        area = self._area(given) if "area" in self.fields else before.area
        answers = self._answers(given)
        if (place, area) == (before.place, before.area):
            return Asked(answers, place, area, before.spot)
        found = look_up(place, area=area.slug if area else "")
        return Asked(answers, place, area or _area_called(found.area), found.spot)

    def _answers(self, given: dict[str, Any]) -> dict[str, object]:
        form = self.own.form
        if form is None:
            return dict(self.own.asked.answers)
        keys = [str(question["key"]) for question in form.questions]
        return dict(
            kept_answers(form, {key: given.get(f"{MARK}{key}") for key in keys})
        )

    @staticmethod
    def _area(given: dict[str, Any]) -> Area | None:
        return _area_called(given["area"])


def _area_called(slug: str) -> Area | None:
    return Area.objects.filter(slug=slug).first()


def _initial(own: OwnRequest) -> dict[str, object]:
    asked = own.asked
    answers = {f"{MARK}{key}": answer for key, answer in asked.answers.items()}
    area = asked.area.slug if asked.area else ""
    return {"place": asked.place, "area": area, "seen": own.version, **answers}


def _needs_place(own: OwnRequest) -> bool:
    return bool(own.service and own.service.place == Service.Place.REQUIRED)


def _has_place(own: OwnRequest) -> bool:
    is_asked = bool(own.service and own.service.place != Service.Place.NONE)
    return is_asked or bool(own.asked.place or own.asked.area)
