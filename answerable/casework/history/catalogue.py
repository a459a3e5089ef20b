"""Which of our services and areas another system means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from answerable.agency.models import Area, Service
from answerable.channels.history.mapping import Mapping, bare
from answerable.channels.history.records import Mismatch, Record
from answerable.lib.errors import Refused

LONGEST_SERVICE = 100  # characters of an unknown one that are shown

Thing = TypeVar("Thing", Service, Area)


class Catalogue:
    """What we offer and where, by every name that it may come under."""

    def __init__(self, mapping: Mapping) -> None:
        """Look everything up once. Raises Refused where a mapping names no service."""
        rows = Service.objects.select_related("team__department")
        merged = {slug for row in rows if not row.retired_on for slug in row.former}
        services = [row for row in rows if row.slug not in merged]
        by_slug = {slug: row for row in services for slug in (*row.former, row.slug)}
        self._services = _by_names(services)
        for theirs, slug in mapping.service_words.items():
            if slug not in by_slug:
                hint = f"services.{theirs}: We have no service {slug!r}. Correct it."
                raise Refused(code="mapping", hint=hint)
            self._services[theirs] = by_slug[slug]
        self._areas = _by_names(Area.objects.all())

    def find_service(self, said: str) -> Service | None:
        """Return the service that is called so."""
        return self._services.get(bare(said))

    def find_area(self, said: str) -> Area | None:
        """Return the area that is called so."""
        return self._areas.get(bare(said))


def check_service(record: Record, catalogue: Catalogue) -> None:
    """Note where a row names a service that is none of ours."""
    said = record.texts.get("service", "")
    if said and catalogue.find_service(said) is None:
        record.mismatches[Mismatch.UNKNOWN_SERVICE] = said[:LONGEST_SERVICE]


def _by_names(things: Iterable[Thing]) -> dict[str, Thing]:
    """Return things by their names; a name of two different things is nobody's."""
    named: dict[str, Thing] = {}
    doubtful = set()
    for thing in things:
        for name in set(_names(thing)):
            if name in named:
                doubtful.add(name)
            named[name] = thing
    return {name: thing for name, thing in named.items() if name not in doubtful}


def _names(thing: Service | Area) -> Iterator[str]:
    yield bare(thing.slug)
    yield from map(bare, thing.name.values())
    if isinstance(thing, Service):
        yield from map(bare, thing.former)
        for aliases in thing.aliases.values():
            yield from map(bare, aliases)
