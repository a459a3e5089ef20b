"""A form looked at: as people will see it, and as it was in earlier versions."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import override
from django.views.decorators.http import require_safe

from answerable.agency.access import may_set_up
from answerable.agency.configuration import seen_in
from answerable.agency.models import Service
from answerable.agency.queries import get_agency
from answerable.forms.asking import form_of
from answerable.forms.conditions import label_of
from answerable.forms.differences import changes_between
from answerable.forms.models import Form
from answerable.forms.policy.publishing import topic_of
from answerable.forms.queries import sketch_of, versions_of
from answerable.front.desk.doors import DeskRequest, show
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.earlier import with_earlier
from answerable.front.shared.languages import direction_of, language_name

PAGE = 20
TRY = "try"


@dataclass(frozen=True)
class Version:
    """One published version: what it asked, and what was other than before."""

    number: int
    asked: list[str]
    changes: list[str]


@require_safe
@setup_page
def preview(request: DeskRequest, slug: str) -> HttpResponse:
    """Show the questions as people will be asked them; what is filled in goes nowhere."""
    service = get_object_or_404(Service, slug=slug)
    languages = get_agency().languages
    wanted = request.GET.get("language", "")
    language = wanted if wanted in languages else languages[0]
    asked = Form(service=service, questions=sketch_of(service).questions)
    filled = request.GET if TRY in request.GET else None
    with override(language):
        form = form_of(asked, language)(filled, auto_id="preview-%s")
        is_right = filled is not None and form.is_valid()
    shown = {
        "service": service,
        "form": form,
        "is_right": is_right,
        "spoken": language,
        "direction": direction_of(language),
        "languages": [(code, language_name(code)) for code in languages],
    }
    return show(request, "desk/setup/form_preview.html", shown)


@require_safe
@setup_page
def versions(request: DeskRequest, slug: str) -> HttpResponse:
    """List what a service asked, the newest first, each against the one before."""
    service = get_object_or_404(Service, slug=slug)
    rows = versions_of(service)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    shown = {
        "service": service,
        "page": page,
        "versions": [_version(*pair) for pair in with_earlier(rows, page)],
        "newest": page.paginator.count,
        "seen": seen_in(topic_of(service)),
        "may_edit": may_set_up(request.user),
    }
    return show(request, "desk/setup/form_versions.html", shown)


def _version(form: Form, earlier: Form | None) -> Version:
    asked = [label_of(question) for question in form.questions]
    before = earlier.questions if earlier else []
    changes = changes_between(before, form.questions)
    return Version(form.version, asked, list(changes))
