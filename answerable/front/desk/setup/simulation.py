"""What if this promise were another one? Past cases say it; nothing is changed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from answerable.agency.duty import today
from answerable.clock.models import Kind
from answerable.clock.models.standards import LONGEST
from answerable.clock.simulation import Supposed, simulate
from answerable.clock.timetable import find_course
from answerable.front.desk.doors import DeskRequest, show
from answerable.front.desk.setup.choosing import choose
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.fields import number_field
from answerable.front.desk.setup.promise_subjects import Subject, subject_of
from answerable.front.desk.setup.promises import UNITS
from answerable.lib.errors import NotFound
from answerable.lib.worktime import Unit

# A page must not count for minutes; the command counts them all.
MOST_JUDGED = 20_000
USUAL = {"amount": 5, "unit": Unit.WORKING_DAY.value}


class SupposedForm(forms.Form):
    """Asks what the promise would be instead."""

    amount = number_field(gettext_lazy("What if it were …"), most=LONGEST)

    def __init__(self, data: QueryDict | None, first: dict[str, Any]) -> None:
        """Begin with what is promised now."""
        super().__init__(data, auto_id="suppose-%s", initial=first)
        self.fields["unit"] = choose(gettext_lazy("Of what?"), UNITS.items())


@require_safe
@setup_page
def promise_simulation(request: DeskRequest, of: str, kind: str) -> HttpResponse:
    """Show how many past cases would have met another promise, by month."""
    if kind not in Kind.values:
        raise NotFound(kind)
    about = subject_of(of)
    form = SupposedForm(request.GET or None, _now(about, kind))
    page = {"about": about, "kind": Kind(kind), "form": form, "most": MOST_JUDGED}
    if form.is_valid():
        given = form.cleaned_data
        supposed = Supposed(
            Kind(kind),
            given["amount"],
            Unit(given["unit"]),
            service=about.service,
            case_type=about.case_type,
            stage=about.stage,
        )
        page["found"] = simulate(supposed, most=MOST_JUDGED)
    return show(request, "desk/setup/simulation.html", page)


def _now(about: Subject, kind: str) -> dict[str, Any]:
    found = find_course(about.promised(kind), today(), about.stage).holds
    return {"amount": found.amount, "unit": found.unit} if found else USUAL
