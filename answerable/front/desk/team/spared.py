"""What help pages spared, in counts; what nobody can know stands beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import FileResponse, HttpResponse
from django.utils.translation import gettext as _, pgettext
from django.views.decorators.http import require_safe

from answerable.agency.duty import today
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.knowledge.lines import title_of
from answerable.front.desk.saving import table_to_save
from answerable.insight.access import articles_seen_by
from answerable.insight.spared import (
    Behind,
    Line,
    lines_of,
    period_until,
    totals_of,
)
from answerable.knowledge.journeys.tokens import WINDOW
from answerable.knowledge.queries import newest_versions

PAGE = 25
MOST_IN_A_TABLE = 1_000
PERIODS = (30, 90, 365)  # days
BEHIND = re.compile(r"(\d{1,9})-([-\w]+)", re.ASCII)


@dataclass(frozen=True)
class Row:
    """A help page as the list shows it."""

    line: Line
    title: str
    language: str


@require_safe
@staff_required
def spared(request: DeskRequest) -> HttpResponse:
    """Show what became of readings, the page most asked about all the same first."""
    articles, days = articles_seen_by(request.user), _days(request)
    period, behind = period_until(today(), days), _behind(request)
    found = lines_of(articles, period, most=PAGE + 1, behind=behind)
    page = {
        "rows": _rows(found[:PAGE]),
        "totals": totals_of(articles, period),
        "period": period,
        "days": days,
        "periods": PERIODS,
        "window": WINDOW.days,
        "is_first": behind is None,
        "after": _mark(found[PAGE - 1]) if len(found) > PAGE else "",
    }
    return show(request, "desk/team/spared.html", page)


@require_safe
@staff_required
def spared_table(request: DeskRequest) -> FileResponse:
    """Send the same as a table for a spreadsheet."""
    period = period_until(today(), _days(request))
    articles = articles_seen_by(request.user)
    found = lines_of(articles, period, most=MOST_IN_A_TABLE)
    names = [
        _("Help page"),
        _("Read after a search"),
        _("Asked all the same"),
        _("About what"),
        _("Said to be no help"),
        pgettext("readings of help pages", "Solved"),
        _("Of these: said that it helped"),
        pgettext("readings of help pages", "Unknown"),
    ]
    rows = [_cells(row) for row in _rows(found)]
    return table_to_save([names, *rows], "help-pages-spared.csv")


def _cells(row: Row) -> list[str | int]:
    figures = row.line.figures
    about = [
        f"{one.service or _('No service')}: {one.times}" for one in row.line.asked_about
    ]
    return [
        row.title,
        figures.read,
        figures.asked,
        "; ".join(about),
        figures.useless,
        figures.spared,
        figures.useful,
        figures.unknown,
    ]


def _rows(found: Sequence[Line]) -> list[Row]:
    pages = [line.article for line in found]
    versions = newest_versions().filter(article__in=pages)
    said = {one.article_id: title_of(one) for one in versions}
    return [_row(line, *said.get(line.article.pk, ("", ""))) for line in found]


def _row(line: Line, language: str, title: str) -> Row:
    return Row(line, title or line.article.slug, language)


def _days(request: DeskRequest) -> int:
    """Return over how many days to look; what is none of ours is the shortest."""
    wanted = request.GET.get("days", "")
    return next((days for days in PERIODS if str(days) == wanted), PERIODS[0])


def _behind(request: DeskRequest) -> Behind | None:
    mark = BEHIND.fullmatch(request.GET.get("after", ""))
    return Behind(int(mark[1]), mark[2]) if mark else None


def _mark(line: Line) -> str:
    return f"{line.figures.asked}-{line.article.slug}"
