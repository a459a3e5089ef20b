"""A form that asks more of people: the reason for it, and somebody else who approves it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, resolve_url
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)
from django_stubs_ext import StrOrPromise

from answerable.agency.access import may_read_setup
from answerable.agency.approvers import has_other_approver, may_approve
from answerable.agency.configuration import Hand, seen_in
from answerable.agency.models import Service
from answerable.forms.burden import Burden, burden_of
from answerable.forms.differences import changes_between
from answerable.forms.models import LONGEST_REASON, Form, Sketch
from answerable.forms.policy import approve_sketch, propose_sketch, send_sketch_back
from answerable.forms.policy.publishing import topic_of
from answerable.forms.queries import find_newest, sketch_beside
from answerable.forms.times import burden_now
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.setup.buttons import press
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, SetupForm, edit
from answerable.lib.errors import NotAllowed, NotFound


@dataclass(frozen=True)
class Compared:
    """What a service costs people: now, as was estimated, and as the sketch would."""

    now: Burden
    before: Burden
    after: Burden

    @property
    def is_more(self) -> bool:
        """Tell whether the sketch asks more."""
        return self.after.exceeds(self.before)


class ReasonForm(SetupForm):
    """Asks why people are asked more than before."""

    reason = forms.CharField(
        label=gettext_lazy("Why are people asked more?"),
        help_text=gettext_lazy(
            "Such as: the law wants to know it since March. Whoever approves it reads"
            " this, and the log keeps it."
        ),
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        max_length=LONGEST_REASON,
        error_messages={
            "required": gettext_lazy("Say why people are asked more, in a sentence")
        },
    )

    def __init__(self, service: Service, data: QueryDict | None = None) -> None:
        """Ask about the questions of one service."""
        self.service, self.topic = service, topic_of(service)
        super().__init__(data)

    def put(self, by: Hand) -> None:
        """Propose it, or publish it where nobody else may approve it."""
        propose_sketch(self.service, self.cleaned_data["reason"], by=by)


def compared(service: Service, newest: Form | None, sketch: Sketch) -> Compared:
    """Return what a service costs people, before and after the sketch."""
    before = burden_of(service, newest.questions if newest else ())
    now = burden_now(service, newest)
    return Compared(now, before, burden_of(service, sketch.questions))


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def propose(request: DeskRequest, slug: str) -> HttpResponse:
    """Ask why people are asked more; where nobody else may approve it, publish it."""
    service = get_object_or_404(Service, slug=slug)
    newest = find_newest(service)
    is_shared = has_other_approver(request.user, service)
    page = Page(
        _("Why does “%(service)s” ask more?") % {"service": service},
        resolve_url("desk:setup-questions", slug),
        _("Questions of “%(service)s”") % {"service": service},
        lead=_lead(is_shared=is_shared),
        button=_("Ask for approval") if is_shared else _("Publish with this reason"),
        template="desk/setup/propose.html",
        shown={"asked": compared(service, newest, sketch_beside(service, newest))},
    )
    return edit(request, page, lambda data: ReasonForm(service, data))


@require_safe
@staff_required
def proposal(request: DeskRequest, slug: str) -> HttpResponse:
    """Show what a service would ask, and why, to who may approve it or reads the setup."""
    service = _service_for(request, slug)
    newest = find_newest(service)
    sketch = sketch_beside(service, newest)
    published = newest.questions if newest else []
    is_own = sketch.proposed_by_id == request.user.pk
    shown = {
        "service": service,
        "proposed": sketch if sketch.proposed_by_id else None,
        "asked": compared(service, newest, sketch),
        "changes": list(changes_between(published, sketch.questions)),
        "seen": seen_in(topic_of(service)),
        "is_own": is_own,
        "may_decide": not is_own and may_approve(request.user, service),
    }
    return show(request, "desk/setup/approval.html", shown)


@require_POST
@staff_required
def approve(request: DeskRequest, slug: str) -> HttpResponse:
    """Publish what was proposed."""
    said = _("Published. Who had begun keeps the questions they were asked.")
    return _decide(request, slug, approve_sketch, said)


@require_POST
@staff_required
def send_back(request: DeskRequest, slug: str) -> HttpResponse:
    """Leave what was proposed to be changed."""
    said = _("It was not published. The changes stay, to be worked on.")
    return _decide(request, slug, send_sketch_back, said)


def _decide(
    request: DeskRequest,
    slug: str,
    decide: Callable[..., object],
    said: StrOrPromise,
) -> HttpResponse:
    service = _service_for(request, slug)
    if not may_approve(request.user, service):
        raise NotAllowed(
            _("Administrators and the head of the department approve this.")
        )
    back = resolve_url("desk:approval", slug)
    return press(request, lambda by: decide(service, by=by), back, said)


def _service_for(request: DeskRequest, slug: str) -> Service:
    """Return the service for who may know what it would ask. Raises NotFound."""
    service = get_object_or_404(Service, slug=slug)
    if not (may_read_setup(request.user) or may_approve(request.user, service)):
        raise NotFound(slug)
    return service


def _lead(*, is_shared: bool) -> StrOrPromise:
    if is_shared:
        return _(
            "Another administrator or the head of the department reads this, and"
            " publishes it or sends it back."
        )
    return _(
        "Nobody else here may approve it, so you publish it yourself. The log says that"
        " you approved it alone, and why."
    )
