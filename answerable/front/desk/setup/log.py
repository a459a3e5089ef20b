"""The log of the configuration: what was changed, by whom, from what to what."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from answerable.agency.models import ConfigurationEntry
from answerable.agency.models.configuration import Subject
from answerable.front.desk.doors import DeskRequest, show
from answerable.front.desk.setup.doors import setup_page
from answerable.lib.errors import NotFound

PAGE = 50


@dataclass(frozen=True)
class Value:
    """One field of a change, as it was and as it is; empty where there was nothing."""

    field: str
    before: str
    after: str


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
    shown = {"entry": found, "values": list(values_of(found.differences))}
    return show(request, "desk/setup/log_entry.html", shown)


def values_of(differences: list[Mapping[str, object]]) -> Iterator[Value]:
    """Yield what a line of the log says, in a form to be read."""
    for one in differences:
        field = str(one["field"])
        yield Value(field, written(one["before"]), written(one["after"]))


def written(value: object) -> str:
    """Return a value as it is written down: texts as they are, the rest as data."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
