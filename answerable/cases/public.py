"""The public side of a case: what its person, or the holder of its secret, sees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from answerable.agency.models import Service, Team
from answerable.cases.actors import PERSON, representative_actor
from answerable.cases.joined import is_same_person, joining_of, survivor_of
from answerable.cases.models import Case, CaseLink, Interaction, JournalEntry
from answerable.cases.workflow import State
from answerable.lib.parties import IdentityLevel

# The reason, in the journal, why its person took a case back.
FIXED_ALREADY = "fixed_already"


@dataclass(frozen=True)
class FollowedCase:
    """One case as it may be shown outside: no note, no name that was not told.

    One that was joined with another case keeps its words and letters and follows the
    progress of that one, whose number is ``leading_pk``; nothing that was said there
    is in it, since somebody else may have said it.
    """

    pk: int
    leading_pk: int
    is_joined: bool
    reference: str
    state: State
    state_words: str
    case_type: str
    is_open: bool
    is_fixed: bool  # its person ended it: it is solved already
    opened_at: datetime
    next_due: datetime | None
    resolved_at: datetime | None
    confirmed_at: datetime | None
    outcome_words: str
    outcome_reason: str
    signpost: str  # who helps where we cannot
    service: Service | None
    team: Team | None
    level: IdentityLevel
    person_pk: int | None  # of whoever proved an address of theirs, nobody else
    representative_pk: int | None  # of who acts for the person, and proved to be that
    messages: tuple[Interaction, ...]
    split_off: tuple[str, ...]  # references of cases that part of the words began

    @property
    def actor(self) -> str:
        """Return how the journal names whoever follows it."""
        if self.representative_pk is None:
            return PERSON
        return representative_actor(self.representative_pk)


def public_side(
    case: Case, level: IdentityLevel, *, representative: int | None = None
) -> FollowedCase:
    """Return what may be shown of a case to whoever proved this level.

    A ``representative`` (the id) sees the same, and is not the person.
    """
    survivor = survivor_of(case)
    leading = survivor or case
    state = _state_for(case, leading)
    grown = _grown(case)
    is_person = level >= IdentityLevel.VERIFIED_CHANNEL and representative is None
    is_told = survivor is None or _has_ended_since(leading, case)
    return FollowedCase(
        pk=case.pk,
        leading_pk=leading.pk,
        is_joined=survivor is not None,
        reference=case.reference,
        state=state,
        state_words=Case(state=state).get_state_display(),
        case_type=case.case_type,
        is_open=leading.is_open,
        is_fixed=_is_fixed(leading),
        opened_at=case.opened_at,
        next_due=leading.next_due,
        resolved_at=leading.resolved_at if is_told else None,
        confirmed_at=case.confirmed_at,
        outcome_words=leading.get_outcome_display() if is_told else "",
        outcome_reason=_reason_told(case, leading) if is_told else "",
        signpost=leading.signpost if is_told else "",
        service=case.service,
        team=leading.team,
        level=level,
        person_pk=case.person_id if is_person else None,
        representative_pk=representative,
        messages=tuple(_messages(case, grown)),
        split_off=tuple(link.case.reference for link in grown if link.to_id == case.pk),
    )


def _reason_told(case: Case, leading: Case) -> str:
    """Return why it ended, as its own person was told: maybe in another language."""
    if leading is case:
        return case.outcome_reason
    told = case.interactions.filter(
        kind=Interaction.Kind.ANSWER, at__lte=leading.resolved_at
    )
    last = told.order_by("at", "pk").last()
    return last.text if last else leading.outcome_reason


def _grown(case: Case) -> list[CaseLink]:
    """Return how a case was split from another one, and others from it."""
    either = Q(case=case) | Q(to=case)
    links = CaseLink.objects.filter(either, kind=CaseLink.Kind.ARISES_FROM)
    return list(links.exclude(by=None).select_related("case").order_by("pk"))


def _messages(case: Case, grown: list[CaseLink]) -> list[Interaction]:
    """Return what was said with the person, the words that a case began with first."""
    begun = [
        message.pk
        for link in grown
        if link.case_id == case.pk
        for message in link.messages.all()
    ]
    own = case.interactions.exclude(kind=Interaction.Kind.NOTE)
    shown = own.select_related("staff").prefetch_related("attachments")
    if not begun:
        return list(shown)
    first = Interaction.objects.filter(pk__in=begun).prefetch_related("attachments")
    return [*first, *shown]


def _state_for(case: Case, leading: Case) -> State:
    """Return where a case stands for its person; who is waited for must be them."""
    state = State(leading.state)
    is_another = leading.pk != case.pk and not is_same_person(leading, case)
    if is_another and state == State.WAITING_PERSON:
        return State.IN_PROGRESS
    return state


def _has_ended_since(survivor: Case, case: Case) -> bool:
    """Tell whether the end of a case was also told to those joined with it before."""
    link = joining_of(case)
    ended = survivor.resolved_at
    return bool(link and link.at and ended and ended >= link.at)


def _is_fixed(case: Case) -> bool:
    """Tell whether the person took it back because it is solved; the journal knows."""
    if case.state != State.WITHDRAWN:
        return False
    taken_back = JournalEntry.objects.filter(case_id=case.pk, what="withdrawn")
    last = taken_back.order_by("-number").values_list("reason", flat=True).first()
    return last == FIXED_ALREADY
