"""An article as it is written at the desk: one language at a time, part by part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from answerable.agency.models import Department, Staff
from answerable.agency.queries import get_agency
from answerable.front.desk.forms.days import day_field
from answerable.front.desk.forms.lines import TOO_LONG, line_field
from answerable.front.desk.forms.step import carried
from answerable.front.shared.languages import direction_of
from answerable.knowledge.access import departments_to_write_for
from answerable.knowledge.checking import faults_in_content
from answerable.knowledge.content import (
    LISTS,
    LONGEST_ANSWER,
    LONGEST_TITLE,
    NEEDED,
    PARTS,
    Content,
)
from answerable.knowledge.models import (
    Audience,
    Fact,
)
from answerable.knowledge.models.articles import LONGEST_REASON
from answerable.knowledge.plain import needs_a_reason
from answerable.knowledge.policy import Placement
from answerable.knowledge.queries import free_slug
from answerable.lib.errors import Refused

LONGEST_PART = 4_000
MISSING = gettext_lazy("This is missing. Write it.")
LINES = re.compile(r"\n+")
LABELS = {
    "title": gettext_lazy("Title: the question, or the task"),
    "questions": gettext_lazy("How people ask for it"),
    "issue": gettext_lazy("What troubles them, in their words"),
    "answer": gettext_lazy("The answer"),
    "steps": gettext_lazy("What to do"),
    "cost": gettext_lazy("What it costs"),
    "time": gettext_lazy("How long it takes"),
    "documents": gettext_lazy("What you need"),
}
ONE_A_LINE = gettext_lazy("One on each line.")
HINTS = {
    "questions": ONE_A_LINE,
    "answer": gettext_lazy("It stands first. At most 240 characters."),
    "steps": ONE_A_LINE,
    "documents": ONE_A_LINE,
}
ROWS = {"questions": 4, "steps": 6, "documents": 3, "answer": 3}


@dataclass(frozen=True)
class Pair:
    """A part beside what the first language says there."""

    field: BoundField
    source: str


class ArticleForm(forms.Form):
    """Asks for one language of an article; in the first, also for whom it is.

    In another language, ``still_fits`` says that it fits the first without a change.
    """

    audience = forms.ChoiceField(
        label=gettext_lazy("Who may read it?"),
        choices=Audience.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose who may read it")},
    )
    legal_source = line_field(
        gettext_lazy("The rule behind it"), longest=LONGEST_REASON
    )
    still_fits = forms.BooleanField(
        label=gettext_lazy("It still fits the first language as it is"), required=False
    )
    seen = carried()

    def __init__(
        self,
        before: Content,
        language: str,
        *,
        seen: int,
        confirmed: bool = False,
        data: QueryDict | None = None,
    ) -> None:
        """Ask for what is there already in this language, or read what was sent."""
        first: dict[str, Any] = {part: _typed(before, part, language) for part in PARTS}
        first |= {"audience": before.audience, "legal_source": before.legal_source}
        first |= {"seen": seen, "still_fits": confirmed}
        super().__init__(data, auto_id="article-%s", initial=first)
        self.before, self.language = before, language
        self.first = get_agency().languages[0]
        for part in PARTS:
            is_needed = self.is_first and part in NEEDED
            self.fields[part] = _part_field(part, language, is_needed=is_needed)
        for name in self._asked_elsewhere():
            del self.fields[name]

    @property
    def is_first(self) -> bool:
        """Tell whether this is the language that the others are made from."""
        return bool(self.language == self.first)

    def pairs(self) -> Iterator[Pair]:
        """Return the parts in their order, each beside the first language's."""
        for part in PARTS:
            yield Pair(self[part], _typed(self.before, part, self.first))

    def clean(self) -> dict[str, Any]:
        """Refuse what could not be published, at the part that has it."""
        given = super().clean() or self.cleaned_data
        facts = set(Fact.objects.values_list("key", flat=True))
        for fault in faults_in_content(self.content(), facts, first=self.first):
            part, _dot, code = fault.place.partition(".")
            if code == self.language and part not in self.errors:
                self.add_error(part, fault.mend)
        return given

    def content(self) -> Content:
        """Return the whole article with what stands in the form, right or wrong."""
        texts = {part: self._said(part) for part in PARTS}
        audience, legal = self.before.audience, self.before.legal_source
        if self.is_first:
            audience = str(self["audience"].value() or audience)
            legal = str(self["legal_source"].value() or "").strip()
        return Content(texts, audience, legal, self.before.files)

    def confirmed(self, before: list[str]) -> list[str]:
        """Return the languages of which somebody said that they still fit."""
        others = [code for code in before if code != self.language]
        fits = self.cleaned_data.get("still_fits")
        return [*others, self.language] if fits else others

    def refuse(self, refused: Refused) -> None:
        """Say above the form what could not be done."""
        self.add_error(None, refused.hint)

    def _said(self, part: str) -> Mapping[str, Any]:
        typed = str(self[part].value() or "").replace("\r\n", "\n").strip()
        lines = [line.strip() for line in LINES.split(typed) if line.strip()]
        said: Any = lines if part in LISTS else typed
        return {**self.before.texts.get(part, {}), self.language: said}

    def _asked_elsewhere(self) -> tuple[str, ...]:
        return ("still_fits",) if self.is_first else ("audience", "legal_source")


