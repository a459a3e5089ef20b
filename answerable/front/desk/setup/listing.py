"""A list of the setup: things by their names, each a way to its page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django_stubs_ext import StrOrPromise

from answerable.agency.access import may_set_up
from answerable.front.desk.doors import DeskRequest, show

PAGE = 50
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Line:
    """One thing: its name, the way to its page, and what is to be known of it."""

    title: str
    url: str
    said: str = ""
    tag: StrOrPromise = ""


@dataclass(frozen=True)
class Listing:
    """What stands around the lines; ``add`` is where a new thing is made."""

    title: StrOrPromise
    lead: StrOrPromise = ""
    add: str = ""
    add_title: StrOrPromise = ""
    template: str = "desk/setup/list.html"


def show_rows(
    request: DeskRequest,
    listing: Listing,
    rows: QuerySet[Row],
    line_of: Callable[[Row], Line],
    **shown: object,
) -> HttpResponse:
    """Show rows of a table, a page at a time."""
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return show_lines(request, listing, map(line_of, page), page=page, **shown)


def show_lines(
    request: DeskRequest, listing: Listing, lines: Iterable[Line], **shown: object
) -> HttpResponse:
    """Show lines that are few."""
    told = {
        "listing": listing,
        "lines": list(lines),
        "may_edit": may_set_up(request.user),
        **shown,
    }
    return show(request, listing.template, told)
