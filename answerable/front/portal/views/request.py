"""The guided request: one thing a page, kept in a draft from the first page on."""

from __future__ import annotations

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from answerable.cases.models.case import CaseType
from answerable.forms.drafts import begin, remove_file
from answerable.forms.models import Draft
from answerable.front.portal.answers_before import answers_before
from answerable.front.portal.checking import rows_of
from answerable.front.portal.danger import tells_of_danger
from answerable.front.portal.doors import Door
from answerable.front.portal.forms.fields import is_only_unfinished
from answerable.front.portal.forms.what import WhatForm
from answerable.front.portal.guards import to_done, with_draft, without_draft
from answerable.front.portal.moved import service_asked, service_moved
from answerable.front.portal.offers import Offer
from answerable.front.portal.playback import facts_of
from answerable.front.portal.posted import posted_by
from answerable.front.portal.promise import foresee
from answerable.front.portal.readers import journey_of
from answerable.front.portal.sending import send
from answerable.front.portal.situations import notices_for
from answerable.front.portal.steps import STEPS
from answerable.front.portal.steps.what import WHAT
from answerable.front.portal.trail import trail_in
from answerable.front.portal.views.articles import count_asking
from answerable.front.portal.visitors import visitor_of
from answerable.front.portal.writing import CHECK, Writing, find_offered, find_writing
from answerable.lib.wording import without_nul

SAVE_AND_FINISH_LATER = "later"
ADD_AND_STAY = "add"


@require_http_methods(["GET", "POST"])
def door(request: HttpRequest, door: Door) -> HttpResponse:
    """Show the first page; what is sent there begins a draft."""
    if moved := service_moved(request):
        return moved
    words = without_nul(request.GET.get("words", ""))
    form = WhatForm(posted_by(request).data, door=door, initial={"words": words})
    if is_taken(request, form):
        draft = begin(door.slug, get_language() or "")
        writing = Writing(draft, door)
        hint = service_asked(request)
        trail = trail_in(request.GET)
        kept = {"hint": hint, "trail": trail.as_facts, **trail.journey_facts}
        writing.keep_for_later(kept)
        return _go_on(request, writing, WHAT.slug, form)
    unbegun = Writing(Draft(door=door.slug), door)
    context = _context(unbegun, WHAT.slug, form=form, wanted=_wanted(request, door))
    count_asking(request)
    return render(request, "portal/request/what.html", context)


@require_http_methods(["GET", "POST"])
@with_draft
def step(request: HttpRequest, writing: Writing, step: str) -> HttpResponse:
    """Show one page of the request, keep its answers, and go on."""
    if not writing.may_see(step):
        return _to_step(writing, writing.open_step)
    form = STEPS[step].form(writing, posted_by(request))
    if is_taken(request, form):
        return _go_on(request, writing, step, form)
    shown = {"form": form, **facts_of(writing, step)}
    return render(
        request, f"portal/request/{step}.html", _context(writing, step, **shown)
    )


@require_http_methods(["GET", "POST"])
@with_draft
def check(request: HttpRequest, writing: Writing) -> HttpResponse:
    """Show everything once more with what we promise, and send it."""
    if not writing.may_see(CHECK):
        return _to_step(writing, writing.open_step)
    if request.method == "POST":
        sent = send(
            writing, visitor=visitor_of(request), journey=journey_of(request, writing)
        )
        return to_done(writing.door, sent)
    context = _context(
        writing,
        CHECK,
        rows=rows_of(writing),
        promised=foresee(writing),
        tells_of_danger=tells_of_danger(writing),
        answers=answers_before(writing),
    )
    return render(request, "portal/request/check.html", context)


@require_POST
@with_draft
def photo_remove(_request: HttpRequest, writing: Writing, sha256: str) -> HttpResponse:
    """Take one file out of the request again."""
    remove_file(writing.draft, sha256)
    return _to_step(writing, "photo")


@require_GET
@with_draft
def saved(request: HttpRequest, writing: Writing) -> HttpResponse:
    """Show the link by which the person finds back."""
    path = reverse("portal:resume", args=[writing.draft.token])
    context = {
        "door": writing.door,
        "link": request.build_absolute_uri(path),
        "until": writing.draft.expires_at,
    }
    return render(request, "portal/request/saved.html", context)


@require_GET
@never_cache
def resume(request: HttpRequest, token: str) -> HttpResponse:
    """Go on where the person left off."""
    writing = find_writing(token)
    if writing is None:
        return without_draft(request, None, token)
    return _to_step(writing, writing.open_step)


def is_taken(request: HttpRequest, form: Form) -> bool:
    """Tell whether the draft can keep what was sent: valid, or only unfinished yet."""
    is_later = SAVE_AND_FINISH_LATER in request.POST
    return form.is_valid() or (form.is_bound and is_later and is_only_unfinished(form))


def _wanted(request: HttpRequest, door: Door) -> Offer | None:
    """Return the service by which somebody comes in, where its questions are asked."""
    slug = without_nul(request.GET.get("service", ""))
    service = find_offered(slug) if slug and door.for_service else None
    is_asked = service and door.case_type != CaseType.COMPLAINT
    return Offer(service) if service and is_asked else None


def _go_on(
    request: HttpRequest, writing: Writing, step: str, form: Form
) -> HttpResponse:
    """Keep what a page holds, and lead to the page that comes next."""
    page = STEPS[step]
    if SAVE_AND_FINISH_LATER in request.POST:
        page.keep_for_later(writing, form)
        return redirect("portal:saved", writing.door, writing.draft.token)
    if ADD_AND_STAY in request.POST:
        page.keep_for_later(writing, form)
        return _to_step(writing, step)
    page.keep(writing, form)
    # Answers may have changed which pages there are.
    return _to_step(writing, Writing(writing.draft, writing.door).open_step)


def _to_step(writing: Writing, step: str) -> HttpResponse:
    return redirect("portal:step", writing.door, writing.draft.token, step)


def _context(writing: Writing, step: str, **facts: object) -> dict[str, object]:
    steps = writing.steps
    return {
        "writing": writing,
        "door": writing.door,
        "number": steps.index(step) + 1,
        "total": len(steps),
        "back": writing.before(step),
        "notices": notices_for(writing),
        **facts,
    }