class NewArticleForm(forms.Form):
    """Asks for what a new article needs to be one: a question and who answers for it."""

    title = line_field(
        LABELS["title"],
        gettext_lazy("As people ask it, such as: How do I replace a lost card?"),
        longest=LONGEST_TITLE,
        missing=gettext_lazy("Write the question that it answers"),
    )
    department = forms.ModelChoiceField(
        Department.objects.all(),
        label=gettext_lazy("Whose answer it is"),
        error_messages={
            "required": gettext_lazy("Choose a department"),
            "invalid_choice": gettext_lazy("Choose a department of the list"),
        },
    )

    def __init__(self, staff: Staff, data: QueryDict | None = None) -> None:
        """Offer the departments in whose name this member writes."""
        super().__init__(data, auto_id="new-%s")
        offered = departments_to_write_for(staff)
        field = cast("forms.ModelChoiceField[Department]", self.fields["department"])
        field.queryset = Department.objects.filter(pk__in=[one.pk for one in offered])
        self.staff = staff

    def slug(self) -> str:
        """Return a free address made of the title."""
        return free_slug(self.cleaned_data["title"])

    def placement(self) -> Placement:
        """Return whose it is: the department chosen, and whoever writes it."""
        return Placement(self.cleaned_data["department"], self.staff)

    def content(self) -> Content:
        """Return what it says so far: its title, for staff until somebody says otherwise."""
        first = get_agency().languages[0]
        return Content({"title": {first: self.cleaned_data["title"]}})


class PublishForm(forms.Form):
    """Asks why it is published, from when, and why it is hard to read if it is."""

    reason = line_field(
        gettext_lazy("Why is it published?"),
        gettext_lazy("Everybody who reads its versions sees this."),
        longest=LONGEST_REASON,
        missing=gettext_lazy("Say in a few words what changed"),
    )
    grade_reason = line_field(
        gettext_lazy("Why can it not be plainer?"),
        gettext_lazy("You sign this with your name."),
        longest=LONGEST_REASON,
        missing=gettext_lazy("Say why it cannot be plainer, or write it plainer"),
    )
    day = day_field(
        gettext_lazy("From which day?"),
        help_text=gettext_lazy("Leave it empty to publish it now."),
    )
    seen = carried()

    def __init__(
        self, content: Content, *, seen: int, data: QueryDict | None = None
    ) -> None:
        """Ask for a reason only where it reads above the plain grade."""
        super().__init__(data, auto_id="publish-%s", initial={"seen": seen})
        if not needs_a_reason(content):
            del self.fields["grade_reason"]

    def refuse(self, refused: Refused) -> None:
        """Put what could not be done beside the field that can be mended."""
        places = {"article-day-past": "day"}
        place = places.get(refused.code)
        self.add_error(place if place in self.fields else None, refused.hint)


def _typed(content: Content, part: str, language: str) -> str:
    said = content.texts.get(part, {}).get(language) or ""
    return said if isinstance(said, str) else "\n".join(said)


def _part_field(part: str, language: str, *, is_needed: bool) -> forms.CharField:
    attributes = {"dir": direction_of(language), "lang": language}
    limits = {"title": LONGEST_TITLE, "answer": LONGEST_ANSWER}
    widget: forms.Widget = forms.TextInput(attributes)
    if part != "title":
        widget = forms.Textarea({**attributes, "rows": ROWS.get(part, 2)})
    return forms.CharField(
        label=LABELS[part],
        help_text=HINTS.get(part, ""),
        required=is_needed,
        max_length=limits.get(part, LONGEST_PART),
        widget=widget,
        error_messages={"max_length": TOO_LONG, "required": MISSING},
    )
