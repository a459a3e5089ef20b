"""Who else has a case open: said on its page, and kept up to date by its script."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from answerable.agency.models import Staff
from answerable.cases.access import case_for
from answerable.cases.models import Case
from answerable.cases.presence import Present, be_here, others_here
from answerable.front.desk.doors import DeskRequest, staff_required
from answerable.lib.wording import isolated


@require_POST
@staff_required
def case_here(request: DeskRequest, reference: str) -> JsonResponse:
    """Hear that somebody has a case open, and tell them who else has."""
    case = case_for(request.user, reference)
    be_here(case, request.user, is_typing="typing" in request.POST)
    return JsonResponse({"told": told_here(case, request.user)})


def told_here(case: Case, staff: Staff) -> str:
    """Return who else is here, in words; nothing where nobody is."""
    return in_words(others_here(case, staff))


def in_words(present: Iterable[Present]) -> str:
    """Return who has a case open, a few words each."""
    return " · ".join(map(_told, present))


def _told(present: Present) -> str:
    said = _("%(name)s is writing here") if present.is_typing else _("%(name)s is here")
    return said % {"name": isolated(str(present.staff))}
