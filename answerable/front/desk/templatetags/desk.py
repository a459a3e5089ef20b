"""Small words on the pages of the desk: channels, initials, moments.

``{{ case.channel|channel_name }}``, ``{% icon case.channel|channel_icon %}``,
``{{ person.name|initials }}``, ``{{ event.at|moment }}``,
``{{ envelope.reason|quarantine_reason }}``.
"""

from __future__ import annotations

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _, gettext_lazy, pgettext

from answerable.front.desk.channels import channel_icon, channel_name

register = template.Library()
register.filter(channel_name)
register.filter(channel_icon)

MOST_INITIALS = 2
QUARANTINE_REASONS = {
    "not_understood": gettext_lazy("It could not be understood"),
    "too_many": gettext_lazy("Too many came from one place"),
    "bounce": gettext_lazy("It came back, and we cannot tell from which case"),
}


@register.filter
def initials(name: str) -> str:
    """Return the first letters of a name, for the circle beside its words."""
    return "".join(word[0] for word in name.split()[:MOST_INITIALS]).upper()


@register.filter
def quarantine_reason(code: str) -> str:
    """Return why a message waits for a decision."""
    return str(QUARANTINE_REASONS.get(code, code))


@register.filter
def moment(at: datetime) -> str:
    """Return when it was: the time of today, else the day, else also the year."""
    local, now = timezone.localtime(at), timezone.localtime()
    # Translators: formats of Django's date filter, with literal letters escaped.
    time = date_format(local, pgettext("format of a time", "H:i"))
    if local.date() == now.date():
        return _("Today %(time)s") % {"time": time}
    if local.year == now.year:
        day = date_format(local, pgettext("format of a short day", "j M"))
    else:
        day = date_format(local, pgettext("format of a short day and year", "j M Y"))
    return f"{day}, {time}"
