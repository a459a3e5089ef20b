"""Holding a case still while something is decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import connection, transaction
from django.utils.translation import gettext as _

from answerable.cases.joined import family_of, matter_of
from answerable.cases.models import Case
from answerable.lib.errors import Stale
from answerable.lib.rows import fetch

# Without the key: rows that point at the case may be written meanwhile.
LOCKED = "WHERE id = %s FOR NO KEY UPDATE"
# By their keys, whoever asks: two who want the same cases never wait for each other.
ALL_LOCKED = "WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE"


# Cases that are joined with each other, by their keys.
Matter = Mapping[int, Case]


def lock_case(pk: int, *, seen: int | None = None) -> Case:
    """Return the case, locked until the transaction ends.

    ``seen`` is the version that the decider looked at. Raises Stale where somebody
    changed the case since: nothing is overwritten that was not read.
    """
    case: Case = fetch(connection, Case, LOCKED, [pk])[0]
    refuse_unseen(case, seen)
    return case


def lock_cases(keys: Iterable[int]) -> dict[int, Case]:
    """Return these cases by their keys, locked until the transaction ends."""
    found = fetch(connection, Case, ALL_LOCKED, [sorted(keys)])
    return {case.pk: case for case in found}


def lock_matter(*keys: int) -> Matter:
    """Return cases and all that are joined with them, locked, by their keys.

    Who is joined with whom may change until the locks are had; then it begins again.
    """
    while True:
        wanted = _matters(keys)
        with transaction.atomic():
            locked = lock_cases(wanted)
            if _matters(keys) <= wanted:
                return locked
            transaction.set_rollback(True)  # which lets the locks go


def lock_family(*keys: int) -> Matter:
    """Return matters with the wholes that they belong to and their parts, locked, by keys.

    For what changes one of these because of another; as with ``lock_matter``, it begins
    again where somebody links cases meanwhile.
    """
    while True:
        wanted = _families(keys)
        with transaction.atomic():
            locked = lock_cases(wanted)
            if _families(keys) <= wanted:
                return locked
            transaction.set_rollback(True)  # which lets the locks go


def refuse_unseen(case: Case, seen: int | None) -> None:
    """Refuse to decide about a locked case that changed since. Raises Stale."""
    if seen is not None and case.version != seen:
        raise Stale(
            code="case-changed",
            hint=_(
                "This case changed while you were writing. Read what is new, then"
                " send again: your words are still here."
            ),
        )


def _matters(keys: Iterable[int]) -> frozenset[int]:
    return frozenset().union(*(matter_of(key) for key in keys))


def _families(keys: Iterable[int]) -> frozenset[int]:
    return frozenset().union(*(family_of(key) for key in keys))
