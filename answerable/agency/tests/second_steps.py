"""A code app of the tests, and what it shows."""

from __future__ import annotations

from django.utils import timezone

from answerable.agency.accounts.codes import keep_code_app
from answerable.lib import one_time

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code_now():
    """Return what the app shows."""
    return one_time.code_of(SECRET, one_time.step_at(timezone.now().timestamp()))


def give_code_app(staff):
    """Give a member the app; the code that it shows now is used up."""
    assert keep_code_app(staff, SECRET, code_now())
