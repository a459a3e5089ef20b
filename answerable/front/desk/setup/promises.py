"""How soon we answer: for everything, for a kind of matter, for a service.

Administrators publish every promise; a head of department those of own services.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields

from django import forms
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from answerable.agency.configuration import Hand
from answerable.clock.models import Kind, ServiceStandard
from answerable.clock.models.standards import LONGEST
from answerable.clock.policy import Terms, publish_standard, topic_of
from answerable.clock.queries import newest_standards
from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.setup.choosing import choose
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, SetupForm, edit
from answerable.front.desk.setup.fields import number_field
from answerable.front.desk.setup.listing import Line, Listing, show_lines
from answerable.front.desk.setup.promise_subjects import (
    Subject,
    all_subjects,
    subject_of,
)
from answerable.front.shared.times import time_in_words
from answerable.lib.errors import NotFound
from answerable.lib.worktime import StartRule, Unit

TITLE = gettext_lazy("Promises")
UNITS = {
    Unit.HOUR: gettext_lazy("hours in which we are open"),
    Unit.WORKING_DAY: gettext_lazy("working days"),
    Unit.CALENDAR_DAY: gettext_lazy("days"),
    Unit.CALENDAR_MONTH: gettext_lazy("months"),
}
STARTS = {
    StartRule.SAME_DAY: gettext_lazy("The day on which it came counts"),
    StartRule.NEXT_DAY: gettext_lazy("The day after counts first"),
    StartRule.NEXT_WORKING_DAY: gettext_lazy("The next working day counts first"),
}
Standards = Mapping[tuple[str, str, str], ServiceStandard]
# What a page begins with where nothing is promised yet.
USUAL = {Kind.ACKNOWLEDGE: 2, Kind.ANSWER: 10, Kind.UPDATE: 10, Kind.RESOLVE: 20}


class PromiseForm(SetupForm):
    """Asks how soon, counted how, for one kind of promise to one kind of matter."""

    amount = number_field(gettext_lazy("How many?"), most=LONGEST)
    pauses = forms.BooleanField(
        label=gettext_lazy("The clock stands still while we wait for the person"),
        required=False,
    )
    target_percent = number_field(
        gettext_lazy("In how many cases of a hundred do we want to keep it?"), most=100
    )
    longest_extension = number_field(
        gettext_lazy("By how much may it be extended, once, with a reason?"),
        least=0,
        most=LONGEST,
        help_text=gettext_lazy("0: it may not be extended."),
    )
    extended_by_leaders = forms.BooleanField(
        label=gettext_lazy("Only supervisors extend it"), required=False
    )
    quality_percent = number_field(
        gettext_lazy("How many of a hundred do we want to be right the first time?"),
        most=100,
        required=False,
    )
    satisfaction_percent = number_field(
        gettext_lazy("How many of a hundred people do we want to be satisfied?"),
        most=100,
        required=False,
    )

    def __init__(self, data: QueryDict | None, *, kind: Kind, about: Subject) -> None:
        """Begin with what is promised, or with what is usual."""
        self.kind, self.about = kind, about
        self.topic = topic_of(about.service, about.case_type, kind, about.stage)
        found = newest_standards(about.stage).get((*about.key, kind))
        super().__init__(data, _first(found, kind))
        self.fields["unit"] = choose(gettext_lazy("Of what?"), UNITS.items())
        self.fields["start_rule"] = choose(gettext_lazy("From when?"), STARTS.items())
        self.order_fields(["amount", "unit", "start_rule"])

    def put(self, by: Hand) -> None:
        """Publish the promise; cases keep the one that they were opened under."""
        given = self.cleaned_data
        asked = {each.name: given[each.name] for each in fields(Terms)}
        counted = {
            "unit": Unit(given["unit"]),
            "start_rule": StartRule(given["start_rule"]),
        }
        publish_standard(
            self.kind,
            Terms(**{**asked, **counted}),
            service=self.about.service,
            case_type=self.about.case_type,
            stage=self.about.stage,
            by=by,
        )


@require_safe
@setup_page
def promises(request: DeskRequest) -> HttpResponse:
    """List what is promised, the widest promise first."""
    lead = gettext_lazy(
        "The narrowest promise counts: of a service, else of its kind, else of everything."
    )
    return show_lines(request, Listing(TITLE, lead=lead), _subjects())


@require_safe
@setup_page
def promises_of(request: DeskRequest, of: str) -> HttpResponse:
    """List each kind of promise to one kind of matter, and whether it is complete."""
    about = subject_of(of)
    lead = gettext_lazy(
        "A promise is complete with a target for speed, for being right and for"
        " satisfaction."
    )
    found = newest_standards(about.stage)
    lines = (_line(about, kind, found.get((*about.key, kind))) for kind in Kind)
    return show_lines(request, Listing(about.name, lead=lead), lines)


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def promise(request: DeskRequest, of: str, kind: str) -> HttpResponse:
    """Show a promise, and publish another one in its place."""
    if kind not in Kind.values:
        raise NotFound(kind)
    about = subject_of(of)
    page = Page(
        f"{about.name}: {Kind(kind).label}",
        "desk:setup-promises",
        TITLE,
        lead=gettext_lazy("Cases that are open keep the promise they were given."),
        template="desk/setup/promise.html",
        shown={"of": of, "kind": kind},
    )
    return edit(
        request, page, lambda data: PromiseForm(data, kind=Kind(kind), about=about)
    )


def _subjects() -> Iterator[Line]:
    found = {}
    for about in all_subjects():
        if about.stage not in found:
            found[about.stage] = newest_standards(about.stage)
        yield _one_subject(about, found[about.stage])


def _one_subject(about: Subject, known: Standards) -> Line:
    found = (known.get((*about.key, kind)) for kind in Kind)
    said = " · ".join(
        f"{each.get_kind_display()}: {_said(each)}" for each in found if each
    )
    url = reverse("desk:setup-promises-of", args=[about.of])
    return Line(about.name, url, said or _said(None))


def _line(about: Subject, kind: Kind, found: ServiceStandard | None) -> Line:
    url = reverse("desk:setup-promise", args=[about.of, kind.value])
    is_short = found is not None and not found.is_complete
    tag = gettext_lazy("Not complete") if is_short else ""
    return Line(str(kind.label), url, _said(found), tag)


def _said(found: ServiceStandard | None) -> str:
    if found is None:
        return _("nothing of its own")
    return time_in_words(found.amount, found.unit)


def _first(found: ServiceStandard | None, kind: Kind) -> dict[str, object]:
    if found:
        return {each.name: getattr(found, each.name) for each in fields(Terms)}
    return {
        "amount": USUAL[kind],
        "unit": Unit.WORKING_DAY,
        "start_rule": StartRule.NEXT_WORKING_DAY,
        "pauses": True,
        "target_percent": 95,
        "longest_extension": 0,
    }
