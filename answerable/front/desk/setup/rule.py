"""One rule: what must hold of a case, and which team then gets it."""

from __future__ import annotations

from itertools import count
from typing import Any

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods

from answerable.agency.configuration import Hand
from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.setup.choosing import choose, services, teams
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, SetupForm, edit
from answerable.front.desk.setup.rule_fields import (
    choices_by_name,
    day_if_any,
    people,
    ticks,
    with_old,
    words_field,
)
from answerable.front.desk.setup.rule_words import Names
from answerable.lib.errors import NotFound
from answerable.routing.engine import RuleLine
from answerable.routing.policy import put_rule
from answerable.routing.policy.publishing import TOPIC
from answerable.routing.sketch import sketched

BACK = ("desk:setup-rules", gettext_lazy("Rules"))
TEMPLATE = "desk/setup/rule.html"
NAMED = (
    *("service", "area", "language", "mailbox"),
    *("channel", "hours", "weekday", "needs", "answer"),
)


class RuleForm(SetupForm):
    """Asks when a rule holds and what it does then."""

    topic = TOPIC

    def __init__(
        self, data: QueryDict | None = None, rule: RuleLine | None = None
    ) -> None:
        """Begin with what is there."""
        self.rule = rule
        super().__init__(data, _first(rule))
        self.fields["words_any"] = words_field(
            gettext_lazy("The text has one of these words"),
            gettext_lazy("One word or phrase a line. * at the end: any ending."),
        )
        self.fields["words_none"] = words_field(
            gettext_lazy("And none of these"), gettext_lazy("One a line, as above.")
        )
        for name, (label, choices) in choices_by_name().items():
            if choices := with_old(choices, self.initial.get(name, ())):
                self.fields[f"is_{name}"] = ticks(label, choices)
                self.initial[f"is_{name}"] = self.initial.get(name, [])
        self.fields |= {
            "team": choose(
                gettext_lazy("Then it goes to"), teams(), is_open=rule is None
            ),
            "about": choose(
                gettext_lazy("And is about"),
                services(),
                nothing=gettext_lazy("what it was about before"),
                hint=gettext_lazy("Only where the person has chosen no service."),
            ),
            "owner": choose(
                gettext_lazy("Who answers for this rule"),
                people(),
                nothing=gettext_lazy("nobody in particular"),
            ),
            "first_day": day_if_any(gettext_lazy("First day")),
            "last_day": day_if_any(gettext_lazy("Last day")),
        }

    def clean(self) -> dict[str, Any]:
        """Ask for a condition, and for days in their order."""
        given = super().clean() or self.cleaned_data
        if not self.errors and not self._conditions():
            self.add_error("words_any", _("Choose or write at least one condition"))
        if given.get("words_none") and not given.get("words_any"):
            self.add_error("words_any", _("Write which words the text must have"))
        first, last = given.get("first_day"), given.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("Choose a day that is not before the first"))
        return given

    def put(self, by: Hand) -> None:
        """Keep the rule in the sketch."""
        given = self.cleaned_data
        rule = RuleLine(
            slug=self.rule.slug if self.rule else _new_slug(given["team"]),
            conditions=self._conditions(),
            team=given["team"],
            service=given["about"],
            owner=given["owner"],
            first_day=given["first_day"],
            last_day=given["last_day"],
            is_on=self.rule.is_on if self.rule else True,
        )
        put_rule(rule, by=by)

    def _conditions(self) -> dict[str, object]:
        given = self.cleaned_data
        found: dict[str, object] = {
            name: ticked for name in NAMED if (ticked := given.get(f"is_{name}"))
        }
        if words := _lines(given.get("words_any", "")):
            none = _lines(given.get("words_none", ""))
            found["words"] = {"any": words, **({"none": none} if none else {})}
        return found


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def rule(request: DeskRequest, slug: str) -> HttpResponse:
    """Show a rule, and change it."""
    found = next((one for one in sketched() if one.slug == slug), None)
    if found is None:
        raise NotFound(slug)
    said = Names().sentence(found)
    page = Page(_("Change a rule"), *BACK, lead=said, template=TEMPLATE)
    return edit(request, page, lambda data: RuleForm(data, found))


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def new_rule(request: DeskRequest) -> HttpResponse:
    """Ask for a new rule, which is then asked after the others."""
    lead = gettext_lazy("A case goes this way when all of it holds.")
    page = Page(gettext_lazy("Add a rule"), *BACK, lead=lead, template=TEMPLATE)
    return edit(request, page, RuleForm)


def _first(rule: RuleLine | None) -> dict[str, object]:
    if rule is None:
        return {}
    words: Any = rule.conditions.get("words", {})
    return {
        **{name: rule.conditions.get(name, []) for name in NAMED},
        "words_any": "\n".join(words.get("any", ())),
        "words_none": "\n".join(words.get("none", ())),
        "team": rule.team,
        "about": rule.service,
        "owner": rule.owner,
        "first_day": rule.first_day,
        "last_day": rule.last_day,
    }


def _new_slug(team: str) -> str:
    """Return a name for machines; sentences are made of what a rule says."""
    taken = {rule.slug for rule in sketched()}
    numbered = (f"{team[:40]}-{number}" for number in count(1))
    return next(slug for slug in numbered if slug not in taken)


def _lines(written: str) -> list[str]:
    lines = (line.strip() for line in written.splitlines())
    return list(dict.fromkeys(line for line in lines if line))
