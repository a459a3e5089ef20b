"""What is asked of the procedure for complaints: stages, exclusions, and who comes after us.

A stage or a reason is taken out by emptying its texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy as _

from answerable.agency.configuration import Hand, Topic
from answerable.agency.models.configuration import Subject
from answerable.agency.queries import get_agency
from answerable.cases.workflow import REOPENED_WITHIN_DAYS
from answerable.complaints.policy import publish_procedure
from answerable.complaints.queries import newest_procedure
from answerable.complaints.rules import (
    ESCALATION_DAYS,
    Exclusion,
    OutsideBody,
    Rules,
    Stage,
    read_rules,
)
from answerable.front.desk.forms.lines import line_field
from answerable.front.desk.setup.editing import SetupForm
from answerable.front.desk.setup.fields import number_field, phone_field
from answerable.front.desk.setup.texts import (
    add_texts,
    first_texts,
    in_all_or_none,
    texts_of,
)
from answerable.lib.wording import Texts

MOST_STAGES, MOST_EXCLUSIONS = 5, 20
LONGEST = 300
MOST_MONTHS = 120
BODY = ("address", "phone", "url")


@dataclass(frozen=True)
class Row:
    """One stage or reason as the page counts it, from 1, and its fields."""

    number: int
    fields: Sequence[forms.BoundField]


class ProcedureForm(SetupForm):
    """Asks how complaints are dealt with; what is published holds for new ones."""

    topic = Topic(Subject.PROCEDURE, "")

    def __init__(self, data: QueryDict | None = None) -> None:
        """Begin with what holds now, and an empty stage and reason behind."""
        self._rules = rules = read_rules(newest_procedure())
        super().__init__(data, _first(rules))
        self._stages = min(len(rules.stages) + 1, MOST_STAGES)
        self._exclusions = min(len(rules.exclusions) + 1, MOST_EXCLUSIONS)
        add_texts(self, "name", _("What you call it"))
        add_texts(self, "definition", _("What a complaint is"), is_long=True)
        self.fields["months"] = number_field(
            _("For how many months can people complain?"), most=MOST_MONTHS
        )
        for number in range(1, self._stages + 1):
            self._add_stage(number)
        for number in range(1, self._exclusions + 1):
            self._add_exclusion(number)
        self._add_body()

    @property
    def head(self) -> list[forms.BoundField]:
        """Return what is asked of the whole."""
        return self._fields_of("name_", "definition_", "months")

    @property
    def stages(self) -> list[Row]:
        """Return the stages, and an empty one."""
        return self._rows("stage", self._stages)

    @property
    def exclusions(self) -> list[Row]:
        """Return the reasons not to take a complaint, and an empty one."""
        return self._rows("exclusion", self._exclusions)

    @property
    def body(self) -> list[forms.BoundField]:
        """Return what is asked of whoever looks at it after us."""
        return self._fields_of("body_", *BODY)

    def clean(self) -> dict[str, Any]:
        """Ask for all languages of what is written in one, and for one stage at least."""
        given = super().clean() or self.cleaned_data
        for number in range(1, self._stages + 1):
            in_all_or_none(self, f"stage_{number}_name")
        for number in range(1, self._exclusions + 1):
            self._clean_exclusion(number)
        in_all_or_none(self, "body")
        if not self.errors and not self._written_stages():
            self.add_error(self._first_of("stage_1_name"), gettext("Name one stage"))
        if not self.errors and self._has("body") and not any(map(given.get, BODY)):
            wrong = gettext("Write how they are reached: an address, a phone or a page")
            self.add_error("address", wrong)
        return given

    def put(self, by: Hand) -> None:
        """Publish it; complaints that go on keep the version that they began with."""
        publish_procedure(
            Rules(
                name=texts_of(self, "name"),
                definition=texts_of(self, "definition"),
                stages=self._written_stages(),
                time_limit_months=self.cleaned_data["months"],
                exclusions=self._written_exclusions(),
                body=self._written_body(),
            ),
            by=by,
        )

    def _add_stage(self, number: int) -> None:
        add_texts(self, f"stage_{number}_name", _("What it is called"), needed=False)
        self.fields |= {
            f"stage_{number}_another": forms.BooleanField(
                label=_("Somebody looks who did not look before"), required=False
            ),
            f"stage_{number}_days": number_field(
                _("For how many days can more be asked for after its answer?"),
                most=REOPENED_WITHIN_DAYS,
                required=False,
            ),
        }

    def _add_exclusion(self, number: int) -> None:
        reason, route = f"exclusion_{number}_reason", f"exclusion_{number}_route"
        add_texts(self, reason, _("Why it is not taken"), is_long=True, needed=False)
        add_texts(self, route, _("Where to go instead"), is_long=True, needed=False)

    def _add_body(self) -> None:
        add_texts(self, "body", _("Who looks at it after you"), needed=False)
        self.fields |= {
            "address": line_field(_("Their address"), longest=LONGEST),
            "phone": phone_field(_("Their phone"), required=False),
            "url": line_field(_("Their page on the web"), longest=LONGEST),
        }

    def _clean_exclusion(self, number: int) -> None:
        reason, route = f"exclusion_{number}_reason", f"exclusion_{number}_route"
        in_all_or_none(self, reason)
        in_all_or_none(self, route)
        if self._has(reason) and not self._has(route):
            wrong = gettext("Say where to go instead: nobody is sent away")
            self.add_error(self._first_of(route), wrong)
        if self._has(route) and not self._has(reason):
            wrong = gettext("Say why it is not taken")
            self.add_error(self._first_of(reason), wrong)

    def _written_stages(self) -> list[Stage]:
        slugs = [each.slug for each in self._rules.stages]
        return [
            Stage(
                slug=_slug(slugs, number, "stage"),
                name=self._texts(f"stage_{number}_name"),
                another_person=self.cleaned_data[f"stage_{number}_another"],
                escalation_days=self.cleaned_data[f"stage_{number}_days"]
                or ESCALATION_DAYS,
            )
            for number in range(1, self._stages + 1)
            if self._has(f"stage_{number}_name")
        ]

    def _written_exclusions(self) -> list[Exclusion]:
        slugs = [each.slug for each in self._rules.exclusions]
        return [
            Exclusion(
                slug=_slug(slugs, number, "exclusion"),
                reason=self._texts(f"exclusion_{number}_reason"),
                route=self._texts(f"exclusion_{number}_route"),
            )
            for number in range(1, self._exclusions + 1)
            if self._has(f"exclusion_{number}_reason")
        ]

    def _written_body(self) -> OutsideBody | None:
        if not self._has("body"):
            return None
        reached = {name: self.cleaned_data[name] for name in BODY}
        return OutsideBody(self._texts("body"), **reached)

    def _texts(self, name: str) -> Texts:
        return texts_of(self, name)

    def _has(self, name: str) -> bool:
        return bool(self.cleaned_data.get(self._first_of(name)))

    def _first_of(self, name: str) -> str:
        return f"{name}_{get_agency().languages[0]}"

    def _rows(self, noun: str, most: int) -> list[Row]:
        return [
            Row(number, self._fields_of(f"{noun}_{number}_"))
            for number in range(1, most + 1)
        ]

    def _fields_of(self, *begins: str) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(begins)]


def _first(rules: Rules) -> dict[str, object]:
    """Return what the page begins with."""
    found: dict[str, object] = {"months": rules.time_limit_months}
    found |= first_texts("name", rules.name)
    found |= first_texts("definition", rules.definition)
    for number, stage in enumerate(rules.stages, start=1):
        found |= first_texts(f"stage_{number}_name", stage.name)
        found[f"stage_{number}_another"] = stage.another_person
        found[f"stage_{number}_days"] = stage.escalation_days
    for number, exclusion in enumerate(rules.exclusions, start=1):
        found |= first_texts(f"exclusion_{number}_reason", exclusion.reason)
        found |= first_texts(f"exclusion_{number}_route", exclusion.route)
    return found | _first_of_body(rules.body)


def _first_of_body(body: OutsideBody | None) -> dict[str, object]:
    if body is None:
        return {}
    reached: dict[str, object] = {name: getattr(body, name) for name in BODY}
    return first_texts("body", body.name) | reached


def _slug(slugs: Sequence[str], number: int, noun: str) -> str:
    """Return the name for machines that a row has, or a new one that no other has."""
    if number <= len(slugs):
        return slugs[number - 1]
    free = (f"{noun}-{n}" for n in range(number, number + len(slugs) + 1))
    return next(each for each in free if each not in slugs)
