"""The yearly report on complaints: as a page, on paper and for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import FileResponse, HttpResponse
from django.utils.translation import gettext as _, pgettext
from django.views.decorators.http import require_safe

from answerable.agency.duty import today
from answerable.complaints.access import leads_or_audits
from answerable.complaints.self_assessment import assess
from answerable.complaints.yearly import Year, first_year, year_of
from answerable.front.desk.complaint.figures import sections_of
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.saving import table_to_save, to_save
from answerable.front.desk.setup.log_names import named
from answerable.front.shared.paper.documents import print_template
from answerable.lib.errors import NotFound


@require_safe
@staff_required
def complaints(request: DeskRequest) -> HttpResponse:
    """Show the figures of a year, and whether we keep what the codes ask."""
    figures = _figures(request)
    page = {**_report(figures), "years": range(today().year, first_year() - 1, -1)}
    return show(request, "desk/team/complaints.html", page)


@require_safe
@staff_required
def complaints_paper(request: DeskRequest) -> FileResponse:
    """Send the report of a year as a PDF."""
    figures = _figures(request)
    printed = print_template("desk/paper/complaints.html", _report(figures))
    name = f"complaints-{figures.year}.pdf"
    return to_save(printed.content, name, "application/pdf")


@require_safe
@staff_required
def complaints_table(request: DeskRequest) -> FileResponse:
    """Send the figures of a year as a table for a spreadsheet."""
    figures = _figures(request)
    of = pgettext("a part of how many", "Of")
    names: list[object] = [_("Part"), _("What"), _("Count"), of]
    return table_to_save([names, *_lines(figures)], f"complaints-{figures.year}.csv")


def _lines(figures: Year) -> Iterator[list[object]]:
    for section in sections_of(figures):
        for line in section.lines:
            whole = "" if line.whole is None else line.whole
            yield [section.title, line.label, line.count, whole]


def _figures(request: DeskRequest) -> Year:
    """Return the year that is asked for. Raises NotFound for who leads nobody, or none."""
    if not leads_or_audits(request.user):
        raise NotFound(str(request.user))
    year = _year(request)
    if not first_year() <= year <= today().year:
        raise NotFound(str(year))
    return year_of(year)


def _report(figures: Year) -> dict[str, object]:
    return {
        "year": figures.year,
        "sections": sections_of(figures),
        "assessed": assess(figures),
        "months": [(each, named(each.changes)) for each in figures.months],
    }


def _year(request: DeskRequest) -> int:
    asked = request.GET.get("year", "")
    return int(asked) if asked.isdecimal() and len(asked) == 4 else today().year
