"""Which saved answers are offered in a case, in what order, and their words there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from django.db import connection
from django.db.models import Q, QuerySet

from answerable.agency.models import Staff
from answerable.agency.queries import get_agency
from answerable.cases.models import Case
from answerable.correspondence.access import reached_teams
from answerable.correspondence.fields import fill, values_for
from answerable.correspondence.models import SavedAnswer

MOST_OFFERED = 50


class Nearness(IntEnum):
    """How likely an answer fits a case, the likeliest first."""

    SERVICE = 0
    OWN = 1
    TEAM = 2
    ALL = 3
    OTHER = 4


class Offer(NamedTuple):
    """An answer that can be put in, by its id and name."""

    pk: int
    name: str
    nearness: int


# Written out, since it is asked for every page of a case: Django needs ten times as
# long to compose it as the database to answer. The numbers are those of Nearness, what
# may be used is what ``access.answers_of`` returns; a test compares the two.
OFFERED = """
SELECT id, name,
    CASE
        WHEN %(service)s = ANY(made_for.services) THEN 0
        WHEN made_for.services IS NOT NULL THEN 4
        WHEN owner_id IS NOT NULL THEN 1
        WHEN team_id IS NOT NULL THEN 2
        ELSE 3
    END AS nearness
FROM correspondence_savedanswer
LEFT JOIN (
    SELECT savedanswer_id, array_agg(service_id) AS services
    FROM correspondence_savedanswer_services GROUP BY savedanswer_id
) AS made_for ON made_for.savedanswer_id = id
WHERE archived_at IS NULL
    AND (owner_id = %(staff)s OR team_id = ANY(%(teams)s)
        OR owner_id IS NULL AND team_id IS NULL)
    AND (name ILIKE %(sought)s OR EXISTS (
        SELECT FROM jsonb_each_text(texts) AS text WHERE text.value ILIKE %(sought)s))
ORDER BY nearness, uses DESC, name, id
LIMIT %(most)s
"""


@dataclass(frozen=True)
class Worded:
    """The words of an answer in one case; ``language`` may not be the one wanted."""

    text: str
    language: str
    wanted: str

    @property
    def is_in_another_language(self) -> bool:
        """Tell whether there was no text in the language of the person."""
        return self.language != self.wanted


def offered(
    staff: Staff, case: Case, sought: str = "", *, most: int = MOST_OFFERED
) -> list[Offer]:
    """Return what may be put into a message of this case, the likeliest first.

    That is: made for its service, then one's own, the team's, everybody's, last what
    is made for other services; among equals, what is used most. ``sought`` are words
    of the name or of a text.
    """
    asked = {
        "service": case.service_id,
        "staff": staff.pk,
        "teams": list(reached_teams(staff)),
        "sought": f"%{_literally(sought)}%",
        "most": most,
    }
    with connection.cursor() as cursor:
        cursor.execute(OFFERED, asked)
        return [Offer(*row) for row in cursor.fetchall()]


def containing(answers: QuerySet[SavedAnswer], sought: str) -> QuerySet[SavedAnswer]:
    """Return those that have these words in their name or in one of their texts."""
    if not sought:
        return answers
    found = Q(name__icontains=sought)
    for code in get_agency().languages:
        found |= Q(**{f"texts__{code}__icontains": sought})
    return answers.filter(found)


def lacking(answers: QuerySet[SavedAnswer]) -> QuerySet[SavedAnswer]:
    """Return those that have no text in one of our languages."""
    return answers.exclude(texts__has_keys=get_agency().languages)


class Wordings:
    """Puts answers into words for one case; what its fields mean is found once."""

    def __init__(self, case: Case, by: Staff) -> None:
        """Take the case, and whoever signs."""
        self._case, self._by = case, by
        self._values: dict[str, Mapping[str, str]] = {}

    def of(self, texts: Mapping[str, str]) -> Worded:
        """Return the words in the language of the person, or else in our first."""
        wanted = self._case.language
        language = best_language(texts, [wanted, *get_agency().languages])
        text = fill(texts[language], self._meanings(language))
        return Worded(text, language, wanted)

    def _meanings(self, language: str) -> Mapping[str, str]:
        if language not in self._values:
            self._values[language] = values_for(self._case, self._by, language)
        return self._values[language]


def best_language(texts: Mapping[str, str], wished: Sequence[str]) -> str:
    """Return the first of these languages that there is a text in, or any."""
    return next((code for code in wished if texts.get(code)), next(iter(texts)))


def _literally(sought: str) -> str:
    """Return words as ILIKE looks for them, sign by sign."""
    for sign in ("\\", "%", "_"):
        sought = sought.replace(sign, f"\\{sign}")
    return sought
