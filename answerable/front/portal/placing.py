"""Where it is, step by step: words, a pin on the map, "which one?", or words alone.

What the page was told and what we found lies in the draft, so that every answer of the
page is one look-up, and nothing is lost between two of them. Nobody is held up: who was
asked once which place is meant and goes on without an answer, goes on with their words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from answerable.agency.gazetteer import FoundPlace
from answerable.agency.whereabouts import locate, look_up
from answerable.lib.positions import Source, Spot

NONE_OF_THESE = "none"
SHOWN = (Source.DEVICE, Source.MAP)  # somebody showed the point, and named no place


@dataclass(frozen=True)
class Choice:
    """One answer to "which one?"."""

    key: str
    name: str
    kind: str
    area: str
    spot: Spot


@dataclass(frozen=True)
class Placing:
    """What is known of the place so far; ``asked`` are the words that were asked about."""

    place: str = ""
    area: str = ""
    spot: Spot | None = None
    choices: tuple[Choice, ...] = ()
    asked: str = ""
    refused: str = ""  # how a point lies that cannot be taken
    with_map: bool = False  # they asked for it

    @classmethod
    def in_answers(cls, answers: Mapping[str, object]) -> Placing:
        """Return what a draft has."""
        kept: Mapping[str, Any] = answers
        return cls(
            place=str(kept.get("place", "")),
            area=str(kept.get("area", "")),
            spot=_spot(spot) if (spot := kept.get("spot")) else None,
            choices=tuple(_choice(one) for one in kept.get("choices", ())),
            asked=str(kept.get("asked", "")),
            refused=str(kept.get("refused", "")),
            with_map=bool(kept.get("with_map")),
        )

    @property
    def answers(self) -> dict[str, object]:
        """Return it as a draft keeps it."""
        return asdict(self)

    @property
    def is_shown(self) -> bool:
        """Tell whether somebody showed the point on the map, or their device did."""
        return self.spot is not None and self.spot.source in SHOWN


@dataclass(frozen=True)
class Told:
    """What the page brought: words, an area, an answer, a point or the wish for none.

    ``with_map`` is the wish to see the map.
    """

    place: str
    area: str
    which: str = ""
    shown: Spot | None = None
    without_pin: bool = False
    with_map: bool = False


def settle(before: Placing, told: Told) -> tuple[Placing, bool]:
    """Return what is known now, and whether the page is done with it."""
    with_map = before.with_map or told.with_map
    fresh = Placing(place=told.place, area=told.area, with_map=with_map)
    if told.without_pin or told.with_map:
        return fresh, False
    if told.shown:
        return _with_pin(fresh, told.shown), False
    if before.is_shown and before.spot:
        return _pinned(fresh, before.spot), True
    is_asked = before.asked == told.place  # nothing at all needs no look-up, either
    return (_answered(fresh, before, told), True) if is_asked else _looked_up(fresh)


def _with_pin(fresh: Placing, shown: Spot) -> Placing:
    """Return the point that was shown, to be looked at; or why it cannot be taken."""
    located = locate(shown)
    if located.refused:
        return replace(fresh, refused=located.refused.lying.value)
    return replace(fresh, spot=located.spot, area=located.area or fresh.area)


def _pinned(fresh: Placing, spot: Spot) -> Placing:
    """Return the words with the point; who then names another area is right about it."""
    areas = locate(spot).areas
    if not areas or not fresh.area or fresh.area in areas:
        return replace(fresh, spot=spot, area=fresh.area or next(iter(areas), ""))
    return fresh


def _answered(fresh: Placing, before: Placing, told: Told) -> Placing:
    """Return the place that was chosen; or the words alone, which is an answer, too."""
    settled = replace(fresh, asked=told.place)
    if not before.choices and before.spot:
        return _pinned(settled, before.spot)
    chosen = next((one for one in before.choices if one.key == told.which), None)
    if chosen is None:
        return settled
    return replace(settled, spot=chosen.spot, area=chosen.area or fresh.area)


def _looked_up(fresh: Placing) -> tuple[Placing, bool]:
    located = look_up(fresh.place, area=fresh.area)
    asked = replace(fresh, asked=fresh.place)
    if located.refused:
        return replace(asked, refused=located.refused.lying.value), False
    if located.choices:
        offered = tuple(map(_as_choice, located.choices))
        return replace(asked, choices=offered), False
    spot, area = located.spot, located.area or fresh.area
    return replace(asked, spot=spot, area=area), True


def _as_choice(found: FoundPlace) -> Choice:
    return Choice(found.key, found.name, found.kind, found.area, found.spot)


def _choice(kept: Mapping[str, Any]) -> Choice:
    return Choice(**{**kept, "spot": _spot(kept["spot"])})


def _spot(kept: Mapping[str, Any]) -> Spot:
    return Spot(**{**kept, "source": Source(kept["source"])})
