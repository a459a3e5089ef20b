"""Time limits on pages: ``{{ due|due_words }}`` and ``{% due_tag case %}``.

Both speak of days in the current time zone, which a surface sets to the agency's.
"""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from answerable.front.shared.dues import due_in_words, due_tag_of
from answerable.front.shared.pieces import tag

register = template.Library()


class Timed(Protocol):
    """A case, or the public side of one."""

    @property
    def state(self) -> str: ...

    @property
    def next_due(self) -> datetime | None: ...


@register.filter
def due_words(due: datetime) -> str:
    """Say how much time is left, or how late it is."""
    zone = timezone.get_current_timezone()
    return due_in_words(due, now=timezone.now(), zone=zone)


@register.simple_tag
def due_tag(case: Timed) -> SafeString:
    """Show how a case stands towards its time limit."""
    zone = timezone.get_current_timezone()
    return tag(**due_tag_of(case.state, case.next_due, now=timezone.now(), zone=zone))
