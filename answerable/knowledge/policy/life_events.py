"""The situations by which people find what they need."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from answerable.agency.configuration import FOLDER, Hand, Topic
from answerable.agency.models.configuration import Subject
from answerable.agency.policy.placing import put_row
from answerable.knowledge.models import LifeEvent
from answerable.lib.changes import Placed
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
def let_suggest(event: LifeEvent, *, suggests: bool, by: Hand) -> Placed[LifeEvent]:
    """Let a life event suggest what else belongs to it, or not. Raises Stale."""
    found = LifeEvent.objects.select_for_update(no_key=True).get(pk=event.pk)
    topic = topic_of_event(found.slug)
    return put_row(topic, found, LifeEvent(), {"suggests": suggests}, by=by)


def topic_of_event(slug: str) -> Topic:
    """Return what the log calls a life event."""
    return Topic(Subject.LIFE_EVENT, slug)
