"""How soon we answer: for everything, for a kind of matter, for a service.

Administrators publish every promise; a head of department those of own services.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language, gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from answerable.agency.configuration import Hand
from answerable.agency.models import Service
from answerable.cases.models.case import CaseType
from answerable.clock.models import Kind, ServiceStandard
from answerable.clock.models.standards import LONGEST
from answerable.clock.policy import Terms, publish_standard, topic_of
from answerable.clock.queries import newest_standards
from answerable.complaints.queries import newest_procedure
from answerable.complaints.rules import read_rules
from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.setup.choosing import choose
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, SetupForm, edit
from answerable.front.desk.setup.fields import number_field
from answerable.front.desk.setup.listing import Line, Listing, show_lines
from answerable.front.shared.times import time_in_words
from answerable.lib.errors import NotFound
from answerable.lib.wording import in_language
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
EVERYTHING = "everything"
# What a page begins with where nothing is promised yet.
USUAL = {Kind.ACKNOWLEDGE: 2, Kind.ANSWER: 10}


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

    def __init__(
        self,
        data: QueryDict | None,
        *,
        kind: Kind,
        service: Service | None,
        case_type: str,
        stage: int = 1,
    ) -> None:
        """Begin with what is promised, or with what is usual."""
        self.kind, self.service, self.case_type = kind, service, case_type
        self.stage = stage
        self.topic = topic_of(service, case_type, kind, stage)
        found = newest_standards(stage).get(
            ((service and service.slug) or "", case_type, kind)
        )
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
            service=self.service,
            case_type=self.case_type,
            stage=self.stage,
            by=by,
        )


@require_safe
@setup_page
def promises(request: DeskRequest) -> HttpResponse:
    """List what is promised, the widest promise first."""
    lead = gettext_lazy(
        "The narrowest promise counts: of a service, else of its kind, else of everything."
    )
    return show_lines(request, Listing(TITLE, lead=lead), _lines())


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def promise(request: DeskRequest, of: str, kind: str) -> HttpResponse:
    """Show a promise, and publish another one in its place."""
    if kind not in Kind.values:
        raise NotFound(kind)
    stage = _later_stages().get(of, 1)
    case_type = _type_of(of, stage)
    is_general = case_type or of == EVERYTHING
    service = None if is_general else get_object_or_404(Service, slug=of)
    page = Page(
        f"{_named(of, service)}: {Kind(kind).label}",
        "desk:setup-promises",
        TITLE,
        lead=gettext_lazy("Cases that are open keep the promise they were given."),
    )
    return edit(
        request,
        page,
        lambda data: PromiseForm(
            data, kind=Kind(kind), service=service, case_type=case_type, stage=stage
        ),
    )


def _lines() -> Iterator[Line]:
    known = newest_standards()
    for kind in Kind:
        yield _line(EVERYTHING, None, kind, known.get(("", "", kind)))
    for case_type in CaseType:
        for kind in Kind:
            yield _line(case_type, None, kind, known.get(("", case_type, kind)))
    for of, stage in _later_stages().items():
        later = newest_standards(stage)
        for kind in Kind:
            found = later.get(("", CaseType.COMPLAINT, kind))
            yield _line(of, None, kind, found)
    for service in Service.objects.filter(retired_on=None):
        for kind in Kind:
            yield _line(
                service.slug, service, kind, known.get((service.slug, "", kind))
            )


def _line(
    of: str, service: Service | None, kind: Kind, found: ServiceStandard | None
) -> Line:
    url = reverse("desk:setup-promise", args=[of, kind.value])
    return Line(f"{_named(of, service)}: {kind.label}", url, _said(found))


def _later_stages() -> dict[str, int]:
    """Return the stages of complaints after the first one, as addresses name them."""
    stages = read_rules(newest_procedure()).stages
    return {f"{CaseType.COMPLAINT}-{at}": at for at in range(2, len(stages) + 1)}


def _type_of(of: str, stage: int) -> str:
    if stage > 1:
        return CaseType.COMPLAINT
    return of if of in CaseType.values else ""


def _named(of: str, service: Service | None) -> str:
    if service:
        return str(service)
    if stage := _later_stages().get(of):
        name = read_rules(newest_procedure()).stage(stage).name
        said = {"kind": CaseType.COMPLAINT.label, "stage": _in_words(name)}
        # Translators: a kind of matter and a stage of its procedure.
        return _("%(kind)s, %(stage)s") % said
    return _("Everything") if of == EVERYTHING else str(CaseType(of).label)


def _in_words(name: Mapping[str, str]) -> str:
    return in_language(name, get_language() or "")


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
