"""Walking every journal from its first line to its last, to see it is whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from operator import attrgetter

from answerable.cases.chain import first_broken
from answerable.cases.journal import line_of, words_hash
from answerable.cases.models import Case, Interaction, JournalEntry
from answerable.channels.models import Envelope

AT_A_TIME = 500  # cases whose journals are walked together
SAYS = "interaction"  # what a line about a message calls its id

Journals = dict[int | None, list[JournalEntry]]
Said = dict[int, Interaction]


@dataclass(frozen=True)
class Break:
    """The first line of a journal that is not as it was written, and what is wrong."""

    reference: str
    number: int
    fault: str


def breaks() -> Iterator[Break]:
    """Return every broken journal, the oldest case first."""
    for chunk in _chunks():
        journals = _journals({case.pk for case in chunk})
        said = _said_in(journals)
        for case in chunk:
            if broken := _broken(case, journals.get(case.pk, []), said):
                yield broken
    yield from _broken_envelopes()


def _chunks() -> Iterator[list[Case]]:
    last = 0
    fields = ("pk", "reference", "journal_length", "journal_head")
    while chunk := list(
        Case.objects.filter(pk__gt=last).only(*fields).order_by("pk")[:AT_A_TIME]
    ):
        yield chunk
        last = chunk[-1].pk


def _journals(case_ids: set[int]) -> Journals:
    entries = JournalEntry.objects.filter(case_id__in=case_ids)
    ordered = entries.order_by("case_id", "number")
    return {
        case_id: list(lines)
        for case_id, lines in groupby(ordered, key=attrgetter("case_id"))
    }


def _said_in(journals: Journals) -> Said:
    """Return what was said by these journals, by its id."""
    lines = chain.from_iterable(journals.values())
    ids = [line.after[SAYS] for line in lines if SAYS in line.after]
    said = Interaction.objects.filter(pk__in=ids)
    return {each.pk: each for each in said.only("salt", "text", "wish")}


def _broken(case: Case, entries: list[JournalEntry], said: Said) -> Break | None:
    stored = ((line_of(entry, case.reference), entry.hash) for entry in entries)
    number = first_broken(stored)
    if number is not None:
        return Break(case.reference, number, "does not follow from the line before")
    head = entries[-1].hash if entries else ""
    if (len(entries), head) != (case.journal_length, case.journal_head):
        return Break(case.reference, len(entries) + 1, "lines are missing at the end")
    return _changed_words(case, entries, said)


def _changed_words(case: Case, entries: list[JournalEntry], said: Said) -> Break | None:
    """Compare what was said with the hash that its line keeps; erased words pass."""
    for line in entries:
        if SAYS not in line.after:
            continue
        interaction = said.get(line.after[SAYS])
        if interaction is None:
            return Break(case.reference, line.number, "a message is gone")
        is_erased = not (interaction.text or interaction.wish)
        if not is_erased and line.after["words"] != words_hash(interaction):
            return Break(case.reference, line.number, "words were changed")
    return None


def _broken_envelopes() -> Iterator[Break]:
    entries = JournalEntry.objects.exclude(envelope_id=None)
    ordered = entries.order_by("envelope_id", "number").iterator()
    for envelope_id, lines in groupby(ordered, key=attrgetter("envelope_id")):
        named = Envelope.objects.filter(pk=envelope_id)
        reference = named.values_list("reference", flat=True).first()
        reference = reference or f"envelope {envelope_id}"
        number = first_broken((line_of(line, reference), line.hash) for line in lines)
        if number is not None:
            yield Break(reference, number, "does not follow from the line before")
