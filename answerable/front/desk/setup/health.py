"""How the installation is, in plain words, with what to do: for who has no console."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.checks import run_checks
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from answerable.casework.health import health as look
from answerable.front.desk.doors import DeskRequest, show
from answerable.front.desk.setup.doors import setup_page


@dataclass(frozen=True)
class Finding:
    """What a check of the system says: where, and how to mend it."""

    name: str
    said: str
    mend: str


@require_safe
@setup_page
def health(request: DeskRequest) -> HttpResponse:
    """Show what was looked at just now, and what to do about it."""
    shown = {
        "signs": look().signs,
        "findings": findings(),
        "is_demo": settings.DEMO,
        "now": timezone.now(),
    }
    return show(request, "desk/setup/health.html", shown)


def findings() -> list[Finding]:
    """Return what the checks before people use a site say; of the demo, they say less."""
    messages = run_checks(
        include_deployment_checks=not settings.DEMO, databases=["default"]
    )
    return [
        Finding(one.id or "", str(one.msg), str(one.hint or "")) for one in messages
    ]
