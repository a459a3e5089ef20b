"""Several cases of the queue at once: what would change, then one button, then undo.

The page says for each case what will change, or why nothing can.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy, ngettext
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from answerable.agency.models import Staff
from answerable.casework.several import UNDONE_WITHIN, Standing, put_back
from answerable.front.desk.case.doings import Doing, refuse_readers
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.several import FORMS, SeveralForm
from answerable.front.desk.queue.several_steps import (
    Foresight,
    Result,
    chosen,
    take_each,
)
from answerable.lib.errors import NotFound, Refused

NAMES = {
    Doing.TAKE: gettext_lazy("Take them"),
    Doing.ASSIGN: gettext_lazy("Hand them on"),
    Doing.SERVICE: gettext_lazy("Change the service"),
    Doing.NOTE: gettext_lazy("Write a note"),
}
KEPT = "several"  # in the session: what was done last, to be shown and undone


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def several(request: DeskRequest) -> HttpResponse:
    """Show what would change in which case; on POST, change it."""
    refuse_readers(request.user)
    sent = request.POST if request.method == "POST" else request.GET
    doing = _doing(sent)
    cases = chosen(request.user, doing, sent.getlist("case"))
    if not cases:
        messages.info(request, _("Choose cases first: tick them in the queue."))
        return redirect("desk:queue")
    form = FORMS[doing](request.user, sent if _is_filled(request, doing) else None)
    if request.method != "POST" or not form.is_valid():
        return _show(request, doing, form, cases)
    _keep(request, take_each(form, doing, cases))
    return redirect("desk:several-done")


@require_safe
@staff_required
def done(request: DeskRequest) -> HttpResponse:
    """Show what was done last with several cases, and offer to undo it."""
    kept = request.session.get(KEPT)
    if kept is None:
        return redirect("desk:queue")
    page = {"kept": kept, "told": _told(kept["count"]), "may_undo": _may_undo(kept)}
    return show(request, "desk/several/done.html", page)


@require_POST
@staff_required
def undo(request: DeskRequest) -> HttpResponse:
    """Undo what was just done with several, where nobody touched it since."""
    kept = request.session.pop(KEPT, None)
    if kept is None or not _may_undo(kept):
        messages.error(request, _("It is too late to undo this in one go."))
        return redirect("desk:queue")
    standings = [Standing(**each) for each in kept["standings"]]
    count = sum(_is_put_back(each, request.user) for each in standings)
    messages.success(request, _put_back_told(count, len(standings)))
    return redirect("desk:queue")


def _doing(sent: QueryDict) -> Doing:
    named = sent.get("doing", "")
    if named not in {each.value for each in FORMS}:
        raise NotFound(named)
    return Doing(named)


def _is_filled(request: DeskRequest, doing: Doing) -> bool:
    """Tell whether the values were sent, and not only the cases."""
    names = FORMS[doing].base_fields
    return request.method == "POST" or any(name in request.GET for name in names)


def _keep(request: DeskRequest, result: Result) -> None:
    request.session[KEPT] = {
        "count": len(result.standings),
        "standings": [asdict(each) for each in result.standings],
        "left": result.left,
        "at": timezone.now().isoformat(),
    }


def _may_undo(kept: dict[str, Any]) -> bool:
    age = timezone.now() - datetime.fromisoformat(kept["at"])
    return bool(kept["standings"]) and age <= UNDONE_WITHIN


def _is_put_back(standing: Standing, by: Staff) -> bool:
    try:
        put_back(standing, by=by)
    except Refused:
        return False
    return True


def _told(count: int) -> str:
    words = ngettext("Done with %(count)s case.", "Done with %(count)s cases.", count)
    return words % {"count": count}


def _put_back_told(count: int, total: int) -> str:
    words = ngettext(
        "%(count)s case is back where it was.",
        "%(count)s cases are back where they were.",
        count,
    )
    if count < total:
        words = _(
            "%(count)s of %(total)s cases are back where they were. What somebody touched"
            " meanwhile stays."
        )
    return words % {"count": count, "total": total}


def _show(
    request: DeskRequest, doing: Doing, form: SeveralForm, cases: list[Foresight]
) -> HttpResponse:
    is_ready = form.is_valid() or not form.fields
    page = {
        "doing": doing,
        "name": NAMES[doing],
        "form": form,
        "may_be_done": [each for each in cases if not each.obstacle],
        "left": [each for each in cases if each.obstacle],
        "then": _then(form) if is_ready else "",
        "is_ready": is_ready,
    }
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return show(request, "desk/several/preview.html", page, wrong)


def _then(form: SeveralForm) -> str:
    """Return what every one of them will be, in words."""
    given = form.cleaned_data if form.fields else {"owner": form.staff}
    if "words" in given:
        return _("It gets the note.")
    if "service" in given:
        return f"{given['service'].team} · {given['service']}"
    parts = (given.get("team"), given["owner"] or _("nobody yet"))
    return " · ".join(str(part) for part in parts if part)
