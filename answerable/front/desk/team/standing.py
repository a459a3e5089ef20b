"""Whether one of us is here, in words: never why somebody is away, only until when."""

from __future__ import annotations

from django.utils.translation import gettext as _

from answerable.agency.models import Absence, Staff
from answerable.front.shared.days import day_here


def standing(absence: Absence | None, stand_in: Staff | None, *, is_open: bool) -> str:
    """Return whether somebody is here, or until when they are away and who stands in."""
    if absence is None:
        return _("Here") if is_open else _("Outside working hours")
    until = {"day": day_here(absence.last_day), "person": stand_in}
    if stand_in:
        return _("Away until %(day)s, %(person)s stands in") % until
    return _("Away until %(day)s") % until
