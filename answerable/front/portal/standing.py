"""Where a case stands, in the words of the page that its person sees."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from answerable.cases.models import Interaction
from answerable.cases.models.case import CaseType
from answerable.cases.public import FollowedCase
from answerable.cases.workflow import REOPENED_WITHIN_DAYS, State, may_be_reopened
from answerable.clock.commitments import told_to_person
from answerable.clock.models import Deadline, Kind
from answerable.clock.queries import find_explanation
from answerable.front.portal.complaining import Complaining, complaining_of
from answerable.front.portal.pledged import Told, told_of
from answerable.front.portal.spoken import SAID, SHAPES, SOLVED, STATES, lateness
from answerable.front.shared.counting import counted_in_words, extended_in_words
from answerable.front.shared.days import day_here

FIRST = {
    Kind.ANSWER: gettext_lazy("We answer by %(day)s."),
    Kind.ACKNOWLEDGE: gettext_lazy("We confirm what we understood by %(day)s."),
}
ABOUT_ITSELF = (CaseType.COMPLAINT, CaseType.COMPLIMENT)
TAKES_MORE = (*(state for state in State if state not in {State.CLOSED, State.MERGED}),)


@dataclass(frozen=True)
class Stage:
    """One stage of the way: done, now or to come, and when or by whom."""

    title: str
    note: str = ""
    state: str = ""  # the class: done, now, or nothing yet


@dataclass(frozen=True)
class Event:
    """One line of the public timeline."""

    title: str
    message: Interaction

    @property
    def by(self) -> str:
        """Return who of us wrote it."""
        return str(self.message.staff or "")


@dataclass(frozen=True)
class Standing:
    """A followed case with everything that its page says of it."""

    case: FollowedCase

    @cached_property
    def complaint(self) -> Complaining | None:
        """Return its complaint, if it is one."""
        return complaining_of(self.case)

    @property
    def words(self) -> str:
        """Return the state as its person reads it."""
        return str(SOLVED if self.case.is_fixed else STATES[self.case.state])

    @property
    def kind(self) -> str:
        """Return what kind of matter it is, for a case without a service."""
        return str(CaseType(self.case.case_type).label)

    @property
    def shape(self) -> tuple[str, str]:
        """Return the kind of tag and its icon; the words say it all the same."""
        state = State.RESOLVED if self.case.is_fixed else self.case.state
        return SHAPES.get(state, ("info", "clock"))

    @property
    def opened_on(self) -> str:
        """Return the day it came, in words."""
        return day_here(self.case.opened_at)

    @property
    def resolved_on(self) -> str:
        """Return the day it was answered, in words."""
        return day_here(self.case.resolved_at)

    @property
    def stages(self) -> list[Stage]:
        """Return the way of every case: received, with a team, answered."""
        over = not self.case.is_open
        answered = self.case.state in {State.RESOLVED, State.CLOSED}
        last = STATES[State.RESOLVED] if self.case.is_open else self.words
        return [
            Stage(str(STATES[State.RECEIVED]), self.opened_on, "done"),
            Stage(
                _("With the team"), str(self.case.team or ""), "done" if over else "now"
            ),
            Stage(
                str(last), self.resolved_on if answered else "", "done" if over else ""
            ),
        ]

    @property
    def promises(self) -> list[str]:
        """Return how late we are, if we are, and the day that is still promised."""
        late = [] if self.days_late is None else [lateness(self.days_late)]
        return late + self._kept_promises()

    @property
    def commitments(self) -> list[Told]:
        """Return what one of us promised to this person, and whether it was kept."""
        return [told_of(each) for each in told_to_person(self.case.pk)]

    @property
    def counted(self) -> list[str]:
        """Return how the day of our answer was counted; nothing where none runs.

        Of a joined case the time is another's, which says nothing to its person.
        """
        if self.case.is_joined:
            return []
        running = Deadline.objects.filter(
            case=self.case.pk, kind=Kind.ANSWER, state=Deadline.State.RUNNING
        )
        for each in running:
            if story := find_explanation(each, now=timezone.now()):
                more = extended_in_words(each.extended, story.unit)
                return counted_in_words(story, to_person=True) + more
        return []

    @property
    def days_late(self) -> int | None:
        """Return how many whole days we are late; None in time."""
        due = self.case.next_due
        late = timezone.now() - due if due else None
        return late.days if late and late.total_seconds() > 0 else None

    @property
    def next(self) -> str:
        """Return what happens next, in a sentence."""
        team = {"team": str(self.case.team or _("Our staff"))}
        if self.complaint and self.complaint.next:
            return self.complaint.next
        if self.case.is_open:
            return self._next_of_open(team)
        if self.may_reopen:
            return ngettext(
                "Is it not solved? You can reopen it within %(days)d day: %(team)s"
                " takes it up again.",
                "Is it not solved? You can reopen it within %(days)d days: %(team)s"
                " takes it up again.",
                REOPENED_WITHIN_DAYS,
            ) % {"days": REOPENED_WITHIN_DAYS, **team}
        return _("Nothing more happens here. For anything new, send a new request.")

    @property
    def may_add(self) -> bool:
        """Tell whether words and photos can still be added."""
        return self.case.state in TAKES_MORE

    @property
    def may_reopen(self) -> bool:
        """Tell whether the person can still say that it is not solved."""
        if self.complaint and self.complaint.is_answered:
            return False
        is_over = self.case.state in {State.RESOLVED, State.WITHDRAWN}
        return is_over and may_be_reopened(self.case.resolved_at, timezone.now())

    @property
    def may_complain(self) -> bool:
        """Tell whether how we deal with it can be complained about."""
        return self.case.case_type not in ABOUT_ITSELF and not self.case.is_joined

    @property
    def may_confirm(self) -> bool:
        """Tell whether "this is fixed" would still say something new."""
        is_resolved = self.case.state == State.RESOLVED
        confirmed = self.case.confirmed_at is not None
        is_fixable = self.case.case_type != CaseType.COMPLIMENT
        return is_fixable and (self.case.is_open or (is_resolved and not confirmed))

    @property
    def events(self) -> list[Event]:
        """Return what was said, the newest first."""
        return [
            Event(str(SAID[Interaction.Kind(message.kind)]), message)
            for message in reversed(self.case.messages)
        ]

    def _kept_promises(self) -> list[str]:
        """Return what is promised and not yet late: the answer, else its receipt."""
        running = Deadline.objects.filter(
            case=self.case.leading_pk,
            state=Deadline.State.RUNNING,
            due_at__gte=timezone.now(),
        )
        # Of several of a kind, which only joined cases have, the earliest comes last.
        due = dict(running.order_by("-due_at").values_list("kind", "due_at"))
        first = Kind.ANSWER if Kind.ANSWER in due else Kind.ACKNOWLEDGE
        said = {
            first: FIRST[first],
            Kind.CORRECT: _("What was wrong in our answer is put right by %(day)s."),
            Kind.HAND_OVER: _("The team that has it now takes it up by %(day)s."),
            Kind.RESOLVE: _("The matter is settled by %(day)s."),
            Kind.UPDATE: _("Until then you hear from us again by %(day)s."),
        }
        return [
            str(words) % {"day": day_here(due[kind])}
            for kind, words in said.items()
            if kind in due
        ]

    def _next_of_open(self, team: dict[str, str]) -> str:
        if self.case.state == State.WAITING_PERSON:
            return self._next_of_waiting()
        if self.case.state == State.WAITING_OTHER:
            return _("Another body must act first. %(team)s sees to it.") % team
        return _("%(team)s works on it and writes to you here.") % team

    def _next_of_waiting(self) -> str:
        """Return whether our time stands still until the person answers, and how long."""
        state = Deadline.State.PAUSED
        paused = Deadline.objects.filter(case=self.case.leading_pk, state=state)
        ends = list(paused.order_by("id").values_list("pause_ends", flat=True)[:1])
        if not ends:
            return _("We asked you something. We go on as soon as you answer.")
        if ends[0] is None:
            return _(
                "We asked you something. While we wait for you, our time stands still."
            )
        return _(
            "We asked you something. While we wait for you, our time stands still, until"
            " %(day)s at the latest."
        ) % {"day": day_here(ends[0])}
