"""The channels as the operator set them, and what they did last; tried from here.

They are set in the environment, since secrets belong to them; no secret is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext as _, gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from answerable.agency.access import may_set_up
from answerable.agency.models import Staff, Team
from answerable.agency.queries import get_agency
from answerable.casework.pulling import look_into
from answerable.casework.traffic import Box, arrivals, boxes, departures, send_test
from answerable.front.desk.doors import DeskRequest, show
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.fields import email_field
from answerable.front.shared.languages import language_name
from answerable.lib.errors import ChannelTrouble, NotFound, Refused
from answerable.routing.queries import teams_by_mailbox


class TestForm(forms.Form):
    """Asks where a message should go that only tries whether mail leaves."""

    def __init__(self, staff: Staff, data: QueryDict | None = None) -> None:
        """Begin with the address of whoever tries."""
        super().__init__(data, auto_id="test-%s", initial={"email": staff.email})
        self.fields["email"] = email_field(gettext_lazy("Where the test should go"))


@dataclass(frozen=True)
class Shown:
    """A mailbox, whose cases it makes, and what its language is called."""

    box: Box
    team: str
    language: str

    @property
    def is_read(self) -> bool:
        """Tell whether it could be read when that was tried last."""
        mark = self.box.mark
        return mark is not None and not mark.failing_since and mark.read_at is not None


@require_safe
@setup_page
def channels(request: DeskRequest) -> HttpResponse:
    """Show every channel, how it is set and how it stands."""
    return _show(request, TestForm(request.user))


@require_POST
@setup_page
def send(request: DeskRequest) -> HttpResponse:
    """Send a test message now, and say what the mail server said to it."""
    form = TestForm(request.user, request.POST)
    if not form.is_valid():
        return _show(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    to = form.cleaned_data["email"]
    try:
        send_test(to, by=request.user, language=get_language() or "en")
    except (ChannelTrouble, Refused) as trouble:
        form.add_error(None, _why(trouble))
        return _show(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, _sent(to))
    return redirect("desk:setup-channels")


@require_POST
@setup_page
def check(request: DeskRequest) -> HttpResponse:
    """Open a mailbox and say what is in it, or why it cannot be opened."""
    named = {each.name: each for each in settings.MAILBOXES}
    mailbox = named.get(request.POST.get("name", ""))
    if mailbox is None:
        raise NotFound(request.POST.get("name", ""))
    try:
        number = look_into(mailbox)
    except ChannelTrouble as trouble:
        said = _("%(name)s cannot be opened: %(said)s")
        messages.error(request, said % {"name": mailbox.name, "said": trouble})
    else:
        messages.success(request, _found(mailbox.name, number))
    return redirect("desk:setup-channels")


def _show(
    request: DeskRequest, form: TestForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    teams = teams_by_mailbox()
    shown = {
        "form": form,
        "may_edit": may_set_up(request.user),
        "agency": get_agency(),
        "site_url": settings.SITE_URL,
        "mailboxes": [_shown(box, teams) for box in boxes()],
        "listener": "{}:{}".format(*settings.LMTP),
        "authserv": settings.MAIL_AUTHSERV,
        "server": settings.MAIL,
        "undo_seconds": settings.UNDO_SECONDS,
        "came": arrivals(),
        "left": departures(),
    }
    return show(request, "desk/setup/channels.html", shown, status)


def _shown(box: Box, teams: Mapping[str, Team]) -> Shown:
    code = box.mailbox.language
    team = teams.get(box.mailbox.address)
    return Shown(box, str(team or ""), language_name(code) if code else "")


def _why(trouble: ChannelTrouble | Refused) -> str:
    if isinstance(trouble, Refused):
        return str(trouble.hint)
    said = _("The mail server did not take it: %(said)s")
    return said % {"said": trouble}


def _sent(to: str) -> str:
    if settings.MAIL.host:
        said = _("The mail server took the test for %(address)s. Look whether it came.")
        return said % {"address": to}
    said = _("The test was written to a file in %(folder)s: no mail server is set.")
    return said % {"folder": settings.MAIL.folder}


def _found(name: str, number: int) -> str:
    said = ngettext(
        "%(name)s opens. %(number)s message is to be fetched.",
        "%(name)s opens. %(number)s messages are to be fetched.",
        number,
    )
    return said % {"name": name, "number": number}
