"""What it is about: proposed from the words, confirmed by the person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import cast

from django import forms
from django.utils.translation import get_language

from answerable.agency.models import Service
from answerable.agency.queries import offered_services
from answerable.agency.search import find_services
from answerable.front.portal.forms.service import OTHER, UNKNOWN, ServiceForm
from answerable.front.portal.posted import NOTHING, Posted
from answerable.front.portal.writing import Writing, find_form, find_offered
from answerable.routing.listening import named_by_rules

PROPOSED = 3


@dataclass(frozen=True)
class ServiceStep:
    """The three most likely services, all others, or "you decide"."""

    slug: str = "service"

    def form(self, writing: Writing, posted: Posted = NOTHING) -> forms.Form:
        offered = list(offered_services())
        proposed = _proposed(writing, offered)
        return ServiceForm(
            posted.data,
            door=writing.door,
            proposed=proposed,
            offered=offered,
            sounds=writing.sounds_like_complaint,
            taken_as=writing.kind,
            initial=self._confirmed(writing, {each.slug for each in proposed}),
        )

    def keep(self, writing: Writing, form: forms.Form) -> None:
        given = cast("ServiceForm", form)
        kind: dict[str, object] = {"kind": given.kind}
        if given.slug == writing.answers.get("service"):
            writing.keep(self.slug, kind)
        else:
            keep_service(writing, self.slug, given.slug, **kind)

    def keep_for_later(self, writing: Writing, form: forms.Form) -> None:
        """Keep nothing: half a choice is none."""

    def _confirmed(self, writing: Writing, proposed: set[str]) -> dict[str, str]:
        """Return what was confirmed before; nothing is ticked that was not."""
        if "service" not in writing.answers:
            return {}
        slug = writing.said("service")
        if not slug or slug in proposed:
            return {"service": slug or UNKNOWN}
        return {"service": OTHER, "other": slug}


def keep_service(writing: Writing, step: str, chosen: str, **answers: object) -> None:
    """Keep a service that was not the one before; empty where we are to decide."""
    # Another service has other questions: what was answered is no answer now.
    undone = ("details", "place", "similar")
    # They are asked in the version of this moment, whatever is published later.
    anew: dict[str, object] = {"service": chosen, "form": _newest(chosen)}
    nothing: dict[str, object] = {"answers": {}, "similar": [], "same_as": ""}
    writing.keep(step, {**anew, **nothing, **answers}, undone=undone)


def _newest(slug: str) -> int | None:
    """Return the version (its id) in which a service is asked about now, if it is."""
    service = find_offered(slug) if slug else None
    form = find_form(service.pk, None) if service else None
    return form.pk if form else None


def _proposed(writing: Writing, offered: Sequence[Service]) -> list[Service]:
    """Return the most likely services; the one by which somebody came in is first."""
    found = find_services(writing.said("words"), get_language() or "", PROPOSED)
    by_slug = {service.slug: service for service in offered}
    likely = [each.service.slug for each in found]
    first = [writing.said("hint"), *named_by_rules(writing.said("words")), *likely]
    known = (by_slug[slug] for slug in dict.fromkeys(first) if slug in by_slug)
    return list(islice(known, PROPOSED))


SERVICE = ServiceStep()
