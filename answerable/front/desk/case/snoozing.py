"""The button that puts a case back into one's own queue."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from answerable.cases.access import case_worked
from answerable.casework.snoozing import wake
from answerable.front.desk.doors import DeskRequest, staff_required


@require_POST
@staff_required
def case_wake(request: DeskRequest, reference: str) -> HttpResponse:
    """Show a case in one's queue again."""
    wake(case_worked(request.user, reference), by=request.user)
    messages.success(request, _("It is in your queue again."))
    return redirect("desk:case", reference)
