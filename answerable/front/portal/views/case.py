"""What a person sees of their own case, and what they can do with it."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from answerable.cases.corrections import own_request
from answerable.cases.models import Attachment
from answerable.cases.workflow import State
from answerable.casework import follow
from answerable.channels.models import Envelope
from answerable.front.portal.forms.case import AddForm, ReopenForm
from answerable.front.portal.guards import with_proof
from answerable.front.portal.known import known_of
from answerable.front.portal.messages import Visit, add_message
from answerable.front.portal.posted import posted_by
from answerable.front.portal.standing import Standing
from answerable.front.shared.corrections import lines_of, told
from answerable.front.shared.downloads import file_response
from answerable.lib.errors import NotFound, Refused


@require_GET
@with_proof
def case(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show where a case stands, what was said, and what can be done."""
    own = own_request(visit.case)
    context = {
        "case": visit.case,
        "standing": Standing(visit.case),
        "known": known_of(visit.case),
        "own": own,
        "asked": lines_of(own.asked, own.form),
        "corrections": told(own.corrections, own.form),
    }
    return render(request, "portal/case/case.html", context)


@require_GET
@with_proof
def case_file(_request: HttpRequest, visit: Visit, file: int) -> FileResponse:
    """Give a file of this case: a photo as its stripped copy, others to keep."""
    return file_response(_get_attachment(visit, file))


@require_http_methods(["GET", "POST"])
@with_proof
def case_add(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Add a message or photos."""
    standing = Standing(visit.case)
    _refuse_unless(possible=standing.may_add)
    posted = posted_by(request)
    form = AddForm(posted.data, posted.files)
    if form.is_valid():
        given = form.cleaned_data
        words, token, files = given["words"], given["token"], given["photos"]
        envelope = add_message(visit, words, token=token, files=files)
        messages.success(request, thanks_for(envelope))
        return redirect("portal:case", visit.case.reference)
    context = {"case": visit.case, "standing": standing, "form": form}
    return render(request, "portal/case/add.html", context)


@require_http_methods(["GET", "POST"])
@with_proof
def case_reopen(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Say that it is not solved, and why."""
    standing = Standing(visit.case)
    _refuse_unless(possible=standing.may_reopen)
    is_answered = visit.case.state == State.RESOLVED
    form = ReopenForm(posted_by(request).data, is_answered=is_answered)
    if form.is_valid() and _is_reopened(visit, form):
        add_message(visit, form.cleaned_data["words"], token=form.cleaned_data["token"])
        messages.success(request, _("We have taken your case up again."))
        return redirect("portal:case", visit.case.reference)
    context = {"case": visit.case, "standing": standing, "form": form}
    return render(request, "portal/case/reopen.html", context)


@require_http_methods(["GET", "POST"])
@with_proof
def case_fixed(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Hear that it is solved."""
    _refuse_unless(possible=Standing(visit.case).may_confirm)
    if request.method == "POST":
        follow.confirm_fixed(visit.case)
        messages.success(request, _("Thank you for telling us that it is solved."))
        return redirect("portal:case", visit.case.reference)
    return render(request, "portal/case/fixed.html", {"case": visit.case})


@require_http_methods(["GET", "POST"])
@with_proof
def case_withdraw(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take the matter back."""
    _refuse_unless(possible=visit.case.is_open)
    if request.method == "POST":
        follow.withdraw(visit.case)
        messages.success(request, _("You have taken your case back."))
        return redirect("portal:case", visit.case.reference)
    return render(request, "portal/case/withdraw.html", {"case": visit.case})


def thanks_for(envelope: Envelope) -> str:
    """Return what is said for a message: that it is there, or that a person looks."""
    if envelope.outcome == Envelope.Outcome.CONTINUED:
        return _("We have added this to your case.")
    return _("We have your message. A person will look at it.")


def _get_attachment(visit: Visit, pk: int) -> Attachment:
    """Return a file of this case's public messages. Raises NotFound for any other."""
    of_case = (file for said in visit.case.messages for file in said.attachments.all())
    found = next((file for file in of_case if file.pk == pk), None)
    if found is None:
        message = "There is no such file in this case."
        raise NotFound(message)
    return found


def _is_reopened(visit: Visit, form: ReopenForm) -> bool:
    """Take the case up again, or say beside the words why that is too late."""
    try:
        is_wrong = form.cleaned_data.get("is_wrong", False)
        follow.reopen(visit.case, is_wrong=is_wrong)
    except Refused as refused:
        form.add_error(None, refused.hint)
        return False
    return True


def _refuse_unless(*, possible: bool) -> None:
    if not possible:
        hint = _("Your case has moved on since you opened that page. Look at it again.")
        raise Refused(code="case-moved-on", hint=hint)
