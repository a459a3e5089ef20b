"""What is to be done each time: checklists, for one service or for all."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from answerable.agency.configuration import Hand
from answerable.agency.models import Service
from answerable.agency.queries import get_agency
from answerable.cases.checklists import MOST_STEPS
from answerable.cases.models import Checklist
from answerable.cases.models.case_task import LONGEST
from answerable.cases.policy import put_checklist
from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.setup.choosing import choose, services
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, edit
from answerable.front.desk.setup.fields import number_field
from answerable.front.desk.setup.listing import Line, Listing, show_rows
from answerable.front.desk.setup.things import ThingForm
from answerable.front.shared.languages import direction_of, language_name

TITLE = gettext_lazy("Checklists")
BACK = ("desk:setup-checklists", TITLE)
MOST_DAYS = 365
ALL = gettext_lazy("For every service")


class StepsField(forms.CharField):
    """Asks for sentences, each on a line of its own."""

    def clean(self, value: object) -> list[str]:
        """Return the lines that say something."""
        typed = str(super().clean(value))
        lines = [line.strip() for line in typed.splitlines() if line.strip()]
        if len(lines) > MOST_STEPS:
            wrong = _("Write %(most)s lines at most: make a second list of the rest")
            raise forms.ValidationError(wrong, code="many", params={"most": MOST_STEPS})
        if any(len(line) > LONGEST for line in lines):
            wrong = _("Shorten each line to %(most)s characters")
            raise forms.ValidationError(wrong, code="long", params={"most": LONGEST})
        return lines


class ChecklistForm(ThingForm[Checklist]):
    """Asks what is to be done each time, a line for each task."""

    model = Checklist
    asked = ("service", "days", "is_offered")

    def __init__(
        self, data: QueryDict | None = None, thing: Checklist | None = None
    ) -> None:
        """Begin with what is there."""
        super().__init__(data, thing)
        for code in get_agency().languages:
            self.fields[_steps(code)] = _steps_field(code)
            self.initial[_steps(code)] = "\n".join(_first(thing, code))
        self.fields |= {
            "service": choose(gettext_lazy("For which?"), services(), nothing=ALL),
            "days": number_field(gettext_lazy("Due how many days later?"), MOST_DAYS),
            "is_offered": forms.BooleanField(
                label=gettext_lazy("It is offered beside cases"), required=False
            ),
        }
        self.fields["days"].required = False
        self.initial.setdefault("is_offered", True)
        if thing and thing.service:
            self.initial["service"] = thing.service.slug

    def clean(self) -> dict[str, Any]:
        """Refuse a list that has other tasks in another language."""
        given = super().clean() or self.cleaned_data
        names = [_steps(code) for code in get_agency().languages]
        counts = {len(given[name]) for name in names if name in given}
        if len(counts) > 1:
            wrong = _("Write as many lines in each language: they are the same tasks")
            self.add_error(names[-1], wrong)
        return given

    def put(self, by: Hand) -> None:
        """Keep the checklist; the tasks that it made before stay as they are."""
        given = self.cleaned_data
        slug = given["service"]
        put_checklist(
            slug=self.slug(),
            name=self.texts()["name"],
            steps={code: given[_steps(code)] for code in get_agency().languages},
            service=Service.objects.get(slug=slug) if slug else None,
            days=given["days"],
            is_offered=given["is_offered"],
            by=by,
        )


@require_safe
@setup_page
def checklists(request: DeskRequest) -> HttpResponse:
    """List what is kept, by name."""
    lead = gettext_lazy(
        "Whoever works on a case adds the tasks of a list to it with one button."
    )
    listing = Listing(
        TITLE,
        lead=lead,
        add="desk:setup-checklist-new",
        add_title=gettext_lazy("Add a checklist"),
    )
    rows = Checklist.objects.select_related("service").order_by("slug")
    return show_rows(request, listing, rows, _line)


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def checklist(request: DeskRequest, slug: str) -> HttpResponse:
    """Show a checklist, and change it."""
    rows = Checklist.objects.select_related("service")
    found = get_object_or_404(rows, slug=slug)
    lead = gettext_lazy("Tasks that are on cases already stay as they are.")
    page = Page(str(found), *BACK, lead=lead)
    return edit(request, page, lambda data: ChecklistForm(data, found))


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def new_checklist(request: DeskRequest) -> HttpResponse:
    """Ask for a new checklist."""
    return edit(request, Page(gettext_lazy("Add a checklist"), *BACK), ChecklistForm)


def _line(checklist: Checklist) -> Line:
    url = reverse("desk:setup-checklist", args=[checklist.slug])
    tag = "" if checklist.is_offered else _("No longer offered")
    return Line(str(checklist), url, str(checklist.service or ALL), tag)


def _first(thing: Checklist | None, code: str) -> list[str]:
    lines: list[str] = thing.steps.get(code, []) if thing else []
    return lines


def _steps(code: str) -> str:
    return f"steps_{code}"


def _steps_field(code: str) -> StepsField:
    label = _("What is to be done, in %(language)s")
    return StepsField(
        label=label % {"language": language_name(code)},
        help_text=_("A line for each task."),
        widget=forms.Textarea({"rows": 6, "lang": code, "dir": direction_of(code)}),
        error_messages={"required": _("Write a line for each task")},
    )
