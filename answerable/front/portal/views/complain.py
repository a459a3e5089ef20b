"""What a person does about how we dealt with their case: complain, and ask again."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from answerable.agency.queries import offered_or_first
from answerable.casework.complain import escalating
from answerable.forms.drafts import begin
from answerable.front.portal.complaining import complaining_of
from answerable.front.portal.doors import DOORS
from answerable.front.portal.forms.case import AnotherLookForm
from answerable.front.portal.guards import with_proof
from answerable.front.portal.messages import Visit, add_message
from answerable.front.portal.posted import posted_by
from answerable.front.portal.writing import Writing
from answerable.lib.errors import NotFound, Refused


@require_http_methods(["GET", "POST"])
@with_proof
def case_another_look(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask that somebody else looks at a complaint; nobody need say why."""
    complaint = complaining_of(visit.case)
    if complaint is None:
        raise NotFound(visit.case.reference)
    if request.method != "POST" and not complaint.may_ask_again:
        hint = complaint.next or _(
            "We still look at your complaint. Wait for our answer."
        )
        raise Refused(code="complaint-no-other-look", hint=hint)
    form = AnotherLookForm(posted_by(request).data)
    if form.is_valid() and _is_taken(visit, form):
        _add_words(visit, form)
        told = _("Somebody else looks at it now. We write to you.")
        messages.success(request, told)
        return redirect("portal:case", visit.case.reference)
    context = {"case": visit.case, "complaint": complaint, "form": form}
    return render(request, "portal/case/another_look.html", context)


@require_GET
@with_proof
def case_answer(_request: HttpRequest, visit: Visit, number: int) -> FileResponse:
    """Give the answer of a stage on paper."""
    complaint = complaining_of(visit.case)
    if complaint is None:
        raise NotFound(visit.case.reference)
    return complaint.on_paper(number)


@require_http_methods(["GET", "POST"])
@with_proof
def case_complain(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Begin a complaint about how we deal with this case, which goes on."""
    if request.method != "POST":
        return render(request, "portal/case/complain.html", {"case": visit.case})
    door = DOORS["complain"]
    language = offered_or_first(get_language() or "")
    writing = Writing(begin(door.slug, language), door)
    # Proved on this page, and nowhere typed: nobody complains about another's case.
    writing.keep_for_later({"about": visit.case.reference})
    return redirect("portal:step", door, writing.draft.token, writing.open_step)


def _is_taken(visit: Visit, form: AnotherLookForm) -> bool:
    """Begin the next stage, or say beside the words why that cannot be."""
    try:
        escalating.ask_for_another_look(visit.case)
    except Refused as refused:
        form.add_error(None, refused.hint)
        return False
    return True


def _add_words(visit: Visit, form: AnotherLookForm) -> None:
    if words := form.cleaned_data["words"]:
        add_message(visit, words, token=form.cleaned_data["token"])
