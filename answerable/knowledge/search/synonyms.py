"""Words that somebody said mean the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answerable.knowledge.models import SynonymGroup
from answerable.knowledge.search.languages import stems_of, words_of

Term = Sequence[str]


@dataclass(frozen=True)
class Supposed:
    """A group as it would be, for a trial; it stands in place of the one that is there.

    Without terms, it is how the search would be without that one.
    """

    language: str
    terms: Sequence[str] = ()
    instead_of: int = 0


def meaning_the_same(
    typed: Sequence[str],
    stems: Mapping[str, str],
    language: str,
    supposed: Supposed | None = None,
) -> Mapping[str, set[str]]:
    """Return for each word typed the stems of what means the same.

    A term of several words counts where they are typed one after the other.
    """
    same: dict[str, set[str]] = {}
    said = [stems[word] for word in typed]
    for terms in _groups(set(said), language, supposed):
        known = [term for term in terms if _occurs(term, said)]
        others = {stem for term in terms if term not in known for stem in term}
        for word in typed:
            if any(stems[word] in term for term in known):
                same.setdefault(word, set()).update(others)
    return same


def stems_in(terms: Sequence[str], language: str) -> list[Term]:
    """Return the stems of each term."""
    words = [words_of(term) for term in terms]
    stems = stems_of({word for term in words for word in term}, language)
    return [[stems[word] for word in term] for term in words]


def _groups(
    stems: set[str], language: str, supposed: Supposed | None
) -> list[list[Term]]:
    rows = SynonymGroup.objects.filter(language=language, stems__overlap=sorted(stems))
    if supposed and supposed.language == language:
        groups = [
            *rows.exclude(pk=supposed.instead_of).values_list("terms", flat=True),
            supposed.terms,
        ]
    else:
        groups = list(rows.order_by("pk").values_list("terms", flat=True))
    return [stems_in(terms, language) for terms in groups]


def _occurs(term: Term, said: Term) -> bool:
    places = range(len(said) - len(term) + 1)
    return any(said[at : at + len(term)] == term for at in places)
