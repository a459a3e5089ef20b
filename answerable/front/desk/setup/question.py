"""One question of a service: its words in every language, its answers, when it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, resolve_url
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods

from answerable.agency.configuration import Hand, seen_in
from answerable.agency.models import Service
from answerable.forms.conditions import answers_to, label_of
from answerable.forms.models import Form
from answerable.forms.policy import put_question
from answerable.forms.policy.publishing import topic_of
from answerable.forms.queries import sketch_of
from answerable.forms.questions.kind import Question
from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.setup.asked_after import (
    before_it,
    is_about_one,
    only_if_field,
    read_only_if,
    ticked,
)
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, SetupForm, edit
from answerable.front.desk.setup.naming import new_key
from answerable.front.desk.setup.offered import OPTIONS, Offered
from answerable.front.desk.setup.questions import KINDS
from answerable.front.desk.setup.texts import (
    add_texts,
    first_texts,
    in_all_or_none,
    texts_of,
)
from answerable.lib.errors import NotFound

LARGEST = 1_000_000_000
WHOLE = gettext_lazy("Write a whole number, for example 3")


class QuestionForm(SetupForm):
    """Asks for one question; a kind adds what it alone has."""

    required = forms.BooleanField(
        label=gettext_lazy("People must answer it"), required=False
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        service: Service,
        kind: str,
        question: Question | None = None,
    ) -> None:
        """Begin with what is there."""
        self.service, self.kind, self.question = service, kind, question
        self.topic = topic_of(service)
        before = before_it(sketch_of(service).questions, question)
        super().__init__(data, _first(question))
        add_texts(self, "label", _("The question"))
        add_texts(self, "hint", _("Help text"), needed=False)
        self.offered = Offered(self, question) if kind in OPTIONS else None
        if kind == "number":
            self.fields |= {"min": _number(_("Least")), "max": _number(_("Most"))}
        if kind == "date":
            self.fields["past"] = forms.BooleanField(
                label=_("The day cannot be after today"), required=False
            )
        if any(map(answers_to, before)):
            self.fields["only_if"] = only_if_field(before)
        self.order_fields([name for name in self.fields if name != "required"])

    def clean(self) -> dict[str, Any]:
        """Ask for what is missing between the fields."""
        given = super().clean() or self.cleaned_data
        in_all_or_none(self, "hint")
        if self.offered:
            self.offered.check()
        if not is_about_one(given.get("only_if", [])):
            self.add_error("only_if", _("Choose answers to one question only"))
        least, most = given.get("min"), given.get("max")
        if least is not None and most is not None and most < least:
            self.add_error(
                "max",
                _("Write a number that is %(limit_value)s or more")
                % {"limit_value": least},
            )
        return given

    def put(self, by: Hand) -> None:
        """Keep the question in the sketch."""
        put_question(self.service, self.asked(), by=by)

    def asked(self) -> dict[str, object]:
        """Return the question as it was written; what was left empty is left out."""
        given = self.cleaned_data
        values = {
            "hint": {code: it for code, it in texts_of(self, "hint").items() if it},
            "options": self.offered.options() if self.offered else None,
            "only_if": read_only_if(given.get("only_if", [])),
            "min": given.get("min"),
            "max": given.get("max"),
            "past": given.get("past"),
        }
        return {
            "key": self._key(),
            "kind": self.kind,
            "label": texts_of(self, "label"),
            "required": given["required"],
            **{name: it for name, it in values.items() if it not in (None, False, {})},
        }

    def _key(self) -> str:
        """Return its name in the answers: one that no version has used for another."""
        if self.question:
            return str(self.question["key"])
        versions = Form.objects.filter(service=self.service)
        lists = [
            sketch_of(self.service).questions,
            *(one.questions for one in versions),
        ]
        taken = {str(question["key"]) for asked in lists for question in asked}
        return new_key(texts_of(self, "label"), taken, "question")


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def question(request: DeskRequest, slug: str, key: str) -> HttpResponse:
    """Show a question, and change it."""
    service = get_object_or_404(Service, slug=slug)
    found = next(
        (one for one in sketch_of(service).questions if one["key"] == key), None
    )
    if found is None:
        raise NotFound(key)
    page = _page(service, label_of(found), lead=str(KINDS[found["kind"]]))
    shown = {
        "options": answers_to(found).items() if found["kind"] in OPTIONS else (),
        "order_url": reverse("desk:setup-question-order", args=[slug, key]),
        "order_seen": seen_in(topic_of(service)),
    }
    return edit(
        request,
        replace(page, template="desk/setup/question.html", shown=shown),
        lambda data: QuestionForm(
            data, service=service, kind=found["kind"], question=found
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def new_question(request: DeskRequest, slug: str, kind: str) -> HttpResponse:
    """Ask for a new question, which then stands behind the others."""
    service = get_object_or_404(Service, slug=slug)
    if kind not in KINDS:
        raise NotFound(kind)
    page = _page(service, _("Add a question"), lead=str(KINDS[kind]))
    return edit(
        request, page, lambda data: QuestionForm(data, service=service, kind=kind)
    )


def _page(service: Service, title: str, lead: str) -> Page:
    back = resolve_url("desk:setup-questions", service.slug)
    return Page(
        title, back, _("Questions of “%(service)s”") % {"service": service}, lead
    )


def _first(question: Question | None) -> dict[str, object]:
    if question is None:
        return {"required": True, "min": 0}
    first: dict[str, object] = {"required": True, "min": 0, **question}
    for name in ("label", "hint"):
        texts = first.get(name)
        first |= first_texts(name, texts) if isinstance(texts, Mapping) else {}
    return {**first, "only_if": ticked(question)}


def _number(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=-LARGEST,
        max_value=LARGEST,
        widget=forms.NumberInput({"inputmode": "numeric", "class": "short"}),
        error_messages={"invalid": WHOLE, "min_value": WHOLE, "max_value": WHOLE},
    )
