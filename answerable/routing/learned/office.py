"""What the office's own model says of a text: places of today, with the words for them.

The numbers are read once a process and version. Where they are missing, as after an
export was brought in, nothing is said until the next night.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from answerable.agency.models import Service, Team
from answerable.agency.queries import all_teams, services_on_offer
from answerable.agency.search import find_services
from answerable.lib.errors import Refused
from answerable.lib.files import FileStore
from answerable.lib.memory import remembered
from answerable.lib.tokens import tokens
from answerable.routing.learned.keeping import read_back
from answerable.routing.learned.labels import SERVICE, parts_of_label
from answerable.routing.learned.model import (
    MOST_CANDIDATES,
    MOST_WORDS,
    Candidate,
    Model,
)
from answerable.routing.models import LearnedModel, Learning


@dataclass(frozen=True)
class Place:
    """Somewhere a case may belong today, and how likely it does."""

    team: Team
    service: Service | None
    score: float

    @property
    def as_candidate(self) -> dict[str, object]:
        """Return it as a decision keeps it."""
        service = self.service.slug if self.service else ""
        return {
            "service": service,
            "team": self.team.slug,
            "score": round(self.score, 3),
        }


@dataclass(frozen=True)
class Opinion:
    """What was learned says of a text; without a version, nothing was asked."""

    version: int | None = None
    places: Sequence[Place] = field(default_factory=tuple)
    words: Sequence[str] = ()
    acts: bool = False


NO_OPINION = Opinion()


def opinion_of(text: str, language: str) -> Opinion:
    """Return where a text belongs by what was learned, as far as it is in use."""
    learning = find_learning()
    if learning is None or learning.model is None or learning.use == Learning.Use.OFF:
        return NO_OPINION
    if learning.model.origin == LearnedModel.Origin.NAMES:
        return _by_names(learning.model, text, language)
    numbers = find_numbers(learning.model)
    return _judged(learning, numbers, text) if numbers else NO_OPINION


@remembered
def find_learning() -> Learning | None:
    """Return which version counts and what it may do; None before the first night."""
    return Learning.objects.select_related("model").first()


def store() -> FileStore:
    """Return where the files of models lie."""
    return FileStore(settings.MODELS)


def find_numbers(row: LearnedModel) -> Model | None:
    """Return the numbers of a version; None where its file is gone or broken."""
    try:
        return _numbers(store().path(row.weights_sha256))
    except (OSError, Refused):
        return None


@lru_cache(maxsize=2)  # the one that counts, and the one before while it changes
def _numbers(path: Path) -> Model:
    return read_back(path.read_bytes())


def _judged(learning: Learning, numbers: Model, text: str) -> Opinion:
    version = learning.model.version if learning.model else None
    judged = numbers.judge(text)
    if judged.is_silent:
        return Opinion(version)
    places = list(_places(judged.candidates))
    # Where the likeliest place is gone, what is left is no sure thing.
    is_there = len(places) > 0 and places[0].score == judged.candidates[0].score
    may_act = learning.use == Learning.Use.ACT
    acts = judged.acts and may_act and is_there
    return Opinion(version, places, judged.words, acts=acts)


def _places(candidates: Iterable[Candidate]) -> Iterator[Place]:
    """Yield what is still offered, or still a team, of what was learned."""
    services = {service.slug: service for service in services_on_offer()}
    teams = {team.slug: team for team in all_teams().values()}
    for each in candidates:
        kind, slug = parts_of_label(each.label)
        service = services.get(slug) if kind == SERVICE else None
        team = service.team if service else teams.get(slug)
        if team and (service or kind != SERVICE):
            yield Place(team, service, each.score)


def _by_names(row: LearnedModel, text: str, language: str) -> Opinion:
    """Propose what is called as the text says; never act by that."""
    found = find_services(text, language, MOST_CANDIDATES)
    places = [
        Place(one.service.team, one.service, min(one.score, 1.0)) for one in found
    ]
    said = tokens(text)
    words = [word for one in found[:1] for word in sorted(_called(one.service) & said)]
    return Opinion(row.version, places, words[:MOST_WORDS])


def _called(service: Service) -> frozenset[str]:
    aliases = (alias for of_one in service.aliases.values() for alias in of_one)
    return tokens(" ".join([*service.name.values(), *aliases]))
