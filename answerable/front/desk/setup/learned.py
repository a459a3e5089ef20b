"""What was learned from cases: how good it is, of which service less lately, and its switch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from answerable.agency.configuration import Hand
from answerable.agency.models import Service, Team
from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, SetupForm, edit
from answerable.routing.learned.labels import SERVICE, parts_of_label
from answerable.routing.learned.lately import Course, from_line
from answerable.routing.models import LearnedModel, Learning
from answerable.routing.policy import use_learning
from answerable.routing.policy.learning import TOPIC

BACK = ("desk:setup-rules", gettext_lazy("Rules"))
PAGE = 50


class LearningForm(SetupForm):
    """Asks what may be done with what was learned."""

    topic = TOPIC
    use = forms.ChoiceField(
        label=gettext_lazy("What may it do?"),
        help_text=gettext_lazy(
            "Rules come first, and so does the service that a person chose. Complaints are"
            " never sent by it."
        ),
        choices=Learning.Use.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose what it may do"),
            "invalid_choice": gettext_lazy("Choose what it may do"),
        },
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        """Begin with what it may do now."""
        found = Learning.objects.first()
        super().__init__(data, {"use": found.use if found else Learning.Use.ACT})

    def put(self, by: Hand) -> None:
        """Let it do that from now on."""
        use_learning(Learning.Use(self.cleaned_data["use"]), by=by)


@dataclass(frozen=True)
class Row:
    """How it goes for a service or a team, by the name of today."""

    name: str
    course: Course


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def learned(request: DeskRequest) -> HttpResponse:
    """Show what was learned last, and let it be switched."""
    learning = Learning.objects.select_related("model").first()
    model = learning.model if learning else None
    rows = list(_rows(model)) if model else []
    page = Page(
        gettext_lazy("What is learned from cases"),
        *BACK,
        lead=gettext_lazy(
            "Each night we learn from cases that have ended where others like them belong."
            " Whoever puts a case right teaches it."
        ),
        template="desk/setup/learned.html",
        shown={
            "model": model,
            "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
            "drifting": [row.name for row in rows if row.course.drifts],
        },
    )
    return edit(request, page, LearningForm)


def _rows(model: LearnedModel) -> Iterator[Row]:
    named = _names()
    for line in model.services:
        course = from_line(line)
        yield Row(named.get(course.label, parts_of_label(course.label)[1]), course)


def _names() -> dict[str, str]:
    """Return what labels are called today, also those of what is no longer offered."""
    services = {f"{SERVICE}:{each.slug}": str(each) for each in Service.objects.all()}
    return services | {f"team:{each.slug}": str(each) for each in Team.objects.all()}
