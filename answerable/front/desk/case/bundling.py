"""A case put together as one document, for the ombudsman or somebody else outside.

Nothing of it is kept: it is the answer to the form. That it was made is written down.
"""

from __future__ import annotations

from functools import partial
from http import HTTPStatus

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from answerable.agency.queries import get_zone
from answerable.cases.access import case_worked
from answerable.casework.bundling import Purpose, note_bundle
from answerable.front.desk.case.bundle_paper import MOST_BYTES, Asked, Bundle
from answerable.front.desk.case.bundle_parts import Contents, contents_of, parts_of
from answerable.front.desk.case.page import looked_at
from answerable.front.desk.case.stepping import try_step
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.bundle import BundleForm
from answerable.front.desk.saving import to_save
from answerable.front.shared.paper.readiness import is_ready

PDF, ZIP = "application/pdf", "application/zip"


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def case_bundle(request: DeskRequest, reference: str) -> HttpResponseBase:
    """Ask what goes in; on POST, send it."""
    case_worked(request.user, reference)
    found = looked_at(request.user, reference)
    with timezone.override(get_zone()):
        contents = contents_of(request.user, found)
        offered = parts_of(contents)
        data = request.POST if request.method == "POST" else None
        form = BundleForm(found, request.user, data, offered=offered)
        if data is None:
            return _show(request, contents, form)
        return try_step(
            form, partial(_send, contents), partial(_show, request, contents)
        )


def _send(contents: Contents, form: BundleForm) -> FileResponse:
    """Put it together, and only then write down that it leaves."""
    given, chosen = form.cleaned_data, form.cleaned_data["parts"]
    purpose = Purpose(given["purpose"])
    asked = Asked(frozenset(chosen), given["reason"], str(purpose.label))
    bundle = Bundle(form.case, contents, asked, form.staff)
    document = bundle.print()
    note_bundle(
        form.case,
        purpose=purpose,
        parts=len(chosen),
        left_out=len(form.left_out(chosen)),
        by=form.staff,
        seen=given["seen"],
    )
    return _answer(bundle, document, form.case.reference)


def _answer(bundle: Bundle, document: bytes, reference: str) -> FileResponse:
    if bundle.beside:
        packed = bundle.pack(document, f"{reference}.pdf")
        return to_save(packed, f"{reference}.zip", ZIP)
    return to_save(document, f"{reference}.pdf", PDF)


def _show(
    request: DeskRequest,
    contents: Contents,
    form: BundleForm,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    page = {
        "case": form.case,
        "form": form,
        "contents": contents,
        "largest": MOST_BYTES,
        "is_ready": is_ready(),
    }
    return show(request, "desk/cases/bundle.html", page, status)
