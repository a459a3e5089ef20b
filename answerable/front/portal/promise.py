"""What is promised before a request is sent: who answers it, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from answerable.agency.models import Service, Team
from answerable.agency.queries import get_calendar, get_triage_team
from answerable.cases.models.case import CaseType
from answerable.cases.similar import still_similar
from answerable.clock.models import Deadline, Kind
from answerable.clock.queries import due_by, standards_for
from answerable.front.portal.writing import Writing
from answerable.routing.facts import Facts
from answerable.routing.models import Rule
from answerable.routing.queries import rules_that_hold


@dataclass(frozen=True)
class Promised:
    """The team, and the days by which it confirms and answers, where one is promised."""

    team: Team | None
    acknowledge_by: datetime | None
    answer_by: datetime | None


def foresee(writing: Writing) -> Promised:
    """Return what will be promised if the request is sent now, by the rules in force.

    A complaint is promised its acknowledgement alone: the time to answer runs from
    there.
    """
    team, service = _desk_of(writing)
    case_type = _case_type(writing, service)
    due = _due(service, case_type, team)
    is_complaint = case_type == CaseType.COMPLAINT
    answer_by = None if is_complaint else due.get(Kind.ANSWER)
    return Promised(team, due.get(Kind.ACKNOWLEDGE), answer_by)


def promised_to(case: int, team: Team | None) -> Promised:
    """Return what was promised to a case."""
    due = dict(Deadline.objects.filter(case=case).values_list("kind", "due_at"))
    return Promised(team, due.get(Kind.ACKNOWLEDGE), due.get(Kind.ANSWER))


def _due(service: Service | None, case_type: str, team: Team) -> dict[str, datetime]:
    calendar, now = get_calendar(team.calendar_slug), timezone.now()
    return {
        kind: due_by(standard, calendar, now, [], now=now)
        for kind, standard in standards_for(service, case_type).items()
    }


def _case_type(writing: Writing, service: Service | None) -> str:
    """Return what kind of matter it will be; a service that we guess says so itself."""
    if writing.is_complaint:
        return CaseType.COMPLAINT
    if service and not writing.service and writing.door.for_service:
        return service.case_type
    return writing.case_type


def _desk_of(writing: Writing) -> tuple[Team, Service | None]:
    """Return the team and the service that routing will choose."""
    if followed := _find_followed(writing):
        return followed
    rule = _find_rule(writing)
    if rule:
        return rule.team, writing.service or rule.service
    service = writing.service
    return (service.team if service else get_triage_team()), service


def _find_followed(writing: Writing) -> tuple[Team, Service | None] | None:
    """Return who has the report that is followed, and the service of both."""
    service, followed = writing.wanted, writing.said("same_as")
    if service is None or not followed:
        return None
    team = next((one.team for one in still_similar(service, [followed])), None)
    return (team, service) if team else None


def _find_rule(writing: Writing) -> Rule | None:
    _, rule, _ = rules_that_hold(_facts(writing))
    return rule


def _facts(writing: Writing) -> Facts:
    return Facts(
        text=writing.said("words"),
        service=writing.service.slug if writing.service else "",
        area=writing.said("area") if "place" in writing.steps else "",
        language=writing.language,
    )
