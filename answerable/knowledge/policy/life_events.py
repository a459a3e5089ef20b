"""The situations by which people find what they need: named, ordered, filled, addressed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from answerable.agency.configuration import FOLDER, Hand, Topic, place
from answerable.agency.heirs import holders_of
from answerable.agency.models.configuration import Subject
from answerable.agency.policy.placing import put_row
from answerable.knowledge.models import KnowledgeArticle, LifeEvent
from answerable.lib.changes import Placed
from answerable.lib.errors import Refused
from answerable.lib.ordering import moved
from answerable.lib.wording import Texts


@transaction.atomic
def put_life_event(
    *,
    slug: str,
    name: Texts,
    position: int = 0,
    suggests: bool = True,
    former: Sequence[str] = (),
    retired_on: date | None = None,
    by: Hand = FOLDER,
) -> Placed[LifeEvent]:
    """Name something that happens to people, and its place among the others."""
    rows = LifeEvent.objects.select_for_update(no_key=True)
    wanted = {
        "name": name,
        "position": position,
        "suggests": suggests,
        "former": sorted(former),
        "retired_on": retired_on,
    }
    topic = topic_of_event(slug)
    found = rows.filter(slug=slug).first()
    return put_row(topic, found, LifeEvent(slug=slug), wanted, by=by)


@transaction.atomic
def name_life_event(
    event: LifeEvent, *, slug: str, name: Texts, by: Hand
) -> Placed[LifeEvent]:
    """Call it otherwise; its earlier address leads on to the new one.

    Raises Refused where the address is that of another one, and Stale.
    """
    row = locked_event(event)
    former = sorted({*row.former, row.slug} - {slug})
    if slug != row.slug:
        check_event_address(slug, besides=row)
    told = {"slug": slug, "name": name}
    wanted = told | ({"former": former} if slug != row.slug else {})
    return put_row(topic_of_event(row.slug), row, row, wanted, by=by)


@transaction.atomic
def let_suggest(event: LifeEvent, *, suggests: bool, by: Hand) -> Placed[LifeEvent]:
    """Let a life event suggest what else belongs to it, or not. Raises Stale."""
    found = locked_event(event)
    topic = topic_of_event(found.slug)
    return put_row(topic, found, LifeEvent(), {"suggests": suggests}, by=by)


@transaction.atomic
def move_life_event(event: LifeEvent, *, up: bool, by: Hand) -> None:
    """Exchange a life event with the one before or behind it; the ends stay."""
    rows = list(
        LifeEvent.objects.select_for_update(no_key=True).filter(retired_on=None)
    )
    if event not in rows:
        return
    ordered = moved(rows, rows.index(event), up=up)
    for position, row in enumerate(ordered, start=1):
        topic = topic_of_event(row.slug)
        put_row(topic, row, row, {"position": position}, by=by)


@transaction.atomic
def fill_life_event(
    event: LifeEvent,
    *,
    add: Iterable[KnowledgeArticle] = (),
    remove: Iterable[KnowledgeArticle] = (),
    by: Hand,
) -> Placed[LifeEvent]:
    """Have articles stand under a life event, and others no more. Raises Stale."""
    row = locked_event(event)
    before = set(row.articles.all())
    after = (before | set(add)) - set(remove)

    def write() -> LifeEvent:
        row.articles.set(after)
        return row

    return place(
        topic_of_event(row.slug),
        by=by,
        found=row,
        before={"articles": sorted(one.slug for one in before)},
        wanted={"articles": sorted(one.slug for one in after)},
        write=write,
    )


def check_event_address(slug: str, *, besides: LifeEvent) -> None:
    """Raise Refused where an address is that of a life event, or leads on to one."""
    others = LifeEvent.objects.exclude(pk=besides.pk)
    if others.filter(slug=slug).exists() or holders_of(others, slug).exists():
        hint = _("“%(slug)s” is the address of another life event. Choose another one.")
        raise Refused(code="event-taken", hint=hint % {"slug": slug})


def locked_event(event: LifeEvent) -> LifeEvent:
    """Return a life event that nobody else changes until we are done."""
    return LifeEvent.objects.select_for_update(no_key=True).get(pk=event.pk)


def topic_of_event(slug: str) -> Topic:
    """Return what the log calls a life event."""
    return Topic(Subject.LIFE_EVENT, slug)
