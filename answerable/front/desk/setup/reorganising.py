"""Departments merged, renamed or divided from a day on: planned, seen, given up."""

from __future__ import annotations

from datetime import date, timedelta

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from answerable.agency.configuration import Hand
from answerable.agency.models import Department, Reorganisation
from answerable.agency.policy import (
    divide,
    give_up,
    plan_reorganisation,
)
from answerable.agency.policy.reorganising import parts_of
from answerable.agency.tree import tree_on
from answerable.casework.reorganising import carry_out_due
from answerable.front.desk.doors import DeskRequest, show
from answerable.front.desk.setup.choosing import choose, departments
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, SetupForm, edit
from answerable.front.desk.setup.fields import day_field
from answerable.front.desk.setup.listing import Line, Listing, show_rows
from answerable.front.shared.days import day_here

TITLE = gettext_lazy("Changes of the departments")
BACK = ("desk:setup-reorganisations", TITLE)


class PlanForm(SetupForm):
    """Asks which departments end, on which day, and which one gets what they have."""

    on = day_field(gettext_lazy("From which day on?"))

    def __init__(self, data: QueryDict | None = None) -> None:
        """Offer the departments of today."""
        super().__init__(data, {"on": timezone.localdate()})
        live = departments()
        self.fields["ending"] = forms.MultipleChoiceField(
            label=gettext_lazy("Which departments end?"),
            choices=live,
            widget=forms.CheckboxSelectMultiple,
            error_messages={
                "required": gettext_lazy("Choose the departments that end"),
                "invalid_choice": gettext_lazy("Choose the departments that end"),
            },
        )
        self.fields["into"] = choose(
            gettext_lazy("Which one gets what they have?"),
            live,
            hint=gettext_lazy("To rename one, add a department of the new name first."),
        )
        self.order_fields(["ending", "into", "on"])

    def put(self, by: Hand) -> None:
        """Plan it; what is planned for today is done at once."""
        given = self.cleaned_data
        if by.staff:
            plan_reorganisation(
                on=given["on"],
                ending=Department.objects.filter(slug__in=given["ending"]),
                into=Department.objects.get(slug=given["into"]),
                by=by.staff,
            )
        carry_out_due(timezone.localdate())


class DivisionForm(SetupForm):
    """Asks of every team and service which department it goes to."""

    def __init__(self, data: QueryDict | None, planned: Reorganisation) -> None:
        """Begin with what is planned."""
        self.planned = planned
        super().__init__(data)
        self.names = {}
        ending = planned.ending.order_by("slug")
        without = frozenset(one.slug for one in ending)
        live = departments(without=without)
        for department in ending:
            for name, part in parts_of(department):
                field = name.replace("/", "_")
                self.names[field] = name
                self.fields[field] = choose(str(part), live)
                self.initial[field] = planned.elsewhere.get(name, planned.into.slug)

    def put(self, by: Hand) -> None:  # noqa: ARG002  # the plan knows who made it
        """Plan where each thing goes."""
        chosen = {name: self.cleaned_data[field] for field, name in self.names.items()}
        divide(self.planned, chosen)


@require_safe
@setup_page
def reorganisations(request: DeskRequest) -> HttpResponse:
    """List the changes that are planned, and those that were carried out."""
    rows = Reorganisation.objects.select_related("into").prefetch_related("ending")
    listing = Listing(
        TITLE,
        lead=gettext_lazy(
            "Teams keep their people and their cases; only the department above them changes."
            " Help pages go with their service."
        ),
        add="desk:setup-reorganisation-new",
        add_title=gettext_lazy("Plan a change"),
    )
    return show_rows(request, listing, rows.order_by("-on", "-pk"), _line)


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def new_reorganisation(request: DeskRequest) -> HttpResponse:
    """Ask for a change of the departments."""
    return edit(request, Page(gettext_lazy("Plan a change"), *BACK), PlanForm)


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def reorganisation(request: DeskRequest, number: int) -> HttpResponse:
    """Show a change; until it is carried out, say what goes elsewhere."""
    rows = Reorganisation.objects.select_related("into")
    found = get_object_or_404(rows, pk=number)
    if found.done_at:
        return redirect(f"{reverse('desk:setup-tree')}?on={_day_before(found)}")
    page = Page(
        _said(found),
        *BACK,
        lead=gettext_lazy("To divide a department, send some of it elsewhere."),
        template="desk/setup/reorganisation.html",
        shown={"planned": found},
    )
    return edit(request, page, lambda data: DivisionForm(data, found))


@require_POST
@setup_page
def remove(request: DeskRequest, number: int) -> HttpResponse:
    """Give up what was planned."""
    give_up(get_object_or_404(Reorganisation, pk=number))
    messages.success(request, _("The departments stay as they are."))
    return redirect("desk:setup-reorganisations")


@require_safe
@setup_page
def tree(request: DeskRequest) -> HttpResponse:
    """Show the departments as they were on a day."""
    day = _day_in(request.GET.get("on", "")) or timezone.localdate()
    return show(request, "desk/setup/tree.html", {"branches": tree_on(day), "day": day})


def _day_in(typed: str) -> date | None:
    try:
        return parse_date(typed)
    except ValueError:
        return None


def _line(planned: Reorganisation) -> Line:
    url = reverse("desk:setup-reorganisation", args=[planned.pk])
    tag = _("Carried out") if planned.done_at else _("Planned")
    return Line(_said(planned), url, tag=tag)


def _said(planned: Reorganisation) -> str:
    ending = ", ".join(str(one) for one in planned.ending.all())
    said = _("%(ending)s into %(into)s on %(day)s")
    return said % {
        "ending": ending,
        "into": planned.into,
        "day": day_here(planned.on),
    }


def _day_before(planned: Reorganisation) -> str:
    return (planned.on - timedelta(days=1)).isoformat()
