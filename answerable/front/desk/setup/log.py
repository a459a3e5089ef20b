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
    """List the changes, the newest first, of one kind of thing or of all."""
    wanted = request.GET.get("subject", "")
    subject = wanted if wanted in Subject.values else ""
    entries = ConfigurationEntry.objects.select_related("by").order_by("-id")
    found = entries.filter(subject=subject) if subject else entries
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    shown = {
        "page": page,
        "lines": [(entry, list(values_of(entry.differences))) for entry in page],
        "subjects": Subject.choices,
        "subject": subject,
    }
    return show(request, "desk/setup/log.html", shown)


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
