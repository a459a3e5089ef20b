"""An invitation to the desk: a link by which a newcomer chooses a password, once.

The link is signed and holds for three days. It dies with the password that it led to,
and with the account.
"""

from __future__ import annotations

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction

from answerable.agency.models import Staff
from answerable.lib.errors import NotFound


def invitation_for(staff: Staff) -> str:
    """Return what the link of this member of staff ends in."""
    token: str = default_token_generator.make_token(staff)
    return token


def invited(number: int, token: str) -> Staff:
    """Return whose invitation this is. Raises NotFound for any other."""
    staff = Staff.objects.filter(pk=number, is_active=True).first()
    if staff is None or not default_token_generator.check_token(staff, token):
        raise NotFound(str(number))
    return staff


@transaction.atomic
def accept(staff: Staff, password: str) -> None:
    """Give a member of staff the password that they chose."""
    locked = Staff.objects.select_for_update(no_key=True).get(pk=staff.pk)
    locked.set_password(password)
    locked.save(update_fields=["password"])
