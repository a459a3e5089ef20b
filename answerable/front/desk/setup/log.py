"""The log of the configuration: what was changed, by whom, from what to what."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from answerable.agency.models import ConfigurationEntry
from answerable.agency.models.configuration import Subject
from answerable.front.desk.doors import DeskRequest, show
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.log_names import named
from answerable.front.desk.setup.log_words import values_of
from answerable.lib.errors import NotFound

PAGE = 50


@require_safe
@setup_page
def log(request: DeskRequest) -> HttpResponse:
    """List the changes, the newest first, of one kind of thing or of all.

    The values stand on a page of their own: the first line of a service is long.
    """
    wanted = request.GET.get("subject", "")
    subject = wanted if wanted in Subject.values else ""
    entries = ConfigurationEntry.objects.defer("differences").order_by("-id")
    entries = entries.select_related("by")
    found = entries.filter(subject=subject) if subject else entries
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    shown = {
        "page": page,
        "lines": named(page),
        "subjects": Subject.choices,
        "subject": subject,
    }
    return show(request, "desk/setup/log.html", shown)


@require_safe
@setup_page
def log_entry(request: DeskRequest, number: int) -> HttpResponse:
    """Show what one change was about, from what to what."""
    found = ConfigurationEntry.objects.select_related("by").filter(pk=number).first()
    if found is None:
        raise NotFound(str(number))
    ((entry, called),) = named([found])
    values = list(values_of(found.differences))
    shown = {"entry": entry, "called": called, "values": values}
    return show(request, "desk/setup/log_entry.html", shown)
