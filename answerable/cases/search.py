"""Finding cases by reference, name and words."""

from __future__ import annotations

from django.contrib.postgres.search import SearchQuery
from django.db.models import (
    BooleanField,
    ExpressionWrapper,
    Func,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Coalesce

from answerable.cases.lists import Row, rows_of
from answerable.cases.models import Case, Interaction
from answerable.cases.models.interaction import CONFIGURATION
from answerable.lib.references import find_reference

PAGE = 50
NEAR, FARTHER = 200, (1_000, 2_500)  # of the newest cases, each read
RARE = 1_000  # messages that have the words


class Unweighed(SearchQuery):
    """Words of which the planner does not know how common they are.

    Else it would read every message for common ones. It does not count what it takes
    to unpack the words of a message: the index is ten times as fast.
    """

    template = "(SELECT %(function)s(%(expressions)s))"


class OneOf(Func):
    """Whether a number is in a list: one parameter, where ``in`` has thousands."""

    arg_joiner = " = ANY("
    template = "(%(expressions)s::bigint[]))"
    output_field = BooleanField()


def search(visible: QuerySet[Case], typed: str) -> list[Row]:
    """Return at most ``PAGE`` cases that fit what was typed, the newest first.

    A whole reference finds its case alone; else every word must occur in one message,
    its subject and its sender's name counting as words.
    """
    reference = find_reference(typed)
    exact = _page(visible.filter(reference=reference)) if reference else []
    return rows_of(exact or _fitting(visible, typed))


def _fitting(visible: QuerySet[Case], typed: str) -> list[int]:
    """Return the newest cases in which one message has all the words.

    Common words fill a page from a few cases, rare ones are looked up. For those in
    between more cases are read, before all that have the words are fetched: that takes
    a moment for every ten thousand messages.
    """
    wanted = Unweighed(typed, config=CONFIGURATION, search_type="websearch")
    has_words = Q(words=wanted)
    found = _read(visible, has_words, NEAR)
    if found is None:
        found = _few(visible, has_words)
    for reach in FARTHER:
        if found is None:
            found = _read(visible, has_words, reach)
    return _page(visible.filter(pk__in=_all(has_words))) if found is None else found


def _read(visible: QuerySet[Case], has_words: Q, reach: int) -> list[int] | None:
    """Return which of the newest cases fit; None if older ones belong on the page."""
    newest = list(_newest_first(visible)[:reach])
    # Not by the index of words, which would return those of all the other cases, too.
    fits = Coalesce(ExpressionWrapper(has_words, BooleanField()), Value(value=False))
    said = Interaction.objects.filter(OneOf("case_id", Value(newest)), fits)
    cases = set(said.order_by().values_list("case_id", flat=True))
    found = [case for case in newest if case in cases][:PAGE]
    return found if len(found) == PAGE or len(newest) < reach else None


def _few(visible: QuerySet[Case], has_words: Q) -> list[int] | None:
    """Return the cases of rare words; None for common ones."""
    found = list(_all(has_words)[: RARE + 1])
    return _page(visible.filter(pk__in=found)) if len(found) <= RARE else None


def _all(has_words: Q) -> QuerySet[Interaction, int]:
    # In no order: to sort them, all would have to be fetched.
    said = Interaction.objects.filter(has_words).order_by()
    return said.values_list("case_id", flat=True)


def _page(cases: QuerySet[Case]) -> list[int]:
    return list(_newest_first(cases)[:PAGE])


def _newest_first(cases: QuerySet[Case]) -> QuerySet[Case, int]:
    return cases.order_by("-opened_at", "-pk").values_list("pk", flat=True)
