"""The page of those who lead teams, and moving cases from one to another."""

from __future__ import annotations

from dataclasses import asdict

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_POST, require_safe

from answerable.agency.models import Staff
from answerable.agency.roles import Role
from answerable.casework import moving
from answerable.casework.moving import Moved
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.move import MoveForm
from answerable.front.desk.team.board import board_of, led_by
from answerable.lib.errors import NotAllowed, Refused

SALT = "desk.moved"
UNDONE_WITHIN = 600  # seconds; later it would be a new decision


@require_safe
@staff_required
def board(request: DeskRequest) -> HttpResponse:
    """Show what waits and who has how much; every half a minute only the figures."""
    found = board_of(request.user, request.GET.get("team", ""))
    page = {
        "board": found,
        "is_paused": "paused" in request.GET,
        "moved": request.GET.get("moved", ""),
        "may_move": _is_supervisor(request.user),
        "form": MoveForm(found.targets),
    }
    template = (
        "desk/team/board.html#figures" if request.htmx else "desk/team/board.html"
    )
    return show(request, template, page)


@require_POST
@staff_required
def move(request: DeskRequest) -> HttpResponse:
    """Move some cases of one to another."""
    _refuse_readers(request.user)
    found = board_of(request.user, request.POST.get("team", ""))
    form = MoveForm(found.targets, request.POST)
    query = {"team": found.team.slug} if found.team else {}
    if not form.is_valid():
        messages.error(request, form.first_mistake)
        return redirect(reverse("desk:board", query=query))
    teams = [found.team.pk] if found.team else [team.pk for team in found.teams]
    try:
        moved = moving.move_cases(**form.cleaned_data, teams=teams, by=request.user)
    except Refused as refused:
        messages.error(request, refused.hint)
        return redirect(reverse("desk:board", query=query))
    _tell(request, moved, form.cleaned_data["to"])
    key = signing.dumps(asdict(moved), salt=SALT)
    return redirect(reverse("desk:board", query={**query, "moved": key}))


@require_POST
@staff_required
def move_back(request: DeskRequest) -> HttpResponse:
    """Take a move back, as far as nobody has touched the cases since."""
    _refuse_readers(request.user)
    moved = _read(request.POST.get("moved", ""))
    if moved is None:
        messages.error(
            request, _("That is too long ago to be taken back. Move them again.")
        )
        return redirect("desk:board")
    back = moving.move_back(moved, by=request.user)
    said = ngettext(
        "%(count)s case is back where it was.",
        "%(count)s cases are back where they were.",
        back,
    )
    messages.success(request, said % {"count": back})
    if left := len(moved.versions) - back:
        stayed = ngettext(
            "%(count)s case changed meanwhile and stays.",
            "%(count)s cases changed meanwhile and stay.",
            left,
        )
        messages.info(request, stayed % {"count": left})
    return redirect("desk:board")


def _is_supervisor(staff: Staff) -> bool:
    return bool(staff.posts.get(Role.SUPERVISOR))


def _refuse_readers(staff: Staff) -> None:
    led_by(staff)
    if not _is_supervisor(staff):
        message = _("You can read the board, but only a supervisor moves cases.")
        raise NotAllowed(message)


def _tell(request: DeskRequest, moved: Moved, to: Staff) -> None:
    count = len(moved.versions)
    said = ngettext(
        "%(count)s case moved to %(person)s.",
        "%(count)s cases moved to %(person)s.",
        count,
    )
    messages.success(request, said % {"count": count, "person": to})


def _read(key: str) -> Moved | None:
    try:
        told = signing.loads(key, salt=SALT, max_age=UNDONE_WITHIN)
    except signing.BadSignature:
        return None
    versions = {int(pk): version for pk, version in told["versions"].items()}
    return Moved(versions, told["of"], told["to"])
