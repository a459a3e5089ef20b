"""What a signature was: every version of it, and the way back to one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from answerable.correspondence import policy
from answerable.correspondence.access import may_edit_signature
from answerable.correspondence.models import SignatureVersion
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.letters.signatures import signature_of, title_of
from answerable.front.shared.languages import direction_of, language_name
from answerable.lib.errors import NotFound

PAGE = 20


@dataclass(frozen=True)
class Words:
    """What a version says in one language."""

    language: str
    code: str
    direction: str
    closing: str
    line: str


@require_safe
@staff_required
def versions(request: DeskRequest, whose: str) -> HttpResponse:
    """Show what a signature was, the newest first."""
    kept = signature_of(request.user, whose)
    if not kept.version:
        raise NotFound(whose)
    rows = kept.versions.select_related("by").order_by("-number")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    shown = {
        "signature": kept,
        "whose": whose,
        "title": title_of(kept),
        "page": page,
        "lines": [(each, list(words_of(each))) for each in page.object_list],
        "may_edit": may_edit_signature(request.user, kept),
    }
    return show(request, "desk/signatures/versions.html", shown)


@require_POST
@staff_required
def restore(request: DeskRequest, whose: str) -> HttpResponse:
    """Let letters end as in a version."""
    kept = signature_of(request.user, whose)
    wanted = request.POST.get("version", "")
    if not wanted.isdecimal() or not kept.version:
        raise NotFound(wanted)
    policy.restore_signature(kept, number=int(wanted), by=request.user)
    told = _("The signature is as it was in version %(number)s.")
    messages.success(request, told % {"number": wanted})
    return redirect("desk:signature", whose)


def words_of(version: SignatureVersion) -> Iterator[Words]:
    """Yield what it says in each language in which it says anything."""
    for code in sorted(version.closing.keys() | version.line.keys()):
        yield Words(
            language_name(code),
            code,
            direction_of(code),
            version.closing.get(code, ""),
            version.line.get(code, ""),
        )
