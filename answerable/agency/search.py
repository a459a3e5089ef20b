"""Finding a service by what people call it, or proposing one for what they wrote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from answerable.agency.models import Service
from answerable.agency.queries import offered_services
from answerable.lib.matching import Candidate, vocabulary_of

LONGEST_READ = 4_000  # characters, as many as the guided form takes
MOST = 50


@dataclass(frozen=True)
class Found:
    """A service that fits, and how well: about 1 is certain."""

    service: Service
    score: float


def find_services(query: str, language: str, limit: int = MOST) -> list[Found]:
    """Return the services that fit a few words or a whole story, the best first.

    Names and aliases count in every language, since people do not always write in the
    one of the page; descriptions in the language of the reader.
    """
    services = {service.slug: service for service in offered_services()}
    catalogue = tuple(_candidate(service, language) for service in services.values())
    ranked = vocabulary_of(catalogue).rank(query[:LONGEST_READ])[:limit]
    return [Found(services[one.key], one.score) for one in ranked]


def _candidate(service: Service, language: str) -> Candidate:
    said = service.summary.get(language)
    return Candidate(
        key=service.slug,
        names=tuple(service.name.values()),
        aliases=tuple(_flat(service.aliases)),
        descriptions=(said,) if said else tuple(service.summary.values()),
    )


def _flat(aliases: Mapping[str, Iterable[str]]) -> Iterable[str]:
    return (alias for of_language in aliases.values() for alias in of_language)
