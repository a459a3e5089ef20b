"""What stands beside a case: the person, the promise, the place, and why it is here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from answerable.agency.models import Staff, Team
from answerable.cases.access import visible_to
from answerable.cases.models import Case, CaseLink, SummaryVersion
from answerable.clock.models import Deadline
from answerable.clock.queries import deadlines_of
from answerable.people.models import ContactPoint
from answerable.routing.models import RoutingDecision
from answerable.routing.queries import why_here

PAST_SHOWN = 5


@dataclass(frozen=True)
class Why:
    """The decision that brought a case to its team, and what else was possible."""

    decision: RoutingDecision
    others: Sequence[Team]


@dataclass(frozen=True)
class Aside:
    """The facts beside a case."""

    contacts: Sequence[ContactPoint]
    past: Sequence[Case]
    linked: Sequence[Case]
    deadlines: Sequence[Deadline]
    why: Why | None
    summaries: Sequence[SummaryVersion]


def aside(staff: Staff, case: Case) -> Aside:
    """Return what a member of staff may know around a case."""
    return Aside(
        contacts=list(case.person.contact_points.order_by("id")) if case.person else [],
        past=_past(staff, case),
        linked=_linked(staff, case),
        deadlines=list(deadlines_of(case)),
        why=_why(case),
        summaries=list(case.summaries.select_related("by").order_by("-at", "-id")),
    )


def _past(staff: Staff, case: Case) -> list[Case]:
    if case.person is None:
        return []
    theirs = visible_to(staff).filter(person=case.person).exclude(pk=case.pk)
    return list(theirs.order_by("-opened_at", "-pk")[:PAST_SHOWN])


def _linked(staff: Staff, case: Case) -> list[Case]:
    """Return the cases that this one hangs on, or that hang on it."""
    links = CaseLink.objects.filter(Q(case=case) | Q(to=case))
    ends = {end for link in links.values_list("case", "to") for end in link}
    others = ends - {case.pk}
    # Asked for by their keys: as a subquery, every case would be looked at.
    return list(visible_to(staff).filter(pk__in=others)) if others else []


def _why(case: Case) -> Why | None:
    decision = why_here(case)
    if decision is None:
        return None
    slugs = [candidate["team"] for candidate in decision.candidates]
    others = Team.objects.filter(slug__in=slugs).exclude(pk=decision.team_id)
    return Why(decision, list(others))
