"""What a session has proved, and who is on the way in with only a password.

A second step is remembered with its time: to change one's proofs, it must be fresh.
"""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest
from django.utils import timezone

from answerable.agency.accounts.second_step import has_second_step
from answerable.agency.models import Staff
from answerable.agency.sessions import remember_browser

PROVED_AT, LONG_AGO = "proved_at", 0
ON_THE_WAY = "on_the_way"
FRESH_FOR = timedelta(minutes=15)
ON_THE_WAY_FOR = timedelta(minutes=10)
OUR_BACKEND = "django.contrib.auth.backends.ModelBackend"


class Comer(NamedTuple):
    """Who must still prove themselves, and where they wanted to go."""

    staff: Staff
    wanted: str


def lacks_second_step(request: HttpRequest) -> bool:
    """Tell whether this session must prove more before anything else."""
    return settings.SECOND_STEP_REQUIRED and PROVED_AT not in request.session


def must_prove_again(request: HttpRequest, staff: Staff) -> bool:
    """Tell whether somebody may sit at an open desk that is not theirs."""
    proved = request.session.get(PROVED_AT, LONG_AGO)
    is_fresh = timezone.now().timestamp() - proved < FRESH_FOR.total_seconds()
    return not is_fresh and has_second_step(staff)


def let_wait(request: HttpRequest, staff: Staff, wanted: str) -> None:
    """Remember whose password was right, for some minutes."""
    request.session.cycle_key()
    request.session[ON_THE_WAY] = {
        "staff": staff.pk,
        "wanted": wanted,
        "until": (timezone.now() + ON_THE_WAY_FOR).timestamp(),
    }


def find_comer(request: HttpRequest) -> Comer | None:
    """Return who has to prove themselves: on the way in, or at the desk already."""
    if isinstance(request.user, Staff):
        return Comer(request.user, wanted_by(request))
    waiting = request.session.get(ON_THE_WAY)
    if waiting is None or waiting["until"] < timezone.now().timestamp():
        return None
    staff = Staff.objects.filter(pk=waiting["staff"], is_active=True).first()
    return Comer(staff, waiting["wanted"]) if staff else None


def wanted_by(request: HttpRequest) -> str:
    """Return where this request says that it wants to go on to."""
    return request.POST.get("next", request.GET.get("next", ""))


def let_in(request: HttpRequest, staff: Staff) -> None:
    """Open the desk to who has proved themselves by a second step."""
    _seat(request, staff)
    mark_proved(request)


def let_in_vouched(request: HttpRequest, staff: Staff) -> None:
    """Open the desk to whom the house vouches for.

    Its provider may have asked them nothing just now: that is no fresh proof.
    """
    _seat(request, staff)
    request.session.setdefault(PROVED_AT, LONG_AGO)


def sit_down(request: HttpRequest, staff: Staff) -> None:
    """Begin a session of this member in this browser, for a working day."""
    login(request, staff, backend=OUR_BACKEND)
    # Said at the start, or each use would begin the day anew.
    day = timedelta(seconds=settings.SESSION_COOKIE_AGE)
    request.session.set_expiry(timezone.now() + day)
    remember_browser(request.session, request.headers.get("user-agent", ""))


def _seat(request: HttpRequest, staff: Staff) -> None:
    """Let a member sit down who does not sit here yet; somebody else gets up."""
    if request.user != staff:
        sit_down(request, staff)
        request.session.pop(ON_THE_WAY, None)


def mark_proved(request: HttpRequest) -> None:
    """Remember that a second step was taken now."""
    request.session[PROVED_AT] = timezone.now().timestamp()
