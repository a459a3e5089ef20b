"""The page that asks where it is, with what we found for it: a pin, or "which one?"."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from answerable.agency.gazetteer import AREA, OFFICE
from answerable.agency.models import Area, NamedPlace
from answerable.front.portal.forms.place import PlaceForm
from answerable.front.portal.placing import Choice, Placing, Told
from answerable.front.shared.maps import find_sheet
from answerable.lib.drawing import WIDTH
from answerable.lib.positions import Point, Source, Spot, spot_at

NONE_OF_THESE = "none"
WITHOUT_PIN, WITH_MAP = "unpin", "map"  # the names of the buttons
BY_MAP = "map"  # who carries the point: portal/place.js
FINGER = 6  # units of the map that a finger may be off
FARTHEST_OFF = 100_000  # metres; a device that knows less knows nothing
# The map in two sizes, by the names of their buttons: how wide each is shown.
MAPS = {"small_map": WIDTH, "wide_map": WIDTH * 3 // 2}
KINDS = {
    **{kind.value: kind.label for kind in NamedPlace.Kind},
    AREA: NamedPlace.Kind.DISTRICT.label,
    OFFICE: _("Office"),
}


class WhereForm(PlaceForm):
    """Words, an area, and what the page carries of a point."""

    which = forms.ChoiceField(
        label=_("Which one do you mean?"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of the list")},
    )
    latitude = forms.CharField(required=False, widget=forms.HiddenInput)
    longitude = forms.CharField(required=False, widget=forms.HiddenInput)
    accuracy = forms.CharField(required=False, widget=forms.HiddenInput)
    shown_by = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        areas: Sequence[Area],
        is_needed: bool,
        before: Placing,
        **options: Any,
    ) -> None:
        """Ask anew; whoever has shown the point need not say it in words."""
        sent = data or {}
        has_point = before.is_shown or bool(_shown(sent)) or _is_tap(sent)
        needs_words = is_needed and not has_point and WITH_MAP not in sent
        super().__init__(data, areas=areas, is_needed=needs_words, **options)
        self.before = before
        named = {area.slug: str(area) for area in areas}
        choices = [(one.key, _told(one, named)) for one in before.choices]
        if choices:
            none = (NONE_OF_THESE, gettext("None of these: take my words"))
            self.fields["which"].choices = [*choices, none]  # type: ignore[attr-defined]
        else:
            del self.fields["which"]

    @property
    def told(self) -> Told:
        """Return what the page brought."""
        given = self.cleaned_data
        return Told(
            place=given.get("place", ""),
            area=given.get("area", ""),
            which=given.get("which", ""),
            shown=self._tapped() or _shown(self.data),
            without_pin=WITHOUT_PIN in self.data,
            with_map=WITH_MAP in self.data,
        )

    def _tapped(self) -> Spot | None:
        """Return the point of the map that was tapped."""
        sheet = find_sheet()
        for name, width in MAPS.items():
            tap = _tap(self.data, name)
            if tap and sheet:
                x, y = (one * WIDTH / width for one in tap)
                off = sheet.metres(FINGER * WIDTH / width)
                return spot_at(sheet.point_at(x, y), Source.MAP, off)
        return None


def _told(choice: Choice, named: Mapping[str, str]) -> str:
    """Return an answer to "which one?": its name, what it is, and where."""
    parts = (str(KINDS.get(choice.kind, "")), named.get(choice.area, ""))
    about = ", ".join(part for part in parts if part and part != choice.name)
    return f"{choice.name} ({about})" if about else choice.name


def _is_tap(sent: Mapping[str, Any]) -> bool:
    return any(_tap(sent, name) for name in MAPS)


def _tap(sent: Mapping[str, Any], name: str) -> tuple[int, int] | None:
    """Return where a map was tapped; the corner stands for Enter, which taps nothing."""
    try:
        x, y = int(sent[f"{name}.x"]), int(sent[f"{name}.y"])
    except (KeyError, ValueError):
        return None
    return (x, y) if x or y else None


def _shown(sent: Mapping[str, Any]) -> Spot | None:
    """Return the point that a script carries: of the device, or of the map that moves.

    One that knows nothing says nothing.
    """
    latitude, longitude = _number(sent, "latitude"), _number(sent, "longitude")
    off = _number(sent, "accuracy") or 0.0
    if latitude is None or longitude is None or off > FARTHEST_OFF:
        return None
    source = Source.MAP if sent.get("shown_by") == BY_MAP else Source.DEVICE
    return spot_at(Point(latitude, longitude), source, off)


def _number(sent: Mapping[str, Any], name: str) -> float | None:
    try:
        number = float(sent.get(name) or "")
    except ValueError:
        return None
    return number if math.isfinite(number) else None
