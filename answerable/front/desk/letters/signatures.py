"""How letters end: the signature of each unit, and the line under one's own name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import TypeVar

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from answerable.agency.models import Department, Staff, Team
from answerable.agency.queries import all_departments, all_teams, get_agency
from answerable.correspondence import policy
from answerable.correspondence.access import (
    check_may_edit_signature,
    may_edit_signature,
)
from answerable.correspondence.models import Signature
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.signatures import OwnLineForm, SignatureForm
from answerable.front.desk.forms.step import seen_now
from answerable.front.shared.languages import direction_of, language_name
from answerable.lib.errors import NotFound, Stale

HOUSE, ME = "house", "me"
UnitT = TypeVar("UnitT", Department, Team)


@dataclass(frozen=True)
class Line:
    """One unit in the list: its page, its name, whether it has words of its own."""

    url: str
    name: str
    has_own: bool


@require_safe
@staff_required
def signatures(request: DeskRequest) -> HttpResponse:
    """List the units whose letters can end in a way of their own."""
    kept = Signature.objects.filter(staff=None).exclude(version=0)
    there = {(each.department_id, each.team_id) for each in kept}
    house = Line(_url(HOUSE), _("The whole house"), (None, None) in there)
    departments = [
        Line(_url(f"department-{each.slug}"), str(each), (each.pk, None) in there)
        for each in all_departments().values()
        if each.valid_to is None or (each.pk, None) in there
    ]
    teams = [
        Line(_url(f"team-{each.slug}"), str(each), (None, each.pk) in there)
        for each in all_teams().values()
    ]
    shown = {"house": house, "departments": departments, "teams": teams}
    return show(request, "desk/signatures/list.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def signature(request: DeskRequest, whose: str) -> HttpResponse:
    """Show how the letters of a unit end; to whoever may, as a form."""
    kept = signature_of(request.user, whose)
    kind = OwnLineForm if whose == ME else SignatureForm
    if request.method != "POST":
        return _show_form(request, kept, kind(kept))
    check_may_edit_signature(request.user, kept)
    form = kind(kept, request.POST)
    if not form.is_valid():
        return _show_form(request, kept, form)
    return _write(request, whose, kept, form)


def _write(
    request: DeskRequest, whose: str, kept: Signature, form: OwnLineForm
) -> HttpResponse:
    seen = form.cleaned_data["seen"]
    try:
        policy.write_signature(kept, form.written(), by=request.user, seen=seen)
    except Stale as stale:
        fresh = signature_of(request.user, whose)
        again = type(form)(fresh, seen_now(request.POST, fresh.version))
        again.full_clean()
        again.refuse(stale)
        return _show_form(request, fresh, again, HTTPStatus.CONFLICT)
    messages.success(request, _("The signature is kept. The next letter has it."))
    return redirect("desk:signature", whose)


def _show_form(
    request: DeskRequest,
    kept: Signature,
    form: OwnLineForm,
    status: HTTPStatus | None = None,
) -> HttpResponse:
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    page = {
        "form": form,
        "signature": kept,
        "title": title_of(kept),
        "whose": _whose(kept),
        "may_edit": may_edit_signature(request.user, kept),
        "texts": [
            (language_name(code), code, direction_of(code), *_texts(kept, code))
            for code in get_agency().languages
        ],
    }
    return show(request, "desk/signatures/signature.html", page, status or wrong)


def _texts(kept: Signature, code: str) -> tuple[str, str]:
    return kept.closing.get(code, ""), kept.line.get(code, "")


def signature_of(staff: Staff, whose: str) -> Signature:
    """Return a signature as it is kept, or an empty one. Raises NotFound."""
    unit = _unit(staff, whose)
    kept = Signature.objects.filter(
        department=unit.department, team=unit.team, staff=unit.staff
    )
    return kept.select_related("changed_by", "team", "department").first() or unit


def _unit(staff: Staff, whose: str) -> Signature:
    """Return the empty signature of a unit, such as team-roads. Raises NotFound."""
    if whose == ME:
        return Signature(staff=staff)
    if whose == HOUSE:
        return Signature()
    kind, _dash, slug = whose.partition("-")
    if kind == "team":
        return Signature(team=_named(slug, all_teams().values()))
    if kind == "department":
        return Signature(department=_named(slug, all_departments().values()))
    raise NotFound(whose)


def _named(slug: str, units: Iterable[UnitT]) -> UnitT:
    """Return the unit with this slug. Raises NotFound."""
    found = next((each for each in units if each.slug == slug), None)
    if found is None:
        raise NotFound(slug)
    return found


def _whose(kept: Signature) -> str:
    """Return what the address of a signature ends in."""
    if kept.staff_id:
        return ME
    if kept.team:
        return f"team-{kept.team.slug}"
    return f"department-{kept.department.slug}" if kept.department else HOUSE


def title_of(kept: Signature) -> str:
    """Return what a page about a signature is called."""
    if kept.staff_id:
        return _("The line under your name")
    unit = kept.team or kept.department or _("The whole house")
    return _("Signature: %(unit)s") % {"unit": unit}


def _url(whose: str) -> str:
    return reverse("desk:signature", args=[whose])
