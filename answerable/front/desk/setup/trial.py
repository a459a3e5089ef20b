"""A request of one's own, sent the way that people send theirs."""

from __future__ import annotations

from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.utils.translation import get_language, gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods

from answerable.agency.configuration import Hand
from answerable.agency.models import Staff
from answerable.cases.models import Case
from answerable.casework import intake
from answerable.channels.models import Envelope
from answerable.channels.web.parse import Document, raw_of
from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.front.desk.setup.choosing import choose, services
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, SetupForm, edit
from answerable.front.desk.setup.fields import email_field
from answerable.front.shared.days import day_here

LONGEST = 4_000


class TrialForm(SetupForm):
    """Asks what to send, and where the letter about it should go."""

    words = forms.CharField(
        label=gettext_lazy("What you write"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        error_messages={
            "required": gettext_lazy("Write something to be sent"),
            "max_length": TOO_LONG,
        },
    )

    def __init__(
        self, data: QueryDict | None = None, staff: Staff | None = None
    ) -> None:
        """Begin with a few words and the address of whoever tries."""
        words = _("A trial: does this reach the right team?")
        super().__init__(data, {"words": words, "email": staff.email if staff else ""})
        self.fields["service"] = choose(gettext_lazy("Service"), services())
        self.fields["email"] = email_field(
            gettext_lazy("Where our letter should go"),
            gettext_lazy("It is the letter that people get."),
        )
        self.order_fields(["service", "words", "email"])
        self.sent: Envelope | None = None

    def put(self, by: Hand) -> None:
        """Send the request by the way that the public form takes."""
        given = self.cleaned_data
        document = Document(
            token=uuid4().hex,
            words=given["words"],
            language=get_language() or "",
            service=given["service"],
            name=str(by.staff),
            email=given["email"],
        )
        sender = f"staff:{by.staff.pk}" if by.staff else ""
        kept = intake.keep("web", raw_of(document), transport_sender=sender)
        self.sent = intake.understand(kept.envelope)


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def trial(request: DeskRequest) -> HttpResponse:
    """Ask for a request, send it, and say where it went."""
    page = Page(
        gettext_lazy("Send a trial request"),
        "desk:setup",
        gettext_lazy("Set up"),
        lead=gettext_lazy("It becomes a case like any other. Its team can resolve it."),
        button=gettext_lazy("Send the trial"),
    )
    form = TrialForm(request.POST or None, request.user)
    response = edit(request, page, lambda _data: form)
    if form.sent:
        messages.success(request, _told(form.sent))
    return response


def _told(sent: Envelope) -> str:
    case = (
        Case.objects.select_related("team")
        .filter(reference=sent.case_reference)
        .first()
    )
    if case is None:
        return _(
            "We have it as %(reference)s, and it waits for a person to look at it."
        ) % {"reference": sent.reference}
    due = day_here(case.next_due) if case.next_due else "–"
    said = _("Case %(reference)s reached %(team)s and is due on %(day)s.")
    return said % {"reference": case.reference, "team": case.team, "day": due}
