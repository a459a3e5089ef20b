"""What people can ask for: in their order, each with its team and its words."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy, override
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from answerable.agency.configuration import Hand
from answerable.agency.models import Service, Team
from answerable.agency.models.catalogue import FARTHEST_SIMILAR, LONGEST_SIMILAR
from answerable.agency.pictures import PICTURES
from answerable.agency.policy import move_service, put_service, retire_service
from answerable.agency.queries import find_heir, get_agency
from answerable.cases.models.case import CaseType
from answerable.forms.policy import publish_form
from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.setup.choosing import choose, teams
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, edit
from answerable.front.desk.setup.fields import number_field
from answerable.front.desk.setup.listing import Line, Listing, show_rows
from answerable.front.desk.setup.things import ThingForm
from answerable.front.shared.languages import language_name
from answerable.lib.errors import NotFound
from answerable.lib.parties import IdentityLevel

TITLE = gettext_lazy("Services")
BACK = ("desk:setup-services", TITLE)
PLAIN = (
    *("case_type", "identity_level", "place", "picture"),
    *("similar_within", "similar_days"),
)
KEPT = ("department", "position", "impact", "urgency", "indications", "former")
ONLY_THINGS = gettext_lazy(
    "Write 0: only what people may report without a name, and with a place, is shown to"
    " others who report the same."
)
MOST_MERGED = 20
LEVELS = {
    IdentityLevel.ANONYMOUS: gettext_lazy("Nothing: they may stay anonymous"),
    IdentityLevel.CLAIMED: gettext_lazy("A name and a way to reach them"),
    IdentityLevel.VERIFIED_CHANNEL: gettext_lazy(
        "An address that is proved to be theirs"
    ),
}


class ServiceForm(ThingForm[Service]):
    """Asks for something that people can ask of us."""

    model = Service
    asked = ("team", *PLAIN)
    long_texts = {"summary": gettext_lazy("What it is for, in a sentence")}

    def __init__(
        self, data: QueryDict | None = None, thing: Service | None = None
    ) -> None:
        """Begin with what is there."""
        super().__init__(data, thing)
        for code in get_agency().languages:
            self.fields[f"aliases_{code}"] = _aliases_field(code)
            words = thing.aliases.get(code, []) if thing else []
            self.initial[f"aliases_{code}"] = ", ".join(words)
        self.fields |= {
            "team": choose(gettext_lazy("Team that answers"), teams()),
            "case_type": choose(gettext_lazy("Kind of matter"), CaseType.choices),
            "identity_level": choose(
                gettext_lazy("What must we know of the person?"),
                [(str(level.value), words) for level, words in LEVELS.items()],
            ),
            "place": choose(
                gettext_lazy("Does it have a place?"), Service.Place.choices
            ),
            "picture": choose(
                gettext_lazy("Picture"),
                PICTURES.items(),
                nothing=gettext_lazy("No picture"),
                hint=gettext_lazy("It stands beside the name, for who reads little."),
            ),
            "similar_within": number_field(
                gettext_lazy("Show similar open reports within how many metres?"),
                help_text=gettext_lazy(
                    "Who reports the same can follow one of them instead. 0 is never."
                ),
                least=0,
                most=FARTHEST_SIMILAR,
                required=False,
            ),
            "similar_days": number_field(
                gettext_lazy("Not older than how many days?"),
                most=LONGEST_SIMILAR,
                required=False,
            ),
        }
        if thing:
            self.initial["team"] = thing.team.slug
        else:
            self.initial.update(similar_within=0, similar_days=30)

    def clean(self) -> dict[str, Any]:
        """Show nothing to others that is about people, or lies nowhere."""
        given = super().clean() or self.cleaned_data
        is_of_people = given.get("identity_level") != str(IdentityLevel.ANONYMOUS.value)
        is_nowhere = given.get("place") == Service.Place.NONE
        if given.get("similar_within") and (is_of_people or is_nowhere):
            self.add_error("similar_within", ONLY_THINGS)
        return given

    def put(self, by: Hand) -> None:
        """Offer the service; a new one asks one question to begin with."""
        given, texts = self.cleaned_data, self.texts()
        team = Team.objects.select_related("department").get(slug=given["team"])
        placed = put_service(
            slug=self.slug(),
            name=texts["name"],
            summary=texts["summary"],
            aliases=self._aliases(),
            team=team,
            case_type=given["case_type"],
            identity_level=int(given["identity_level"]),
            place=given["place"],
            picture=given["picture"],
            similar_within=given["similar_within"] or 0,
            similar_days=given["similar_days"] or 30,
            by=by,
            retired_on=self._merged_on(),
            **self._kept(team),
        )
        if self.thing is None:
            languages = get_agency().languages
            publish_form(
                service=placed.thing,
                questions=[_first_question()],
                languages=languages,
                by=by,
            )

    def _kept(self, team: Team) -> dict[str, Any]:
        """Return what is not asked for: as it is, or as it is for something new."""
        if self.thing:
            return {name: getattr(self.thing, name) for name in KEPT}
        position = Service.objects.count() + 1
        return {"department": team.department, "position": position}

    def _merged_on(self) -> date | None:
        """Return since when it was merged; anything else is offered by saving it."""
        is_merged = self.thing and find_heir(self.thing.slug)
        return self.thing.retired_on if self.thing and is_merged else None

    def _aliases(self) -> dict[str, list[str]]:
        """Return what people call it; where nothing was written, its name."""
        names = self.texts()["name"]
        return {
            code: _words(self.cleaned_data[f"aliases_{code}"]) or [names[code]]
            for code in get_agency().languages
        }


@require_safe
@setup_page
def services(request: DeskRequest) -> HttpResponse:
    """List the services in the order in which people see them."""
    listing = Listing(
        TITLE,
        add="desk:setup-service-new",
        add_title=gettext_lazy("Add a service"),
        template="desk/setup/services.html",
    )
    rows = Service.objects.select_related("team")
    return show_rows(request, listing, rows, _line)


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def service(request: DeskRequest, slug: str) -> HttpResponse:
    """Show a service, and change it."""
    found = get_object_or_404(
        Service.objects.select_related("team", "department"), slug=slug
    )
    page = Page(
        str(found), *BACK, template="desk/setup/service.html", shown=_shown(found)
    )
    return edit(request, page, lambda data: ServiceForm(data, found))


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def new_service(request: DeskRequest) -> HttpResponse:
    """Ask for a new service."""
    return edit(request, Page(gettext_lazy("Add a service"), *BACK), ServiceForm)


@require_POST
@setup_page
def move(request: DeskRequest, slug: str) -> HttpResponse:
    """Put a service one place up or down."""
    found = get_object_or_404(Service, slug=slug)
    to = request.POST.get("to")
    if to not in {"up", "down"}:
        raise NotFound(str(to))
    move_service(found, up=to == "up", by=Hand(request.user))
    return redirect("desk:setup-services")


@require_POST
@setup_page
def retire(request: DeskRequest, slug: str) -> HttpResponse:
    """Offer a service no more; its cases stay, and saving it offers it again."""
    retire_service(get_object_or_404(Service, slug=slug), by=Hand(request.user))
    messages.success(request, _("People cannot ask for it any more."))
    return redirect("desk:setup-services")


def _shown(found: Service) -> dict[str, object]:
    """Return what stands around the form: where it was merged into, or from."""
    heir = find_heir(found.slug) if found.retired_on else None
    merged = Service.objects.filter(slug__in=found.former)
    return {"service": found, "heir": heir, "merged": merged[:MOST_MERGED]}


def _line(service: Service) -> Line:
    url = reverse("desk:setup-service", args=[service.slug])
    tag = _("No longer offered") if service.retired_on else ""
    return Line(str(service), url, str(service.team), tag)


def _first_question() -> dict[str, object]:
    label = {}
    for code in get_agency().languages:
        with override(code):
            label[code] = _("Is there anything else that we should know?")
    return {"key": "more", "kind": "long_text", "label": label, "required": False}


def _words(typed: str) -> list[str]:
    parts = typed.replace("،", ",").split(",")
    return [part.strip() for part in parts if part.strip()]


def _aliases_field(code: str) -> forms.CharField:
    label = _("What people call it in %(language)s") % {"language": language_name(code)}
    return forms.CharField(
        label=label,
        help_text=_("Words that people really use, with commas between them."),
        required=False,
        max_length=500,
        widget=forms.TextInput({"lang": code, "dir": "auto"}),
    )
