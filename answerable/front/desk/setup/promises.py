"""How soon we answer: for everything, for a kind of matter, for a service.

Administrators publish every promise; a head of department those of own services.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django import forms
from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from answerable.agency.configuration import Hand
from answerable.agency.duty import today
from answerable.clock.models import Kind, ServiceStandard
from answerable.clock.models.standards import LONGEST, NEVER_PAUSED
from answerable.clock.policy import Terms, kept_of, publish_standard, topic_of
from answerable.clock.timetable import courses, find_course
from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.setup.choosing import choose
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, SetupForm, edit
from answerable.front.desk.setup.fields import day_field, number_field
from answerable.front.desk.setup.listing import Listing, show_lines
from answerable.front.desk.setup.promise_lines import NONE, all_lines, line_of
from answerable.front.desk.setup.promise_owners import (
    named_owner,
    owner_field,
    owner_of,
)
from answerable.front.desk.setup.promise_subjects import Subject, subject_of
from answerable.front.desk.setup.texts import (
    add_texts,
    first_texts,
    in_all_or_none,
    texts_of,
)
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
WORDING = gettext_lazy("What the public reads about it")
PAUSING = ("pauses", "longest_pause", "paused_by_leaders")
NEVER = {"pauses": False, "longest_pause": 0, "paused_by_leaders": False}
ORDER = (
    *("amount", "unit", "start_rule", "valid_from"),
    *PAUSING,
    *("longest_extension", "extended_by_leaders", "target_percent"),
)
# What a page begins with where nothing is promised yet.
USUAL = {
    Kind.ACKNOWLEDGE: 2,
    Kind.ANSWER: 10,
    Kind.UPDATE: 10,
    Kind.RESOLVE: 20,
    Kind.HAND_OVER: 1,
    Kind.CORRECT: 5,
}


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
    longest_pause = number_field(
        gettext_lazy("How long may it stand still at a time?"),
        least=0,
        most=LONGEST,
        help_text=gettext_lazy(
            "Counted as above. 0: until the person answers, however long that takes."
        ),
    )
    paused_by_leaders = forms.BooleanField(
        label=gettext_lazy("Only supervisors let it stand still"), required=False
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
    valid_from = day_field(
        gettext_lazy("From which day on?"),
        gettext_lazy("Who came before keeps the promise of then. Empty: from now on."),
        required=False,
    )

    def __init__(self, data: QueryDict | None, *, kind: Kind, about: Subject) -> None:
        """Begin with what is promised, or with what is usual."""
        self.kind, self.about = kind, about
        self.topic = topic_of(about.service, about.case_type, kind, about.stage)
        found = _newest(about, kind)
        super().__init__(data, _first(found, kind))
        self.fields["unit"] = choose(gettext_lazy("Of what?"), UNITS.items())
        self.fields["start_rule"] = choose(gettext_lazy("From when?"), STARTS.items())
        self.fields["owner"] = owner_field(found)
        add_texts(self, "wording", WORDING, is_long=True, needed=False)
        for name in PAUSING if kind in NEVER_PAUSED else ():
            del self.fields[name]
        self.order_fields(ORDER)

    def clean(self) -> dict[str, Any]:
        """Ask for the public words in every language once they stand in one."""
        given = super().clean() or self.cleaned_data
        in_all_or_none(self, "wording")
        return given

    def put(self, by: Hand) -> None:
        """Publish the promise; cases keep the one that they were opened under."""
        publish_standard(
            self.kind,
            self._terms(),
            service=self.about.service,
            case_type=self.about.case_type,
            stage=self.about.stage,
            by=by,
        )

    def _terms(self) -> Terms:
        given, wording = self.cleaned_data, texts_of(self, "wording")
        asked = {each.name: given.get(each.name) for each in fields(Terms)}
        if self.kind in NEVER_PAUSED:
            asked |= NEVER
        meant: dict[str, Any] = {
            "unit": Unit(given["unit"]),
            "start_rule": StartRule(given["start_rule"]),
            "wording": wording if any(wording.values()) else {},
            **owner_of(given["owner"]),
        }
        return Terms(**{**asked, **meant})


@require_safe
@setup_page
def promises(request: DeskRequest) -> HttpResponse:
    """List what is promised, the widest promise first."""
    lead = gettext_lazy(
        "The narrowest promise counts: of a service, else of its kind, else of everything."
    )
    return show_lines(request, Listing(TITLE, lead=lead), all_lines())


@require_safe
@setup_page
def promises_of(request: DeskRequest, of: str) -> HttpResponse:
    """List each kind of promise to one kind of matter, and whether it is complete."""
    about = subject_of(of)
    lead = gettext_lazy(
        "A promise is complete with a target for speed, for being right and for"
        " satisfaction."
    )
    found = courses(today(), about.stage)
    lines = (
        line_of(about, kind, found.get(about.promised(kind), NONE)) for kind in Kind
    )
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


def _newest(about: Subject, kind: Kind) -> ServiceStandard | None:
    versions = find_course(about.promised(kind), today(), about.stage).versions
    return versions[-1] if versions else None


def _first(found: ServiceStandard | None, kind: Kind) -> dict[str, object]:
    if found:
        owner = {"owner": named_owner(found)}
        return kept_of(found) | first_texts("wording", found.wording) | owner
    return {
        "amount": USUAL[kind],
        "unit": Unit.WORKING_DAY,
        "start_rule": StartRule.NEXT_WORKING_DAY,
        "pauses": True,
        "target_percent": 95,
        "longest_extension": 0,
        "longest_pause": 0,
    }
