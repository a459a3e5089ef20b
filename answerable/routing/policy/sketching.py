"""Change the rules beside the book in force, one step at a time, until they are published.

It goes as with the questions of a service (docs/decisions/0033): a sketch is whole at
every step, and is one topic of the log with the books.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from answerable.agency.configuration import Hand, place
from answerable.agency.models import Agency
from answerable.lib.changes import Placed
from answerable.lib.errors import NotFound, Refused
from answerable.lib.ordering import moved, place_of
from answerable.routing.engine import RuleLine
from answerable.routing.models import RuleBook, RuleSketch
from answerable.routing.policy.publishing import (
    TOPIC,
    by_slug,
    check_rules,
    lines_of,
    publish_rules,
)
from answerable.routing.queries import find_book
from answerable.routing.sketch import read_sketch, sketched, written

MOST_RULES = 200
Rules = list[RuleLine]


def put_rule(rule: RuleLine, *, by: Hand) -> None:
    """Change a rule, or add it behind the others. Raises Refused, Stale."""

    def with_it(before: Rules) -> Rules:
        if rule.slug not in {one.slug for one in before}:
            return [*before, rule]
        return [rule if one.slug == rule.slug else one for one in before]

    _change(with_it, by=by)


def switch_rule(slug: str, *, is_on: bool, by: Hand) -> None:
    """Let a rule count, or not for now. Raises NotFound, Stale."""

    def switched(before: Rules) -> Rules:
        here = place_of(slug, _slugs(before))
        before[here] = replace(before[here], is_on=is_on)
        return before

    _change(switched, by=by)


def remove_rule(slug: str, *, by: Hand) -> None:
    """Take a rule out. Raises NotFound, Stale."""

    def without_it(before: Rules) -> Rules:
        before.pop(place_of(slug, _slugs(before)))
        return before

    _change(without_it, by=by)


def move_rule(slug: str, *, up: bool, by: Hand) -> None:
    """Exchange a rule with its neighbour; the ends stay. Raises NotFound, Stale."""

    def in_its_new_place(before: Rules) -> Rules:
        return moved(before, place_of(slug, _slugs(before)), up=up)

    _change(in_its_new_place, by=by)


def take_book_again(version: int, *, by: Hand) -> None:
    """Begin the sketch anew with an earlier book. Raises NotFound, Refused, Stale."""
    book = RuleBook.objects.filter(version=version).first()
    if book is None:
        raise NotFound(str(version))
    _change(lambda _before: lines_of(book), by=by)


@transaction.atomic
def publish_rules_sketched(*, reason: str, by: Hand) -> Placed[RuleBook]:
    """Send cases by the sketch from now on; what was decided stays explained."""
    _lock()
    placed = publish_rules(rules=sketched(), reason=reason, by=by)
    RuleSketch.objects.all().delete()
    return placed


@transaction.atomic
def give_up_rules(*, by: Hand) -> None:
    """Throw away what was changed since the book in force."""
    _lock()
    book = find_book()
    _place(lines_of(book) if book else [], by=by)
    RuleSketch.objects.all().delete()


@transaction.atomic
def _change(make: Callable[[Rules], Rules], *, by: Hand) -> None:
    _lock()
    before = sketched()
    wanted = make(list(before))
    if len(wanted) > MOST_RULES:
        hint = _("There can be %(most)s rules at most. Take one out first.")
        raise Refused(code="rules-full", hint=hint % {"most": MOST_RULES})
    # What was faulty before is mended step by step, and told when it is published.
    known = set(check_rules(before))
    if faults := [fault for fault in check_rules(wanted) if fault not in known]:
        raise Refused(code="rules-faulty", hint=" ".join(faults))
    _place(wanted, by=by)


def _place(wanted: Rules, *, by: Hand) -> None:
    sketch = read_sketch() or RuleSketch()
    before = sketched()

    def write() -> RuleSketch:
        sketch.rules = [written(rule) for rule in wanted]
        sketch.save()
        return sketch

    place(
        TOPIC,
        by=by,
        found=sketch,
        before=_in_log(before),
        wanted=_in_log(wanted),
        write=write,
    )


def _in_log(rules: Sequence[RuleLine]) -> Mapping[str, object]:
    return {"not published": by_slug(rules)}


def _lock() -> None:
    """Lock the body: before the first rule there is nothing else to lock."""
    Agency.objects.select_for_update(no_key=True).get()


def _slugs(rules: Rules) -> list[str]:
    return [rule.slug for rule in rules]
