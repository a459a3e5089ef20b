"""The keys of the desk on a page of their own, and how one likes to work."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from answerable.agency.models.staff import Onward
from answerable.agency.policy import set_habits
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.habits import HabitsForm
from answerable.front.desk.me.keys import GROUPS


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def habits(request: DeskRequest) -> HttpResponse:
    """List the keys; on POST, keep how somebody likes to work."""
    form = HabitsForm(request.user, request.POST or None)
    if not form.is_valid():
        wrong = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
        page = {"form": form, "groups": GROUPS}
        return show(request, "desk/habits.html", page, wrong)
    chosen = form.cleaned_data
    onward = Onward(chosen["goes_on_to"])
    set_habits(request.user, uses_keys=chosen["uses_keys"], goes_on_to=onward)
    messages.success(request, _("The desk works so from now on."))
    return redirect("desk:habits")
