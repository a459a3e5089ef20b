"""Rules in plain sentences: what they say, what is doubtful in them, what was changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from babel import Locale
from babel.lists import format_list
from django.conf import settings
from django.utils.translation import get_language, gettext as _, gettext_lazy

from answerable.agency.models import Area, Service, Staff, Team
from answerable.front.desk.rule_names import fixed_names, names_of_answers
from answerable.front.shared.days import day_here
from answerable.front.shared.languages import language_name
from answerable.lib.wording import isolated
from answerable.routing.doubts import Doubt, Kind
from answerable.routing.engine import RuleLine

MOST_NAMED = 6
PHRASES = {
    "service": gettext_lazy("the service is %(names)s"),
    "area": gettext_lazy("the area is %(names)s"),
    "language": gettext_lazy("the language is %(names)s"),
    "mailbox": gettext_lazy("it was written to %(names)s"),
    "channel": gettext_lazy("it came by %(names)s"),
    "hours": gettext_lazy("it came while we were %(names)s"),
    "weekday": gettext_lazy("it came on %(names)s"),
    "needs": gettext_lazy("its person needs %(names)s"),
    "answer": gettext_lazy("it was answered: %(names)s"),
}
IN_ORDER = (*PHRASES, "words")
DOUBTS = {
    Kind.OVER: gettext_lazy(
        "Its time is over. Take it out, or choose a later last day."
    ),
    Kind.DEAD: gettext_lazy(
        "No case can meet it: it excludes every word that it looks for, or ends before it"
        " begins."
    ),
    Kind.SHADOWED: gettext_lazy(
        "It never decides: rule %(number)s comes first and holds wherever this one does."
        " Put it before that one, or take it out."
    ),
    Kind.CONFLICT: gettext_lazy(
        "It and rule %(number)s hold in some of the same cases and name different teams."
        " The first one wins. If that is not meant, make one of them narrower."
    ),
    Kind.TEAM_EMPTY: gettext_lazy("Nobody works in %(name)s. Choose another team."),
    Kind.OWNER_GONE: gettext_lazy("%(name)s has left. Choose who answers for it now."),
    Kind.SERVICE_RETIRED: gettext_lazy("“%(name)s” is offered no more. Take it out."),
}
PARTS = {
    "conditions": gettext_lazy("when it holds"),
    "team": gettext_lazy("its team"),
    "service": gettext_lazy("what the case is about"),
    "owner": gettext_lazy("who answers for it"),
    "first_day": gettext_lazy("its days"),
    "last_day": gettext_lazy("its days"),
    "is_on": gettext_lazy("whether it counts"),
}


@dataclass(frozen=True)
class Row:
    """One rule in the list, with what is doubtful in it."""

    number: int
    slug: str
    said: str
    notes: Sequence[str]
    doubts: Sequence[str]
    is_on: bool


class Names:
    """What things are called, asked for once and only where something needs it."""

    @cached_property
    def by_condition(self) -> Mapping[str, Mapping[str, str]]:
        """Return the names of what most conditions can name."""
        return {
            "service": self.services,
            "area": {one.slug: str(one) for one in Area.objects.all()},
            "language": {
                code: language_name(code) for code, _name in settings.LANGUAGES
            },
            "mailbox": {},
            **fixed_names(),
        }

    def called(self, condition: str) -> Mapping[str, str]:
        """Return the names of what a condition can name."""
        return self.answers if condition == "answer" else self.by_condition[condition]

    @cached_property
    def answers(self) -> Mapping[str, str]:
        """Return the answers of forms in words."""
        return names_of_answers()

    @cached_property
    def services(self) -> Mapping[str, str]:
        """Return the names of the services, of those no more offered as well."""
        return {one.slug: str(one) for one in Service.objects.all()}

    @cached_property
    def teams(self) -> Mapping[str, str]:
        """Return the names of the teams."""
        return {one.slug: str(one) for one in Team.objects.all()}

    @cached_property
    def people(self) -> Mapping[str, str]:
        """Return the names of the staff."""
        return {one.username: str(one) for one in Staff.objects.all()}

    def sentence(self, rule: RuleLine) -> str:
        """Return what a rule says."""
        said = _("When %(conditions)s, to %(team)s")
        if rule.service:
            said = _("When %(conditions)s, to %(team)s, as “%(service)s”")
        conditions = [
            self._condition(name, rule.conditions[name])
            for name in IN_ORDER  # the database has an order of its own
            if name in rule.conditions
        ]
        return said % {
            "conditions": _listed(conditions, "standard"),
            "team": self.teams.get(rule.team, rule.team),
            "service": self.services.get(rule.service, rule.service),
        }

    def rows(self, rules: Sequence[RuleLine], doubts: Sequence[Doubt]) -> Iterator[Row]:
        """Yield the rules as the list shows them."""
        numbers = {rule.slug: number for number, rule in enumerate(rules, start=1)}
        for rule in rules:
            about = [doubt for doubt in doubts if doubt.rule == rule.slug]
            yield Row(
                number=numbers[rule.slug],
                slug=rule.slug,
                said=self.sentence(rule),
                notes=list(self._notes(rule)),
                doubts=[self._doubt(doubt, numbers) for doubt in about],
                is_on=rule.is_on,
            )

    def changes(
        self, before: Sequence[RuleLine], after: Sequence[RuleLine]
    ) -> Iterator[str]:
        """Yield what is new, changed, gone and moved, each in a sentence."""
        old = {rule.slug: rule for rule in before}
        new = {rule.slug: rule for rule in after}
        for slug, rule in new.items():
            if slug not in old:
                yield _("New: %(rule)s") % {"rule": self.sentence(rule)}
            elif old[slug] != rule:
                said = _("Changed: %(rule)s (%(parts)s)")
                parts = ", ".join(_parts_changed(old[slug], rule))
                yield said % {"rule": self.sentence(rule), "parts": parts}
        for slug, rule in old.items():
            if slug not in new:
                yield _("Gone: %(rule)s") % {"rule": self.sentence(rule)}
        if [slug for slug in old if slug in new] != [
            slug for slug in new if slug in old
        ]:
            yield _("The order is another")

    def _condition(self, name: str, wanted: object) -> str:
        if name != "words":
            names = self.called(name)
            called = [names.get(one, one) for one in cast("Sequence[str]", wanted)]
            return str(PHRASES[name]) % {"names": _listed(_few(called), "or")}
        words = cast("Mapping[str, Sequence[str]]", wanted)
        said = _("the text has %(words)s")
        if words.get("none"):
            said = _("the text has %(words)s and not %(others)s")
        return said % {
            "words": _listed(_few(_quoted(words["any"])), "or"),
            "others": _listed(_few(_quoted(words.get("none", ()))), "or"),
        }

    def _notes(self, rule: RuleLine) -> Iterator[str]:
        if rule.owner:
            yield self.people.get(rule.owner, rule.owner)
        if rule.first_day:
            yield _("from %(day)s") % {"day": day_here(rule.first_day)}
        if rule.last_day:
            yield _("to %(day)s") % {"day": day_here(rule.last_day)}

    def _doubt(self, doubt: Doubt, numbers: Mapping[str, int]) -> str:
        known = {
            Kind.TEAM_EMPTY: self.teams,
            Kind.OWNER_GONE: self.people,
            Kind.SERVICE_RETIRED: self.services,
        }
        return str(DOUBTS[doubt.kind]) % {
            "number": numbers.get(doubt.other, 0),
            "name": known.get(doubt.kind, {}).get(doubt.other, doubt.other),
        }


def _parts_changed(before: RuleLine, after: RuleLine) -> list[str]:
    names = [name for name in PARTS if getattr(before, name) != getattr(after, name)]
    return list(dict.fromkeys(str(PARTS[name]) for name in names))


def _quoted(words: Sequence[str]) -> list[str]:
    return [isolated(f"“{word}”") for word in words]


def _few(names: list[str]) -> list[str]:
    rest = len(names) - MOST_NAMED
    if rest <= 0:
        return names
    return [*names[:MOST_NAMED], _("others (%(number)s)") % {"number": rest}]


def _listed(names: list[str], style: str) -> str:
    locale = Locale.parse(get_language() or "en", sep="-")
    return format_list(names, style=style, locale=locale)  # type: ignore[arg-type]  # one of babel's styles
