"""One page of the setup: a form that says what is there, and puts in place what is sent.

Every page is alike, so that who has saved one can save them all: it carries how old it
is, says what is wrong beside the field, and leads back to where it was reached from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, resolve_url
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from answerable.agency.access import may_set_up
from answerable.agency.configuration import Hand, Topic, seen_in
from answerable.front.desk.doors import DeskRequest, show
from answerable.front.desk.forms.step import carried, seen_now
from answerable.lib.errors import Refused, Stale


class SetupForm(forms.Form):
    """Asks about one thing that can be set up; ``topic`` is what the log calls it."""

    seen = carried(required=False)
    topic: Topic | None = None

    def __init__(
        self, data: QueryDict | None = None, first: Mapping[str, object] | None = None
    ) -> None:
        """Ask, beginning with what is there, or read what was sent."""
        seen = seen_in(self.topic) if self.topic else None
        super().__init__(
            data, auto_id="setup-%s", initial={"seen": seen, **(first or {})}
        )

    def put(self, by: Hand) -> None:
        """Put in place what was sent."""
        raise NotImplementedError


@dataclass(frozen=True)
class Page:
    """What stands around the form: its heading, why it is asked, and the way back."""

    title: StrOrPromise
    back: str
    back_title: StrOrPromise
    lead: StrOrPromise = ""
    button: StrOrPromise = ""
    template: str = "desk/setup/edit.html"
    shown: Mapping[str, object] = field(default_factory=dict)


def edit(
    request: DeskRequest, page: Page, make: Callable[[QueryDict | None], SetupForm]
) -> HttpResponse:
    """Show the form of a page, or put in place what was sent and go back."""
    if request.method != "POST":
        return show_form(request, page, make(None))
    form = make(request.POST)
    if not form.is_valid():
        return show_form(request, page, form)
    try:
        form.put(Hand(request.user, form.cleaned_data["seen"]))
    except Stale as stale:
        return _show_outdated(request, page, make, stale)
    except Refused as refused:
        form.add_error(None, refused.hint)
        return show_form(request, page, form)
    messages.success(request, _("Saved."))
    return redirect(page.back)


def show_form(
    request: DeskRequest,
    page: Page,
    form: SetupForm,
    status: HTTPStatus | None = None,
) -> HttpResponse:
    """Show a form in its page; to who may only read, as it is."""
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    shown = {
        "form": form,
        "page_title": page.title,
        "lead": page.lead,
        "button": page.button,
        "back": resolve_url(page.back),
        "back_title": page.back_title,
        "may_edit": may_set_up(request.user),
        **page.shown,
    }
    return show(request, page.template, shown, status or wrong)


def _show_outdated(
    request: DeskRequest,
    page: Page,
    make: Callable[[QueryDict | None], SetupForm],
    stale: Stale,
) -> HttpResponse:
    """Show again what was typed; sent once more, it counts as decided anew."""
    topic = make(None).topic
    again = make(seen_now(request.POST, seen_in(topic) if topic else 0))
    again.full_clean()
    again.add_error(None, stale.hint)
    return show_form(request, page, again, HTTPStatus.CONFLICT)
