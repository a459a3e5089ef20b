"""Who of a team gets a case, by the rule of the team: when it comes, or when it opens.

Only who is here, works in these hours and can do it. The team is locked while somebody
is chosen, so that two cases at one moment never count one load twice; whoever holds
that lock waits for no case.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.duty import away_on, is_working_now, today
from answerable.agency.models import Membership, Staff, Team
from answerable.agency.skills import barred_for_all, who_can
from answerable.cases.loads import loads, nobodys
from answerable.cases.models import Case
from answerable.casework.handing import give
from answerable.complaints.queries import unbarred
from answerable.lib.errors import Refused
from answerable.routing.turns import Candidate, whose_turn

AT_ONCE = 100
Rule = Team.Distribution


def give_out(case: Case) -> None:
    """Give a case that nobody has to one of its team, where the team has such a rule."""
    team = case.team
    if team is None or team.distribution == Rule.TAKE or not is_working_now(team):
        return
    rule = Team.objects.select_for_update(no_key=True).get(pk=team.pk)
    members = _members_here(team, case)
    by_load = rule.distribution == Rule.BY_LOAD
    chosen = whose_turn(
        _candidates(members, case),
        by_load=by_load,
        most=rule.most_open if by_load else None,
    )
    if chosen is None:
        return
    _note_turn(team, chosen.staff)
    owner = next(each.staff for each in members if each.staff_id == chosen.staff)
    reason = str(rule.distribution)
    give(case, team=team, owner=owner, by=None, reason=reason)


@transaction.atomic
def give_out_waiting() -> int:
    """Give out what came while nobody was there; return how many found somebody."""
    given = 0
    for team in Team.objects.exclude(distribution=Rule.TAKE):
        for case in _waiting_in(team) if is_working_now(team) else ():
            give_out(case)
            given += case.owner_id is not None
    return given


def teams_with_room(staff: Staff) -> frozenset[int]:
    """Return the teams (ids) that this member may take one more case of.

    Raises Refused when they have as many as all their teams allow.
    """
    limited = staff.teams.filter(distribution=Rule.BY_LOAD).exclude(most_open=None)
    limits = dict(limited.values_list("pk", "most_open"))
    if not limits:
        return staff.team_ids
    count = loads([staff.pk]).get(staff.pk, 0)
    full = {team for team, most in limits.items() if most is not None and count >= most}
    if full and full == staff.team_ids:
        hint = _("You have %(count)s open cases, as many as your team allows: end one.")
        raise Refused(code="load-full", hint=hint % {"count": count})
    return staff.team_ids - full


def _waiting_in(team: Team) -> QuerySet[Case]:
    """Return what waits for somebody, without what nobody of the team can do.

    It would stand in the way of all that comes behind it.
    """
    members = team.staff.filter(is_active=True).values_list("pk", flat=True)
    barred = barred_for_all(members, today())
    waiting = nobodys(team)
    return (waiting.exclude(service__in=barred) if barred else waiting)[:AT_ONCE]


def _members_here(team: Team, case: Case) -> list[Membership]:
    """Return who of a team is here today, can do what the case needs, and may."""
    day = today()
    members = Membership.objects.filter(team=team, staff__is_active=True)
    here = list(members.exclude(staff__in=away_on(day)).select_related("staff"))
    able = who_can((each.staff_id for each in here), case.service_id, day)
    may = unbarred(able, case)
    return [each for each in here if each.staff_id in may]


def _candidates(members: Sequence[Membership], case: Case) -> list[Candidate]:
    counted = loads([each.staff_id for each in members])
    return [
        Candidate(
            staff=each.staff_id,
            load=counted.get(each.staff_id, 0),
            last_turn=each.last_turn,
            speaks=case.language in each.staff.speaks,
        )
        for each in members
    ]


def _note_turn(team: Team, staff: int) -> None:
    turn = Membership.objects.filter(team=team, staff=staff)
    turn.update(last_turn=timezone.now())
