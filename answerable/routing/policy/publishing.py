"""Publish the rules that send a case to a team: all of them together, as a book."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from answerable.agency.configuration import FOLDER, Hand, Topic, place
from answerable.agency.models import Area, Service, Staff, Team
from answerable.agency.models.configuration import Subject
from answerable.lib.changes import Placed
from answerable.lib.errors import Refused
from answerable.routing.checking import Names, faults_in_conditions
from answerable.routing.engine import RuleLine
from answerable.routing.models import Rule, RuleBook
from answerable.routing.names import FIXED_NAMES
from answerable.routing.queries import line_of
from answerable.routing.seen import answer_names

TOPIC = Topic(Subject.RULES, "")


@transaction.atomic
def publish_rules(
    *, rules: Sequence[RuleLine], reason: str = "", by: Hand = FOLDER
) -> Placed[RuleBook]:
    """Publish a book of rules in their order; an equal one stays as it is.

    Raises Refused when a condition makes no sense: it would stop every message.
    """
    if faults := check_rules(rules):
        raise Refused(code="rules-faulty", hint=" ".join(faults))
    newest = (
        RuleBook.objects.select_for_update(no_key=True).order_by("-version").first()
    )
    version = newest.version + 1 if newest else 1
    return place(
        TOPIC,
        by=by,
        found=newest,
        before=by_slug(lines_of(newest)) if newest else {},
        wanted=by_slug(rules),
        write=lambda: _publish(
            RuleBook(version=version, reason=reason, by=by.staff), rules
        ),
    )


def check_rules(rules: Sequence[RuleLine]) -> list[str]:
    """Return what is wrong with the conditions of rules, one line each."""
    names = _known_names()
    return [
        f"rules.{rule.slug}.{fault}"
        for rule in rules
        for fault in faults_in_conditions(rule.conditions, names)
    ]


def _known_names() -> Names:
    return {
        "service": set(Service.objects.values_list("slug", flat=True)),
        "area": set(Area.objects.values_list("slug", flat=True)),
        "language": dict(settings.LANGUAGES),
        "mailbox": {mailbox.address for mailbox in settings.MAILBOXES},
        "answer": set(answer_names()),
        **FIXED_NAMES,
    }


def lines_of(book: RuleBook) -> list[RuleLine]:
    """Return the rules of a book as the engine reads them."""
    rules = book.rules.select_related("team", "service", "owner")
    return [line_of(rule) for rule in rules]


def _publish(book: RuleBook, rules: Sequence[RuleLine]) -> RuleBook:
    book.save()
    owners = {one.username: one for one in _owners(rules)}
    teams = {team.slug: team for team in Team.objects.all()}
    services = {service.slug: service for service in Service.objects.all()}
    Rule.objects.bulk_create(
        Rule(
            book=book,
            position=position,
            slug=line.slug,
            conditions=dict(line.conditions),
            team=teams[line.team],
            service=services[line.service] if line.service else None,
            owner=owners[line.owner] if line.owner else None,
            first_day=line.first_day,
            last_day=line.last_day,
            is_on=line.is_on,
        )
        for position, line in enumerate(rules, start=1)
    )
    return book


def _owners(rules: Sequence[RuleLine]) -> QuerySet[Staff]:
    return Staff.objects.filter(username__in={rule.owner for rule in rules})


def by_slug(rules: Sequence[RuleLine]) -> dict[str, object]:
    """Return the rules under their names, with their place in the order."""
    return {
        rule.slug: {"position": position, **vars(rule)}
        for position, rule in enumerate(rules, start=1)
    }
