"""Something was done to one of us: it is told in two clicks, and somebody sees to them.

The case is not touched: its person is served on, by the same rules as everybody.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.agency.queries import get_triage_team
from answerable.cases.locks import lock_case
from answerable.cases.models import Case
from answerable.complaints.models import SafetyIncident
from answerable.lib.errors import Refused

# Within this time a second press of the button says nothing new.
ONCE_WITHIN = timedelta(minutes=1)


@transaction.atomic
def report(
    case: Case, *, kind: SafetyIncident.Kind, words: str, by: Staff
) -> SafetyIncident:
    """Keep what happened to a member of staff; their supervisors have to see to it."""
    lock_case(case.pk)  # so that two presses of a button are one after the other
    told = {"case": case, "by": by, "kind": kind, "words": words}
    lately = SafetyIncident.objects.filter(at__gt=timezone.now() - ONCE_WITHIN, **told)
    again = lately.first()
    team = case.team or get_triage_team()
    return again or SafetyIncident.objects.create(team=team, **told)


@transaction.atomic
def support(incident: SafetyIncident, *, words: str, by: Staff) -> SafetyIncident:
    """Say what was done for whoever met with it. Raises Refused where somebody has."""
    held = SafetyIncident.objects.select_for_update(no_key=True, of=("self",))
    found = held.get(pk=incident.pk)
    if not found.is_open:
        hint = _("%(name)s has seen to this already.") % {"name": found.supported_by}
        raise Refused(code="incident-supported", hint=hint)
    found.support, found.supported_by, found.supported_at = words, by, timezone.now()
    found.save(update_fields=["support", "supported_by", "supported_at"])
    return found
