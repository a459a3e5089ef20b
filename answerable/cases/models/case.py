"""One matter, from the first word to the last answer."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.agency.models import Area, Service, Staff, Team
from answerable.cases import workflow
from answerable.cases.models.located import Located
from answerable.cases.models.situation import Situation
from answerable.cases.priority import BEFORE_A_LEGAL_DATE, MOST_URGENT, USUAL
from answerable.forms.models import Form
from answerable.people.models import ContactPoint, Person

if TYPE_CHECKING:
    from answerable.cases.journal import Page

# Written out, not negated, so that the planner sees a filter and an index agree.
OPEN_STATES = sorted(state.value for state in workflow.OPEN)
OPEN = models.Q(state__in=OPEN_STATES)
# The same as text: as the indexes have it, word by word, so that a plan can be kept.
IS_OPEN = "state IN ({})".format(", ".join(f"'{state}'" for state in OPEN_STATES))

# The order of every queue: the least time left, then priority, then what came first.
IN_ORDER = ["next_due", "priority", "opened_at", "id"]


def tomorrow() -> datetime:
    """Return when the watch looks at a new case first; then it counts exactly."""
    return timezone.now() + timedelta(days=1)


class CaseType(models.TextChoices):
    """What kind of matter it is; the law treats some of them differently."""

    ENQUIRY = "enquiry", pgettext_lazy("kind of matter", "Question")
    SERVICE_REQUEST = "service_request", _("Request")
    FAULT_REPORT = "fault_report", _("Report")
    COMPLAINT = "complaint", _("Complaint")
    COMPLIMENT = "compliment", _("Thank-you")
    APPLICATION = "application", _("Application")


class Outcome(models.TextChoices):
    """How a case ended; a plain reason for the person stands beside it."""

    DONE = "done", _("Done")
    ANSWERED = "answered", pgettext_lazy("outcome of a case", "Answered")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")
    NOT_OURS = "not_ours", _("Not ours: we said whose it is")
    NO_CHANGE = "no_change", _("No change, because …")
    UPHELD = "upheld", _("Complaint upheld")
    PARTLY_UPHELD = "partly_upheld", _("Complaint partly upheld")
    NOT_UPHELD = "not_upheld", _("Complaint not upheld")
    CANNOT_DETERMINE = "cannot_determine", _("Complaint: could not be determined")


# We cannot help with it ourselves: somebody else may, or another way.
CANNOT_HELP = frozenset({Outcome.REFUSED, Outcome.NOT_OURS})


class Case(Located):
    """One matter of one person.

    The person's own words are in its first ``Interaction`` and are never edited;
    ``summary`` is ours and may be. ``version`` counts changes, so that nobody
    overwrites what they have not seen. ``journal_length`` and ``journal_head`` are
    the end of its chain, so that a journal cut short is noticed. ``priority`` is what
    the matrix made of the ``grounds``, which ``cases.priority`` reads; ``legal_date`` is
    a day that the law sets. What is due at ``next_due`` is of ``next_kind``, as ``clock``
    names it, and at risk where somebody was told so. ``touched_at`` is when one of us last did something about it;
    at ``next_look`` the watch looks whether it lies silent since, while it is open.
    ``signpost`` says who helps where we cannot, in words. ``needs`` are codes of what helps
    its person to say it, asked for in this matter alone. ``trail`` is what they
    looked for and read before they wrote. ``cell`` is where its point lies, so that what
    is near is found (``lib.cells``). ``situation`` is the cause that it has in common with
    others; of what is said of that, its person was told up to ``situation_told``.
    """

    reference = models.CharField(max_length=9, unique=True)
    sealed_secret = models.CharField(max_length=64, blank=True)
    case_type = models.CharField(max_length=20, choices=CaseType)
    state = models.CharField(
        max_length=20,
        choices=[
            (
                workflow.State.RECEIVED.value,
                pgettext_lazy("state of a case", "Received"),
            ),
            (workflow.State.IN_PROGRESS.value, _("In progress")),
            (workflow.State.WAITING_PERSON.value, _("Waiting for the person")),
            (workflow.State.WAITING_OTHER.value, _("Waiting for another body")),
            (
                workflow.State.RESOLVED.value,
                pgettext_lazy("state of a case", "Answered"),
            ),
            (workflow.State.CLOSED.value, pgettext_lazy("state of a case", "Closed")),
            (workflow.State.MERGED.value, _("Joined with another case")),
            (workflow.State.WITHDRAWN.value, _("Taken back")),
        ],
        default=workflow.State.RECEIVED.value,
    )
    version = models.PositiveIntegerField(default=0)
    channel = models.CharField(max_length=20)
    language = models.CharField(max_length=10)
    summary = models.CharField(max_length=200)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="cases", null=True
    )
    contact = models.ForeignKey(ContactPoint, on_delete=models.PROTECT, null=True)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True)
    form = models.ForeignKey(Form, on_delete=models.PROTECT, null=True)
    answers = models.JSONField(default=dict)
    needs = models.JSONField(default=list)
    trail = models.JSONField(default=dict)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True)
    place = models.TextField(blank=True)
    cell = models.BigIntegerField(null=True)
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, related_name="cases", null=True
    )
    owner = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="cases", null=True
    )
    is_restricted = models.BooleanField(default=False)
    opened_at = models.DateTimeField(default=timezone.now)
    next_due = models.DateTimeField(null=True)
    next_kind = models.CharField(max_length=20, blank=True)
    is_at_risk = models.BooleanField(default=False)
    touched_at = models.DateTimeField(default=timezone.now)
    next_look = models.DateTimeField(default=tomorrow)
    priority = models.PositiveSmallIntegerField(default=USUAL)
    grounds = models.JSONField(default=dict)
    legal_date = models.DateField(null=True)
    responded_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    corrected_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    outcome_reason = models.TextField(blank=True)
    signpost = models.TextField(blank=True)
    # Found by case_in_situation; an index of its own would be paid by every case.
    situation = models.ForeignKey(
        Situation, on_delete=models.PROTECT, null=True, db_index=False
    )
    situation_told = models.PositiveSmallIntegerField(default=0)
    journal_length = models.PositiveIntegerField(default=0)
    journal_head = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="case_state_known",
                condition=models.Q(
                    state__in=sorted(state.value for state in workflow.State)
                ),
            ),
            models.CheckConstraint(
                name="case_priority_known",
                condition=models.Q(priority__range=(1, 5)),
            ),
            models.CheckConstraint(
                name="case_resolved_has_outcome",
                condition=~models.Q(state="resolved") | ~models.Q(outcome=""),
            ),
            models.CheckConstraint(
                name="case_point_is_whole",
                condition=models.Q(latitude=None, longitude=None, cell=None)
                | models.Q(
                    # Nothing at all is in every range, as databases count.
                    latitude__isnull=False,
                    longitude__isnull=False,
                    cell__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
            ),
        ]
        indexes = [
            # The queue of a team: open cases in the order of cases.queries, by which
            # its pages go on (``behind``).
            models.Index(
                fields=["team", *IN_ORDER],
                name="case_queue_team",
                condition=OPEN,
            ),
            # The queue of one member of staff.
            models.Index(
                fields=["owner", *IN_ORDER],
                name="case_queue_owner",
                condition=OPEN,
            ),
            # Several teams at once, what is late, an auditor's look at everything, and
            # saved views: what cases.conditions asks comes with it, so that neither
            # their queues nor their numbers visit the cases that do not fit.
            models.Index(
                fields=IN_ORDER,
                name="case_queue_all",
                include=[
                    "team",
                    "owner",
                    "service",
                    "area",
                    "state",
                    "case_type",
                    "channel",
                    "language",
                    "is_restricted",
                ],
                condition=OPEN,
            ),
            # What nobody has: the view "unassigned", and "take next".
            models.Index(
                fields=["team", *IN_ORDER],
                name="case_queue_unassigned",
                condition=OPEN & models.Q(owner=None),
            ),
            # "Take next" asks first for what is most urgent of all.
            models.Index(
                fields=["team", *IN_ORDER],
                name="case_most_urgent",
                condition=OPEN & models.Q(owner=None, priority=MOST_URGENT),
            ),
            # raise_before_legal_dates: what the law sets a day for, as it comes near.
            models.Index(
                fields=["legal_date"],
                name="case_legal_date",
                condition=OPEN
                & models.Q(
                    legal_date__isnull=False,
                    priority__gt=BEFORE_A_LEGAL_DATE,
                ),
            ),
            # cases.search, for common words: the newest cases until a page is full.
            # What says who may see a case comes with it, so no case is visited.
            models.Index(
                fields=["-opened_at", "-id"],
                name="case_newest",
                include=["team", "is_restricted"],
            ),
            # cases.loads: who has how much, for the board; and the numbers of the views
            # of a team. Nothing else is visited.
            models.Index(
                fields=["team", "owner"],
                name="case_load",
                include=["next_due", "opened_at", "is_restricted", "id"],
                condition=OPEN,
            ),
            # cases.promised: the promise board, what is due when by team and kind.
            models.Index(
                fields=["team", "next_kind", "next_due"],
                name="case_promised",
                include=["is_restricted"],
                condition=OPEN,
            ),
            # The same for what is at risk.
            models.Index(
                fields=["team", "next_kind", "next_due"],
                name="case_at_risk",
                include=["is_restricted"],
                condition=OPEN & models.Q(is_at_risk=True),
            ),
            # cases.spots.cases_near: what is open near a point.
            models.Index(
                fields=["cell", "-opened_at"],
                name="case_nearby",
                condition=OPEN & models.Q(cell__isnull=False),
            ),
            # cases.similar: what is open of one service near a point, and may be shown
            # to who reports the same.
            models.Index(
                fields=["service", "cell", "-opened_at"],
                name="case_similar",
                condition=OPEN & models.Q(cell__isnull=False, is_restricted=False),
            ),
            # The same, of what has no point and says in words where it is.
            models.Index(
                fields=["service", "-opened_at"],
                name="case_similar_in_words",
                condition=OPEN & models.Q(cell__isnull=True, is_restricted=False),
            ),
            # The cases of one situation: who was not told yet, and its page.
            models.Index(
                fields=["situation", "situation_told", "id"],
                name="case_in_situation",
                include=["state", "is_restricted"],
                condition=models.Q(situation__isnull=False),
            ),
            # casework.silence: which may lie silent, the longest waiting first.
            models.Index(fields=["next_look"], name="case_to_look_at", condition=OPEN),
            # Closing by the system when the time to reopen is over, and what was answered
            # today, for the board.
            models.Index(
                fields=["resolved_at"],
                name="case_to_close",
                include=["team", "is_restricted"],
                condition=models.Q(state="resolved"),
            ),
        ]

    # Where cases.journal collects the lines of one step; not a column.
    page: Page | None = None

    def __str__(self) -> str:
        return self.reference

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still has to do something."""
        return self.state in workflow.OPEN

    @property
    def ended_at(self) -> datetime | None:
        """Return when it was answered, or taken back; None for a case that is open."""
        if self.state == workflow.State.WITHDRAWN:
            return self.withdrawn_at
        return None if self.is_open else self.resolved_at
