"""Which words mean the same to whoever searches: kept as data, changed with a line in the log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from answerable.agency.configuration import FOLDER, Hand, Topic
from answerable.agency.models.configuration import Subject
from answerable.agency.policy.placing import put_row
from answerable.knowledge.models import SynonymGroup
from answerable.knowledge.search.languages import words_of
from answerable.knowledge.search.synonyms import stems_in
from answerable.lib.changes import Placed
from answerable.lib.errors import NotFound, Refused

LONGEST = 80  # characters of a term
TAKEN = "synonyms_taken"
UNTOLD, UNREADABLE = "synonyms_not_told_apart", "synonym_not_readable"
MOST = 20  # terms of a group; more no longer mean the same


@transaction.atomic
def put_synonyms(
    language: str, terms: Sequence[str], *, by: Hand = FOLDER
) -> Placed[SynonymGroup]:
    """Have terms of a language found by each other; the first one is their name.

    Raises Refused where they cannot be told apart, or cannot be read as words.
    """
    wanted = _wanted(language, terms)
    return _put(language, wanted["terms"][0], wanted, by=by)


@transaction.atomic
def begin_synonyms(
    language: str, terms: Sequence[str], *, by: Hand
) -> Placed[SynonymGroup]:
    """Have terms found by each other that no group holds yet. Raises Refused."""
    wanted = _wanted(language, terms)
    _check_name(language, wanted["terms"][0])
    return _put(language, wanted["terms"][0], wanted, by=by)


@transaction.atomic
def change_synonyms(
    group: SynonymGroup, terms: Sequence[str], *, by: Hand
) -> Placed[SynonymGroup]:
    """Have other terms in a group; it is called by the first. Raises Refused, Stale."""
    row = SynonymGroup.objects.select_for_update(no_key=True).get(pk=group.pk)
    wanted = _wanted(row.language, terms)
    name = wanted["terms"][0]
    if name != row.name:
        _check_name(row.language, name)
        # What ended under this name would stand in its way.
        _of(row.language, name).delete()
    return put_row(topic_of(row), row, row, {**wanted, "name": name}, by=by)


@transaction.atomic
def end_synonyms(
    language: str, name: str, *, by: Hand = FOLDER
) -> Placed[SynonymGroup]:
    """Have the terms of a group mean the same no more. Raises NotFound."""
    if not SynonymGroup.objects.filter(language=language, name=name).exists():
        raise NotFound(name)
    return _put(language, name, {"terms": [], "stems": []}, by=by)


def _put(
    language: str, name: str, wanted: Mapping[str, object], *, by: Hand
) -> Placed[SynonymGroup]:
    rows = SynonymGroup.objects.select_for_update(no_key=True)
    found = rows.filter(language=language, name=name).first()
    new = SynonymGroup(language=language, name=name)
    return put_row(topic_of(new), found, new, wanted, by=by)


def topic_of(group: SynonymGroup) -> Topic:
    """Return what the log calls a group."""
    return Topic(Subject.SYNONYMS, f"{group.language}: {group.name}")


def _wanted(language: str, terms: Sequence[str]) -> dict[str, list[str]]:
    kept = [" ".join(term.split()) for term in terms]
    _check(kept)
    stems = sorted({stem for term in stems_in(kept, language) for stem in term})
    return {"terms": kept, "stems": stems}


def _of(language: str, name: str) -> QuerySet[SynonymGroup]:
    return SynonymGroup.objects.filter(language=language, name=name)


def _check_name(language: str, name: str) -> None:
    if _of(language, name).exclude(terms=[]).exists():
        hint = _("“%(term)s” begins another group already. Add your words there.")
        raise Refused(TAKEN, hint % {"term": name})


def _check(terms: Sequence[str]) -> None:
    said = [tuple(words_of(term)) for term in terms]
    if not 2 <= len(set(said)) <= MOST or len(set(said)) < len(said):
        hint = _("Give between 2 and %(most)s different terms.") % {"most": MOST}
        raise Refused(UNTOLD, hint)
    for term, words in zip(terms, said, strict=True):
        if not words or len(term) > LONGEST:
            hint = _("“%(term)s” must hold a word, and at most %(most)s characters.")
            raise Refused(UNREADABLE, hint % {"term": term, "most": LONGEST})
