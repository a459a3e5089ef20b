"""Whether a member has a second step, and how they lose one."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from answerable.agency.models import CodeApp, Passkey, RecoveryCode, Staff
from answerable.lib.errors import Refused


def has_second_step(staff: Staff) -> bool:
    """Tell whether a password alone does not let this member in."""
    proofs = Q(code_app__isnull=False) | Q(passkeys__isnull=False)
    return Staff.objects.filter(proofs, pk=staff.pk).exists()


@transaction.atomic
def remove_code_app(staff: Staff) -> bool:
    """Take the code app away; return whether there was one.

    Raises Refused for the last proof where one is needed.
    """
    _lock(staff)
    removed, _ones = CodeApp.objects.filter(staff=staff).delete()
    _keep_one(staff)
    return bool(removed)


@transaction.atomic
def remove_passkey(staff: Staff, number: int) -> bool:
    """Take one passkey away; return whether it was theirs. Raises Refused as above."""
    _lock(staff)
    removed, _ones = Passkey.objects.filter(staff=staff, pk=number).delete()
    _keep_one(staff)
    return bool(removed)


@transaction.atomic
def forget_second_step(staff: Staff) -> None:
    """Take everything away: phone and paper are lost, and somebody vouches for them."""
    _lock(staff)
    for model in (CodeApp, Passkey, RecoveryCode):
        model.objects.filter(staff=staff).delete()


def _lock(staff: Staff) -> None:
    # Two at once must not take each other's last one away.
    Staff.objects.select_for_update(no_key=True).get(pk=staff.pk)


def _keep_one(staff: Staff) -> None:
    if has_second_step(staff):
        return
    if settings.SECOND_STEP_REQUIRED:
        raise Refused(
            code="last-second-step",
            hint=_("This is your only second step. Set up another one first."),
        )
    RecoveryCode.objects.filter(staff=staff).delete()
