"""What stands beside a case: the person, the promise, the place, and why it is here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from answerable.agency.models import Staff, Team
from answerable.agency.queries import all_teams, find_team
from answerable.cases.access import visible_to
from answerable.cases.joined import languages_of_joined
from answerable.cases.models import Case, CaseLink, Representative, SummaryVersion
from answerable.cases.queries import contacts_of, summaries_of
from answerable.cases.representing import representatives_of
from answerable.cases.shown import is_absorbed, others_of_its_person
from answerable.casework.extending import may_be_extended
from answerable.clock.models import Deadline
from answerable.clock.queries import all_deadlines, find_explanation
from answerable.front.desk.case.links import Linked, linked
from answerable.front.desk.case.pinned import Pinned, pinned
from answerable.front.desk.case.priorities import Priority, priority_of
from answerable.front.desk.case.proposals import Proposal, proposals_for
from answerable.front.desk.people.limits import Limited, limits_for
from answerable.front.shared.counting import counted_in_words, extended_in_words
from answerable.front.shared.wishes import lines_of, needs_in_words
from answerable.people.models import ContactPoint
from answerable.people.queries import wishes_of
from answerable.routing.models import RoutingDecision
from answerable.routing.queries import why_here

PAST_SHOWN = 5


@dataclass(frozen=True)
class Why:
    """The decision that brought a case to its team, and what else was possible."""

    decision: RoutingDecision
    team: Team
    others: Sequence[Team]
    proposals: Sequence[Proposal]  # of what was learned

    @property
    def words(self) -> Sequence[str]:
        """Return the words in it that decided."""
        return [reason["found"] for reason in self.decision.reasons]


@dataclass(frozen=True)
class Promised:
    """A deadline, and how its time was counted, a sentence each."""

    deadline: Deadline
    counted: Sequence[str]
    is_extendable: bool


@dataclass(frozen=True)
class Aside:
    """The facts beside a case."""

    contacts: Sequence[ContactPoint]
    representatives: Sequence[Representative]
    past: Sequence[Case]
    linked: Sequence[Linked]
    promises: Sequence[Promised]
    why: Why | None
    priority: Priority
    summaries: Sequence[SummaryVersion]
    wishes: Sequence[tuple[str, str]]  # how the person wants us to be in touch
    needs: Sequence[str]  # what helps the person to say it, in this case
    limits: Sequence[Limited]  # how they may be, as long as that is limited
    joined: int  # how many cases were joined with this one, seen or not
    joined_languages: Sequence[str]  # what their people read, beside that of the case
    pinned: Pinned | None  # the point on the map, if there is one

    @property
    def is_led(self) -> bool:
        """Tell whether the case is joined with one that its reader may see."""
        return any(other.is_survivor for other in self.linked)

    @property
    def has_open_parts(self) -> bool:
        """Tell whether parts are open, of those that their reader may see."""
        return any(other.is_part and other.case.is_open for other in self.linked)


def aside(staff: Staff, case: Case, links: Sequence[CaseLink]) -> Aside:
    """Return what this member of staff may know around a case."""
    joined = sum(is_absorbed(link, case) for link in links)
    return Aside(
        contacts=contacts_of(case),
        representatives=representatives_of(case),
        past=others_of_its_person(staff, case, PAST_SHOWN),
        linked=linked(visible_to(staff), case, links) if links else [],
        promises=[_promised(each) for each in all_deadlines(case)],
        why=_why(case),
        priority=priority_of(case),
        summaries=summaries_of(case),
        wishes=lines_of(wishes_of(case.person_id)) if case.person_id else [],
        needs=needs_in_words(case.needs),
        limits=limits_for(case.person_id) if case.person_id else [],
        joined=joined,
        joined_languages=languages_of_joined(case) if joined else [],
        pinned=pinned(case),
    )


def _promised(deadline: Deadline) -> Promised:
    now = timezone.now()
    story = find_explanation(deadline, now=now)
    words = counted_in_words(story, to_person=False) if story else []
    if story:
        words += extended_in_words(deadline.extended, story.unit)
    extendable = deadline.standard_id is not None and may_be_extended(deadline, at=now)
    return Promised(deadline, words, extendable)


def _why(case: Case) -> Why | None:
    decision = why_here(case)
    if decision is None:
        return None
    by_rules = (each for each in decision.candidates if "score" not in each)
    slugs = {candidate["team"] for candidate in by_rules}
    others = [team for team in all_teams().values() if team.slug in slugs]
    return Why(
        decision,
        find_team(decision.team_id) or decision.team,
        [team for team in others if team.pk != decision.team_id],
        proposals_for(case, decision),
    )
