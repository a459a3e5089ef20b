"""The last task: people may come in. Until then the public pages say that it is a trial."""

from __future__ import annotations

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods

from answerable.agency.configuration import Hand, Topic
from answerable.agency.models.configuration import Subject
from answerable.agency.policy import open_doors
from answerable.agency.queries import get_agency
from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, SetupForm, edit
from answerable.front.desk.setup.state import to_do
from answerable.front.shared.days import day_here
from answerable.lib.errors import Refused

BEFORE = gettext_lazy(
    "Until you do, the public pages say that they are being set up and that what is sent"
    " is a trial."
)


class OpeningForm(SetupForm):
    """The button to open; it refuses while something is missing."""

    topic = Topic(Subject.AGENCY, "")

    def put(self, by: Hand) -> None:
        """Let people in. Raises Refused while there is something to do before."""
        if missing := to_do():
            hint = _("First finish: %(tasks)s.") % {"tasks": ", ".join(missing)}
            raise Refused(code="not-ready", hint=hint)
        open_doors(by=by)


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def opening(request: DeskRequest) -> HttpResponse:
    """Ask whether people may come in; once they may, say since when."""
    opened = get_agency().opened_at
    page = Page(
        gettext_lazy("Go live"),
        "desk:setup",
        gettext_lazy("Set up"),
        lead=_("Open since %(day)s") % {"day": day_here(opened)} if opened else BEFORE,
        button=gettext_lazy("Open the doors"),
        shown={"may_edit": False} if opened else {},
    )
    return edit(request, page, _form)


def _form(data: QueryDict | None) -> OpeningForm:
    return OpeningForm(data)
