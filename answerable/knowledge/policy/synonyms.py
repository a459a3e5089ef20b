"""Which words mean the same to whoever searches: kept as data, changed with a line in the log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
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
UNTOLD, UNREADABLE = "synonyms_not_told_apart", "synonym_not_readable"
MOST = 20  # terms of a group; more no longer mean the same


@transaction.atomic
def put_synonyms(
    language: str, terms: Sequence[str], *, by: Hand = FOLDER
) -> Placed[SynonymGroup]:
    """Have terms of a language found by each other; the first one is their name.

    Raises Refused where they cannot be told apart, or cannot be read as words.
    """
    kept = [" ".join(term.split()) for term in terms]
    _check(kept)
    stems = sorted({stem for term in stems_in(kept, language) for stem in term})
    return _put(language, kept[0], {"terms": kept, "stems": stems}, by=by)


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
    topic = Topic(Subject.SYNONYMS, f"{language}: {name}")
    new = SynonymGroup(language=language, name=name)
    return put_row(topic, found, new, wanted, by=by)


def _check(terms: Sequence[str]) -> None:
    said = [tuple(words_of(term)) for term in terms]
    if not 2 <= len(set(said)) <= MOST or len(set(said)) < len(said):
        hint = _("Give between 2 and %(most)s different terms.") % {"most": MOST}
        raise Refused(UNTOLD, hint)
    for term, words in zip(terms, said, strict=True):
        if not words or len(term) > LONGEST:
            hint = _("“%(term)s” must hold a word, and at most %(most)s characters.")
            raise Refused(UNREADABLE, hint % {"term": term, "most": LONGEST})
