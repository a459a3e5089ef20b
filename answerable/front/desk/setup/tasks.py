"""What is to be done before people can come in: a list to leave and come back to."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from answerable.front.desk.doors import DeskRequest, show
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.state import all_tasks


@require_safe
@setup_page
def tasks(request: DeskRequest) -> HttpResponse:
    """List what there is to set up, and how far each is."""
    return show(request, "desk/setup/tasks.html", {"tasks": list(all_tasks())})
