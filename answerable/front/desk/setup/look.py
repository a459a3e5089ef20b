"""The colours of the body: two are chosen, and refused where they cannot be read."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.http import HttpResponse, QueryDict
from django.utils.formats import number_format
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods
from django_stubs_ext import StrOrPromise

from answerable.agency.configuration import Hand, Topic
from answerable.agency.models import Agency
from answerable.agency.models.configuration import Subject
from answerable.agency.models.house import COLOUR
from answerable.agency.policy import put_look
from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, SetupForm, edit, show_form
from answerable.front.shared.look import BRAND, CANVAS, HERO, too_weak
from answerable.lib.colours import BLACK, LEAST, WHITE, contrast, readable

TITLE = gettext_lazy("Colours")
GROUNDS = {"brand": CANVAS, "hero": WHITE}


class LookForm(SetupForm):
    """Asks for two colours, from which the others follow."""

    topic = Topic(Subject.LOOK, "")

    def __init__(self, data: QueryDict | None = None) -> None:
        """Begin with the colours that pages have now."""
        agency = Agency.objects.get()
        first = {"brand": agency.brand or BRAND, "hero": agency.hero or HERO}
        super().__init__(data, first)
        self.fields |= {
            "brand": _colour_field(gettext_lazy("Buttons and links")),
            "hero": _colour_field(gettext_lazy("The band across the start page")),
        }

    def clean(self) -> dict[str, Any]:
        """Refuse colours that cannot be read, and name the nearest that can."""
        given = super().clean() or self.cleaned_data
        if not self.errors:
            for name, found in too_weak(given["brand"], given["hero"]):
                self.add_error(name, _weak(found, given[name], GROUNDS[name]))
        return given

    def put(self, by: Hand) -> None:
        """Show the colours on every page."""
        put_look(
            brand=self.cleaned_data["brand"], hero=self.cleaned_data["hero"], by=by
        )

    def contrasts(self) -> list[tuple[StrOrPromise, str, bool]]:
        """Return how well each colour can be read, and whether that is enough."""
        typed = {name: str(self[name].value()) for name in GROUNDS}
        found = {
            name: contrast(colour, GROUNDS[name])
            for name, colour in typed.items()
            if _is_colour(colour)
        }
        return [
            (self.fields[name].label or "", number_format(ratio, 1), ratio >= LEAST)
            for name, ratio in found.items()
        ]


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def look(request: DeskRequest) -> HttpResponse:
    """Ask for the colours; while they are chosen, say whether they can be read."""
    page = Page(
        TITLE,
        "desk:setup",
        gettext_lazy("Set up"),
        lead=gettext_lazy(
            "Text must be readable for weak eyes, too: 4.5 to 1 at least."
        ),
        template="desk/setup/look.html",
    )
    if "check" in request.POST:
        return show_form(request, page, LookForm(request.POST), HTTPStatus.OK)
    return edit(request, page, LookForm)


def _weak(found: float, colour: str, ground: str) -> str:
    wrong = _(
        "Its contrast is %(found)s to 1 and must be 4.5. Take %(near)s or a darker one."
    )
    near = readable(colour, ground, BLACK)
    return wrong % {"found": number_format(found, 1), "near": near}


def _is_colour(typed: str) -> bool:
    try:
        COLOUR(typed)
    except forms.ValidationError:
        return False
    return True


def _colour_field(label: StrOrPromise) -> forms.CharField:
    wrong = gettext_lazy("Write a colour such as #0b5f63")
    return forms.CharField(
        label=label,
        validators=[RegexValidator(COLOUR.regex, wrong)],
        widget=forms.TextInput({"type": "color", "class": "short"}),
        error_messages={"required": wrong},
    )
