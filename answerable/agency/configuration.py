"""How the configuration changes: one way for every room, with a line in its log.

A ``policy`` function says what is there, what is wanted and how to write it; ``place``
writes only what differs. What was edited at the desk stays as it is when a folder is
put in place, and who saves an older page than the newest is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.agency.models.configuration import ConfigurationEntry, Subject
from answerable.lib.changes import (
    Difference,
    Effect,
    Placed,
    compare,
    created,
    left_alone,
    updated,
)
from answerable.lib.errors import Stale
from answerable.lib.memory import forget

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Hand:
    """Who changes the configuration: one of us at the desk, or nobody but a folder.

    ``seen`` is the last line of the log about the thing that was on the page. A folder
    yields to what was edited at the desk since, unless it ``overrules``.
    """

    staff: Staff | None = None
    seen: int | None = None
    overrules: bool = False

    @property
    def yields(self) -> bool:
        """Tell whether it leaves alone what was edited at the desk."""
        return self.staff is None and not self.overrules


FOLDER = Hand()


@dataclass(frozen=True)
class Topic:
    """One thing that can be set up, as the log calls it."""

    subject: Subject
    name: str


def place(
    topic: Topic,
    *,
    by: Hand,
    found: Thing | None,
    before: Mapping[str, object],
    wanted: Mapping[str, object],
    write: Callable[[], Thing],
) -> Placed[Thing]:
    """Write what is wanted where it differs from before, and tell what that was.

    Whoever calls has locked the thing. Raises Stale where it was changed since it was
    seen.
    """
    differences = compare(before, wanted)
    if found is None:
        return created(_write(topic, by, Effect.CREATED, differences, write))
    if not differences:
        return updated(found, ())
    last = last_change(topic)
    if last and last.by_id and by.yields:
        return left_alone(found, differences)
    _check_seen(by, last)
    thing = _write(topic, by, Effect.UPDATED, differences, write)
    return updated(thing, differences)


def last_change(topic: Topic) -> ConfigurationEntry | None:
    """Return the newest line of the log about a thing."""
    lines = ConfigurationEntry.objects.filter(subject=topic.subject, name=topic.name)
    return lines.order_by("-id").first()


def seen_in(topic: Topic) -> int:
    """Return what a page carries to say how old it is; 0 where the log has nothing."""
    last = last_change(topic)
    return last.pk if last else 0


def write_down(
    topic: Topic, *, by: Hand, effect: Effect, differences: Iterable[Difference]
) -> None:
    """Write a line of the log, and forget what is remembered of the configuration."""
    ConfigurationEntry.objects.create(
        by=by.staff,
        subject=topic.subject,
        name=topic.name,
        effect=effect.value,
        differences=[_plain(vars(one)) for one in differences],
    )
    forget()
    # Whoever asked between the change and the commit remembers what was before.
    transaction.on_commit(forget)


def _write(
    topic: Topic,
    by: Hand,
    effect: Effect,
    differences: Iterable[Difference],
    write: Callable[[], Thing],
) -> Thing:
    thing = write()
    write_down(topic, by=by, effect=effect, differences=differences)
    return thing


def _plain(value: object) -> object:
    """Return a value as JSON can hold it: a row by its name, a day as a day."""
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if isinstance(value, Model):
        return getattr(value, "slug", str(value))
    return value.isoformat() if isinstance(value, date) else value


def _check_seen(by: Hand, last: ConfigurationEntry | None) -> None:
    if by.seen is not None and by.seen != (last.pk if last else 0):
        hint = _("Somebody changed this meanwhile. Compare, then save again.")
        raise Stale(code="configuration-changed", hint=hint)
