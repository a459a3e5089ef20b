"""A service is merged into another, and that is taken back.

Whoever asks for the one gets the other; what was opened before keeps its service.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.configuration import Hand, Topic
from answerable.agency.heirs import giving_back, only_holder, taking_over
from answerable.agency.models import Service
from answerable.agency.models.configuration import Subject
from answerable.agency.policy.placing import put_row
from answerable.agency.queries import find_heir
from answerable.lib.errors import Refused

Words = dict[str, list[str]]


@transaction.atomic
def merge_service(
    service: Service, into: Service, *, articles: Collection[str], by: Hand
) -> bool:
    """Have a service asked for as another; False if it was done already.

    ``articles`` are the slugs of those that come along, so that they can go back. Raises
    Refused, Stale.
    """
    row, other = _both(service, into)
    if row.retired_on and find_heir(row.slug) == other:
        return False
    if hint := why_not_merged(row, other):
        raise Refused(code="service-merge", hint=hint)
    words = words_gained(row, other)
    gave = {"aliases": words, "articles": sorted(articles)}
    _set(row, {"retired_on": timezone.localdate(), "handed_over": gave}, by)
    wanted = {
        "aliases": _with(other.aliases, words),
        "former": taking_over(other, row.slug, row.former),
    }
    _set(other, wanted, Hand(by.staff))
    return True


@transaction.atomic
def part_service(service: Service, *, by: Hand) -> tuple[Service, list[str]] | None:
    """Offer a service again that was merged; None where it was not.

    Returns the other one, and the slugs of the articles that it gained. Raises Refused
    where the other one was itself merged since, and Stale.
    """
    row = Service.objects.select_for_update(no_key=True).get(pk=service.pk)
    other = only_holder(Service.objects.select_for_update(no_key=True), row.slug)
    if other is None:
        return None
    gave = row.handed_over
    wanted = {
        "aliases": _without(other.aliases, gave.get("aliases", {})),
        "former": giving_back(other, row.slug, row.former),
    }
    _set(other, wanted, Hand(by.staff))
    _set(row, {"retired_on": None, "handed_over": {}}, by)
    return other, gave.get("articles", [])


def why_not_merged(service: Service, into: Service) -> str:
    """Return why a service cannot be merged into another and what to do; or nothing."""
    if service == into:
        return _("This is the same service. Choose another one.")
    if service.retired_on:
        return _("Nobody can ask for this service now. Offer it again first.")
    if into.retired_on and find_heir(into.slug) == service:
        return _(
            "The other service leads here already, so both would lead in a circle. Undo"
            " that first, or choose another one."
        )
    if into.retired_on:
        return _(
            "Nobody can ask for the other service now. Choose one that is offered."
        )
    return ""


def words_gained(service: Service, into: Service) -> Words:
    """Return what people call the one and not yet the other, by language."""
    codes = sorted({*service.name, *service.aliases})
    gained = {code: _new_words(service, into, code) for code in codes}
    return {code: words for code, words in gained.items() if words}


def _new_words(service: Service, into: Service, code: str) -> list[str]:
    has = _called(into, code)
    said = _called(service, code)
    return [word for key, word in said.items() if key not in has]


def _called(service: Service, code: str) -> dict[str, str]:
    """Return what it is called in a language; capitals make no other word."""
    called: dict[str, str] = {}
    for word in (service.name.get(code, ""), *service.aliases.get(code, [])):
        if word:
            called.setdefault(word.casefold(), word)
    return called


def _both(service: Service, into: Service) -> tuple[Service, Service]:
    """Return both, locked in one order, whichever way they are merged."""
    rows = Service.objects.select_for_update(no_key=True).order_by("pk")
    known = {row.pk: row for row in rows.filter(pk__in=[service.pk, into.pk])}
    return known[service.pk], known[into.pk]


def _with(aliases: Mapping[str, Sequence[str]], more: Words) -> Words:
    codes = [*aliases, *(code for code in more if code not in aliases)]
    return {code: [*aliases.get(code, []), *more.get(code, [])] for code in codes}


def _without(aliases: Mapping[str, Sequence[str]], less: Words) -> Words:
    left = {
        code: [word for word in words if word not in less.get(code, [])]
        for code, words in aliases.items()
    }
    return {code: words for code, words in left.items() if words or code not in less}


def _set(row: Service, wanted: Mapping[str, Any], by: Hand) -> None:
    put_row(Topic(Subject.SERVICE, row.slug), row, row, wanted, by=by)
