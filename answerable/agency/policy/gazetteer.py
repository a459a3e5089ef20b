"""The gazetteer is taken from a file: what one file says replaces what it said before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import connection, transaction
from django.db.models import Model

from answerable.agency.configuration import FOLDER, Hand, Topic, write_down
from answerable.agency.models import NamedPlace, PlaceName
from answerable.agency.models.configuration import Subject
from answerable.agency.queries import get_agency
from answerable.lib.changes import Difference, Effect, Placed, created, updated
from answerable.lib.gazetteer import ANY_LANGUAGE, Entry
from answerable.lib.positions import Point
from answerable.lib.rows import copy_in, draw_ahead, draw_keys
from answerable.lib.streets import core_of, plain_name
from answerable.lib.wording import Texts

BATCH = 2_000


@transaction.atomic
def put_gazetteer(
    entries: Sequence[Entry], *, source: str, by: Hand = FOLDER
) -> Placed[str]:
    """Make the places of a source what a file says; the same file changes nothing."""
    before = entries_of(source)
    wanted = list(map(_in_our_languages, entries))
    if _marks(before) == _marks(wanted):
        return updated(source, ())
    NamedPlace.objects.filter(source=source).delete()
    _write(wanted, source)
    effect = Effect.UPDATED if before else Effect.CREATED
    counts = Difference("entries", len(before) or None, len(wanted))
    topic = Topic(Subject.GAZETTEER, source)
    write_down(topic, by=by, effect=effect, differences=[counts])
    return created(source) if effect is Effect.CREATED else updated(source, (counts,))


@transaction.atomic
def drop_gazetteer(source: str, *, by: Hand) -> int:
    """Forget all places of a source; return how many there were."""
    count = NamedPlace.objects.filter(source=source).count()
    if count:
        NamedPlace.objects.filter(source=source).delete()
        gone = Difference("entries", count, 0)
        topic = Topic(Subject.GAZETTEER, source)
        write_down(topic, by=by, effect=Effect.UPDATED, differences=[gone])
    return count


def entries_of(source: str) -> list[Entry]:
    """Return the places of a source as its file would say them."""
    rows = NamedPlace.objects.filter(source=source).order_by("kind", "pk")
    return [
        Entry(
            kind=NamedPlace.Kind(row.kind),  # type: ignore[arg-type]  # the same words
            names=row.name,
            point=Point(row.latitude, row.longitude),
            accuracy=row.accuracy,
            also=tuple(row.also),
        )
        for row in rows.iterator(BATCH)
    ]


def _in_our_languages(entry: Entry) -> Entry:
    """Return an entry whose name says its language: the first one, where it did not."""
    if ANY_LANGUAGE not in entry.names:
        return entry
    first = get_agency().languages[0]
    named = {code or first: name for code, name in entry.names.items()}
    return Entry(entry.kind, named, entry.point, entry.accuracy, entry.also)


def _write(entries: Iterable[Entry], source: str) -> None:
    places = [
        NamedPlace(
            kind=one.kind.value,
            name=dict(one.names),
            also=list(one.also),
            latitude=one.point.latitude,
            longitude=one.point.longitude,
            accuracy=one.accuracy,
            source=source,
        )
        for one in entries
    ]
    _copy(NamedPlace, places)
    names = [
        PlaceName(place=place, folded=folded, core=core_of(folded))
        for place in places
        for folded in _spellings(place.name, place.also)
    ]
    _copy(PlaceName, names)


def _copy(model: type[Model], rows: Sequence[Model]) -> None:
    """Copy new rows in, as there may be very many."""
    draw_ahead(connection, model, len(rows))
    draw_keys(connection, *rows)
    copy_in(connection, rows)


def _spellings(names: Texts, also: Iterable[str]) -> list[str]:
    folded = (plain_name(name) for name in (*names.values(), *also))
    return list(dict.fromkeys(filter(None, folded)))


def _marks(entries: Iterable[Entry]) -> set[object]:
    return {
        (
            one.kind.value,
            tuple(sorted(one.names.items())),
            one.point,
            one.accuracy,
            one.also,
        )
        for one in entries
    }
