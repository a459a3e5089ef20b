"""Wrong passwords are counted for a name at an address, for a name, and for an address.

The first stops who guesses from one place; the others stop who tries one name from many
places, or many names from one. Neither keeps an office out, nor the owner of a name: who
signed in from an address before is stopped by the first alone.
"""

from __future__ import annotations

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username
from axes.models import AccessAttempt, AccessLog
from django.conf import settings
from django.db.models import Q, QuerySet, Sum
from django.http import HttpRequest

TRIES_OF_A_NAME = 20
TRIES_FROM_AN_ADDRESS = 50


class Throttle(AxesDatabaseHandler):  # type: ignore[misc]  # it carries no types
    """Counts wrong passwords of the last quarter of an hour, as ``axes`` asks for it."""

    def get_failures(
        self, request: HttpRequest, credentials: dict[str, str] | None = None
    ) -> int:
        """Return how many there were; as many as close the door where one limit is met."""
        name, address = get_client_username(request, credentials), _address(request)
        of_name, from_address = Q(username=name), Q(ip_address=address)
        counted = _recent(request).aggregate(
            here=_failures(of_name & from_address),
            of_name=_failures(of_name),
            from_address=_failures(from_address),
        )
        here, everywhere, anybody = (each or 0 for each in counted.values())
        is_much = everywhere >= TRIES_OF_A_NAME or anybody >= TRIES_FROM_AN_ADDRESS
        if is_much and not _came_before(name, address):
            return max(here, settings.AXES_FAILURE_LIMIT)
        return here


def _recent(request: HttpRequest) -> QuerySet[AccessAttempt]:
    since = get_cool_off_threshold(request)
    recent: QuerySet[AccessAttempt] = AccessAttempt.objects.filter(
        attempt_time__gte=since
    )
    return recent


def _failures(which: Q) -> Sum:
    return Sum("failures_since_start", filter=which)


def _came_before(name: str | None, address: str | None) -> bool:
    """Tell whether somebody signed in by this name from this address before."""
    came = AccessLog.objects.filter(username=name, ip_address=address)
    return bool(came.exists())


def _address(request: HttpRequest) -> str | None:
    address: str | None = request.axes_ip_address  # type: ignore[attr-defined]  # of axes
    return address
