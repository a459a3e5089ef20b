"""Small words on the pages of the desk, the thread of a case, rows.

``{{ case.channel|channel_name }}``, ``{{ case|team_name }}``, ``{{ event.at|moment }}``,
``{{ until|moment_within }}``,
``{{ envelope.reason|quarantine_reason }}``, ``{% speaker event %}``,
``{% thread case events answers %}``, ``{% rows_of_table cases view %}``,
``{% rows_beside cases case view %}``, ``{% key "r" %}``, ``{% conditions_of view reader %}``,
``{% in_others form languages as fields %}``, ``{% due_day task.due_on %}``,
``{{ reason|reason_in_words }}``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django import template
from django.forms.boundfield import BoundField
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, gettext_lazy, pgettext

from answerable.agency.models import Staff
from answerable.cases.models import Case, SavedView
from answerable.front.desk.case import speech
from answerable.front.desk.case.days import due_day
from answerable.front.desk.case.moments import Moments
from answerable.front.desk.case.reasons import reason_in_words
from answerable.front.desk.case.thread import Thread
from answerable.front.desk.case.timeline import Event
from answerable.front.desk.channels import channel_name
from answerable.front.desk.forms.resolve import ResolveForm
from answerable.front.desk.names import service_name, team_name
from answerable.front.desk.queue.conditions import in_words
from answerable.front.desk.queue.rows import rows_beside, rows_of_table
from answerable.front.shared.pieces import attributes

register = template.Library()
register.filter(channel_name)
register.filter(reason_in_words)
register.filter(service_name)
register.filter(team_name)
register.simple_tag(due_day)
register.simple_tag(rows_beside)
register.simple_tag(rows_of_table)

QUARANTINE_REASONS = {
    "not_understood": gettext_lazy("It could not be understood"),
    "too_many": gettext_lazy("Too many came from one place"),
    "bounce": gettext_lazy("It came back, and we cannot tell from which case"),
}


@register.filter
def quarantine_reason(code: str) -> str:
    """Return why a message waits for a decision."""
    return str(QUARANTINE_REASONS.get(code, code))


@register.filter
def moment(at: datetime) -> str:
    """Return when it was: the time of today, else the day, else also the year."""
    return Moments().tell(at)


@register.filter
def share(part: float | None) -> str:
    """Return a share as so many of a hundred; nothing where nothing was counted."""
    if part is None:
        return "–"
    return _("%(percent)s of 100") % {"percent": round(100 * part)}


@register.filter
def moment_within(at: datetime) -> str:
    """Return when it was, for the middle of a sentence."""
    return Moments(pgettext("within a sentence", "today %(time)s")).tell(at)


@register.simple_tag
def thread(case: Case, events: Sequence[Event], answers: speech.Answers) -> SafeString:
    """Show what was said and done in a case."""
    return Thread(case, answers).write(events)


@register.simple_tag
def in_others(form: ResolveForm, languages: Sequence[str]) -> list[BoundField]:
    """Return the fields for the same reason in other languages."""
    return form.in_others(languages)


@register.simple_tag
def speaker(event: Event) -> str:
    """Show who said something."""
    said = event.said
    if said is None:
        return ""
    return speech.speaker(event.name, said.address, is_ours=said.is_ours)


@register.simple_tag(takes_context=True)
def key(context: Context, sign: str) -> SafeString:
    """Give a control the key that does the same, for whoever uses keys."""
    user = context.get("user")
    if not getattr(user, "uses_keys", False):
        return SafeString()
    return attributes({"aria-keyshortcuts": sign})


@register.simple_tag
def conditions_of(view: SavedView, reader: Staff) -> str:
    """Show what a saved view shows, in words."""
    return " · ".join(in_words(view, reader)) or _("All that are open")
