"""Areas from a map: kept while its sender looks at what would change, then taken.

The two are one: what is taken is what was shown. Where areas were changed meanwhile,
nothing is written, and what differs is shown anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.configuration import Hand
from answerable.agency.mapped import Columns, MappedArea, areas_on
from answerable.agency.models import Area, SentMap, Staff
from answerable.agency.policy.boundaries import put_boundary
from answerable.agency.policy.catalogue import put_area
from answerable.agency.queries import areas_of_today, get_agency, get_zone
from answerable.lib.changes import Difference, Effect, Placed, together, updated
from answerable.lib.errors import NotFound, Stale
from answerable.lib.geojson import Feature, read_map
from answerable.lib.memory import remembering_nothing

LIFETIME = timedelta(days=1)
DEGREES_AN_HOUR = 15
NO_PLACE = ("UTC", "Etc/")  # zones that say nothing of where the body is


@dataclass(frozen=True)
class Wish:
    """How a map is to be read; areas that are not on it end on a day, or stay."""

    columns: Columns
    ends_on: date | None = None


@dataclass(frozen=True)
class MapOutlook:
    """What taking a map would do: new, other, ended and left areas."""

    placed: Sequence[Placed[Area]]
    ended: Sequence[Placed[Area]]
    left: Sequence[Area]

    @property
    def new(self) -> list[Placed[Area]]:
        """Return the areas that are not there yet."""
        return [one for one in self.placed if one.effect is Effect.CREATED]

    @property
    def other(self) -> list[Placed[Area]]:
        """Return the areas that would be called otherwise, or lie elsewhere."""
        return [one for one in self.placed if one.effect is Effect.UPDATED]

    @property
    def same(self) -> int:
        """Return how many areas are as the map says."""
        return len(self.placed) - len(self.new) - len(self.other)

    @property
    def fingerprint(self) -> str:
        """Return what tells these changes from others."""
        lines = (
            f"{one.thing.slug} {one.effect.value} {one.differences}"
            for one in (*self.placed, *self.ended)
        )
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@transaction.atomic
def send_map(content: bytes, *, source: str, by: Staff) -> None:
    """Keep a map that can be taken. Raises FaultyMap with all that is wrong with it."""
    read_map(content, meridian=meridian())
    sent = {"content": content, "source": source, "at": timezone.now()}
    SentMap.objects.update_or_create(by=by, defaults=sent)


def get_sent_map(staff: Staff) -> tuple[list[Feature], str]:
    """Return the features that this member has sent, and their source. Raises NotFound."""
    recent = SentMap.objects.filter(at__gte=timezone.now() - LIFETIME)
    sent = recent.filter(by=staff).first()
    if sent is None:
        raise NotFound(staff.username)
    return read_map(bytes(sent.content), meridian=meridian()), sent.source


@transaction.atomic
def look_ahead(wish: Wish, *, by: Staff) -> MapOutlook:
    """Return what taking the map would do, writing nothing. Raises NotFound, Refused."""
    outlook = _put_all(wish, by)
    transaction.set_rollback(True)
    return outlook


@transaction.atomic
def take_map(wish: Wish, *, by: Staff, seen: str) -> MapOutlook:
    """Make the areas what the map says. Raises NotFound, Refused, Stale."""
    outlook = _put_all(wish, by)
    if seen != outlook.fingerprint:
        hint = _("Somebody changed the areas meanwhile. Compare, then take them again.")
        raise Stale(code="configuration-changed", hint=hint)
    give_up_map(by=by)
    return outlook


def give_up_map(*, by: Staff) -> None:
    """Forget the map that was sent."""
    SentMap.objects.filter(by=by).delete()


def forget_old_maps(now: datetime) -> int:
    """Throw away what was sent and is worth nothing any more; return how many."""
    count, _by_kind = SentMap.objects.filter(at__lt=now - LIFETIME).delete()
    return count


def meridian() -> float | None:
    """Return the longitude in the middle of the body's time zone, if it names a place."""
    name = get_zone()
    if name.startswith(NO_PLACE):
        return None
    here = datetime(2026, 1, 1, 12, tzinfo=ZoneInfo(name))
    ahead = (here.utcoffset() or timedelta()) - (here.dst() or timedelta())
    return ahead / timedelta(hours=1) * DEGREES_AN_HOUR


def _put_all(wish: Wish, by: Staff) -> MapOutlook:
    features, source = get_sent_map(by)
    with remembering_nothing():
        # In one order, so that two who take maps do not wait for each other.
        rows = list(Area.objects.select_for_update(no_key=True).order_by("slug"))
        first = get_agency().languages[0]
        known = {row.name.get(first, ""): row.slug for row in reversed(rows)}
        areas = areas_on(features, wish.columns, known)
        hand = Hand(by)
        placed = [_put(area, source, hand) for area in areas]
        gone = _beside(areas)
        ended = [_end(area, wish.ends_on, hand) for area in gone if wish.ends_on]
    return MapOutlook(placed, ended, [] if wish.ends_on else gone)


def _put(area: MappedArea, source: str, by: Hand) -> Placed[Area]:
    named = put_area(slug=area.slug, name=area.name, by=by)
    drawn = put_boundary(named.thing, polygons=area.polygons, source=source, by=by)
    if drawn.effect is Effect.CREATED:
        drawn = updated(drawn.thing, (Difference("boundary", None, source),))
    return together(named, drawn)


def _beside(areas: Sequence[MappedArea]) -> list[Area]:
    """Return the areas of today that a map does not have."""
    return list(areas_of_today().exclude(slug__in=[one.slug for one in areas]))


def _end(area: Area, on: date, by: Hand) -> Placed[Area]:
    return put_area(slug=area.slug, name=area.name, valid_to=on, by=by)
