"""How complaints are dealt with, as the administrator sets it up: one page, in versions."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, edit
from answerable.front.desk.setup.procedure_form import ProcedureForm

TITLE = _("How complaints are dealt with")


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def procedure(request: DeskRequest) -> HttpResponse:
    """Show the procedure, and publish another one in its place."""
    page = Page(
        TITLE,
        "desk:setup",
        _("Set up"),
        lead=_(
            "Complaints that go on keep the procedure that they began with. How soon each"
            " stage confirms and answers is set up with the promises."
        ),
        template="desk/setup/procedure.html",
    )
    return edit(request, page, ProcedureForm)
