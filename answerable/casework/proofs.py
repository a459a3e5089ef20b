"""Somebody's sign-in was changed: they are told by mail, in case it was not them.

A letter like others: kept in a row, sent by as many attempts as it takes, its words
edited at the desk. It goes out whatever the limits of automatic mail say, and has no
link that opens anything: what looks like it is then known to be false.
"""

from __future__ import annotations

from enum import Enum
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from answerable.agency.dates import day_in_words
from answerable.agency.models import Agency, Staff
from answerable.agency.queries import get_zone, offered_or_first
from answerable.casework.waking import SEND, wake
from answerable.correspondence.actions import post_alone


class Proof(Enum):
    """What was changed, as the letter says it."""

    PASSWORD = _("a new password was chosen")
    CODE_APP = _("a code app was set up")
    NO_CODE_APP = _("the code app was taken away")
    PASSKEY = _("a passkey was added")
    NO_PASSKEY = _("a passkey was taken away")
    CODES = _("new codes for paper were drawn")
    FORGOTTEN = _("whoever runs the site forgot your second step")

    @property
    def words(self) -> StrOrPromise:
        """Return what the letter says."""
        return self.value


@transaction.atomic
def tell_of_proof(staff: Staff, proof: Proof) -> None:
    """Write to a member of staff that this was changed, in their language.

    Who has no address, or works in a house that is not founded yet, is not told.
    """
    if not staff.email or not Agency.objects.exists():
        return
    language = offered_or_first(staff.language)
    now, zone = timezone.now(), get_zone()
    day = day_in_words(now, zone, language)
    with translation.override(language):
        facts = {
            "what_changed": str(proof.words),
            "changed_at": f"{day}, {now.astimezone(ZoneInfo(zone)):%H:%M}",
        }
    post_alone("proof_changed", address=staff.email, language=language, facts=facts)
    wake(SEND)
