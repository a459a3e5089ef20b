"""Who we are: the name and the ways to reach us, and the languages we write in."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.conf import settings
from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from answerable.agency.configuration import Hand, Topic
from answerable.agency.models import Agency
from answerable.agency.models.configuration import Subject
from answerable.agency.policy import put_agency
from answerable.agency.queries import get_agency
from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, SetupForm, edit
from answerable.front.desk.setup.fields import email_field, phone_field
from answerable.front.desk.setup.texts import add_texts, first_texts, texts_of

KEPT = (
    *("slug", "name", "address", "phone", "emergency_number", "email"),
    *("languages", "calendar_slug"),
)

REACHED = ("phone", "emergency_number", "email")
BACK = ("desk:setup", _("Set up"))


class BodyForm(SetupForm):
    """Asks for the name on every page and letter, and how people reach us."""

    topic = Topic(Subject.AGENCY, "")

    def __init__(self, data: QueryDict | None = None) -> None:
        """Begin with what is there."""
        agency = Agency.objects.get()
        texts = first_texts("name", agency.name) | first_texts(
            "address", agency.address
        )
        reached = {name: getattr(agency, name) for name in REACHED}
        super().__init__(data, {**texts, **reached})
        add_texts(self, "name", _("Name"))
        add_texts(self, "address", _("Address"), is_long=True)
        self.fields |= {
            "phone": phone_field(_("Phone")),
            "emergency_number": phone_field(
                _("Number for emergencies"), required=False
            ),
            "email": email_field(
                _("Email that people write to"),
                _("Letters come from this address, and replies go to it."),
            ),
        }

    def put(self, by: Hand) -> None:
        """Say who we are."""
        texts = {name: texts_of(self, name) for name in ("name", "address")}
        reached = {name: self.cleaned_data[name] for name in REACHED}
        put_agency(**(as_it_is() | texts | reached), by=by)


class LanguagesForm(SetupForm):
    """Asks which languages the body writes in, and which one comes first."""

    topic = Topic(Subject.AGENCY, "")
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        help_text=_(
            "People can read your pages in these; links to another language lead to the"
            " first. Every text of yours is asked for in each of them."
        ),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose one language at least"),
            "invalid_choice": _("Choose languages of the list"),
        },
    )
    first = forms.ChoiceField(
        label=_("The first of them"),
        help_text=_("It stands in for a text that is missing in another language."),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the first language"),
            "invalid_choice": _("Choose the first language"),
        },
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        """Begin with the languages that there are."""
        spoken = get_agency().languages
        super().__init__(data, {"languages": spoken, "first": spoken[0]})

    def clean_first(self) -> str:
        """Refuse a first language that is not among those chosen."""
        first = cast("str", self.cleaned_data["first"])
        if first not in self.cleaned_data.get("languages", [first]):
            wrong = _("Choose the first language among those that you write in")
            raise forms.ValidationError(wrong, code="not_spoken")
        return first

    def put(self, by: Hand) -> None:
        """Say which languages we write in, the first one first."""
        first, chosen = self.cleaned_data["first"], self.cleaned_data["languages"]
        languages = [first, *(code for code in chosen if code != first)]
        put_agency(**(as_it_is() | {"languages": languages}), by=by)


def as_it_is() -> dict[str, Any]:
    """Return the body as it stands, for a page that asks for part of it."""
    agency = Agency.objects.get()
    return {name: getattr(agency, name) for name in KEPT}


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def body(request: DeskRequest) -> HttpResponse:
    """Ask for the name and the ways to be reached."""
    return edit(request, Page(_("Name and contact"), *BACK), BodyForm)


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def languages(request: DeskRequest) -> HttpResponse:
    """Ask for the languages."""
    return edit(request, Page(_("Languages"), *BACK), LanguagesForm)
