"""How a life event ends: shown to nobody, or merged into another; and begins again."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from answerable.agency.configuration import Hand
from answerable.agency.duty import today
from answerable.agency.heirs import giving_back, only_holder, taking_over
from answerable.agency.policy.placing import put_row
from answerable.knowledge.heirs import event_heir_of
from answerable.knowledge.models import LifeEvent
from answerable.knowledge.policy.life_events import (
    fill_life_event,
    locked_event,
    topic_of_event,
)
from answerable.lib.errors import Refused


@transaction.atomic
def retire_life_event(event: LifeEvent, *, by: Hand) -> None:
    """Show it to nobody; the articles under it are read as before. Raises Stale."""
    row = locked_event(event)
    if row.retired_on is None:
        _set(row, {"retired_on": today()}, by)


@transaction.atomic
def bring_back_life_event(event: LifeEvent, *, by: Hand) -> None:
    """Show it again with its articles; what was merged is apart again.

    Raises Refused where it was merged into one that was itself merged since.
    """
    row = locked_event(event)
    if row.retired_on is None:
        return
    if other := only_holder(LifeEvent.objects.all(), row.slug):
        lost = other.articles.filter(slug__in=row.handed_over)
        fill_life_event(other, remove=lost, by=Hand(by.staff))
        former = giving_back(other, row.slug, row.former)
        _set(other, {"former": former}, Hand(by.staff))
    _set(row, {"retired_on": None, "handed_over": []}, by)


@transaction.atomic
def merge_life_event(event: LifeEvent, into: LifeEvent, *, by: Hand) -> None:
    """Have what stands under an event stand under another. Raises Refused, Stale.

    Said twice, it is done once.
    """
    row, other = _both(event, into)
    if event_heir_of(row.slug) == other and row.retired_on:
        return
    _check(row, other)
    gained = row.articles.exclude(pk__in=other.articles.values("pk"))
    slugs = sorted(gained.values_list("slug", flat=True))
    _set(row, {"retired_on": today(), "handed_over": slugs}, by)
    fill_life_event(other, add=list(row.articles.all()), by=Hand(by.staff))
    former = taking_over(other, row.slug, row.former)
    _set(other, {"former": former}, Hand(by.staff))


def _both(event: LifeEvent, into: LifeEvent) -> tuple[LifeEvent, LifeEvent]:
    """Return both, locked in one order, whichever way they are merged."""
    rows = LifeEvent.objects.select_for_update(no_key=True).order_by("pk")
    known = {row.pk: row for row in rows.filter(pk__in=[event.pk, into.pk])}
    return known[event.pk], known[into.pk]


def _check(row: LifeEvent, other: LifeEvent) -> None:
    if row == other or row.retired_on or other.retired_on:
        hint = _("Choose two life events that are both shown to people.")
        raise Refused(code="event-merge", hint=hint)


def _set(row: LifeEvent, wanted: dict[str, object], by: Hand) -> None:
    put_row(topic_of_event(row.slug), row, row, wanted, by=by)
