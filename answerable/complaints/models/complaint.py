"""A case that is a complaint, and the stages it went through."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.agency.models import Staff
from answerable.cases.models import Case
from answerable.complaints.machine import ComplaintState, Finding, code_of
from answerable.complaints.models.procedure import Procedure

STATES = [
    (ComplaintState.RECEIVED.value, pgettext_lazy("state of a complaint", "Received")),
    (ComplaintState.ACKNOWLEDGED.value, _("Acknowledged")),
    (ComplaintState.INVESTIGATING.value, _("Being looked into")),
    (ComplaintState.EXTENDED.value, _("Being looked into, with more time")),
    (ComplaintState.RESPONDED.value, pgettext_lazy("state of a complaint", "Answered")),
    (ComplaintState.CLOSED.value, pgettext_lazy("state of a complaint", "Closed")),
    (ComplaintState.ESCALATION_REQUESTED.value, _("Another look was asked for")),
    (ComplaintState.REFERRED.value, _("Referred to the outside body")),
    (ComplaintState.EXCLUDED.value, _("Not taken as a complaint")),
    (ComplaintState.WITHDRAWN.value, _("Taken back")),
    (ComplaintState.MERGED.value, _("Joined with another case")),
]
FINDINGS = [
    (Finding.UPHELD.value, _("Upheld")),
    (Finding.PARTLY_UPHELD.value, _("Partly upheld")),
    (Finding.NOT_UPHELD.value, _("Not upheld")),
    (Finding.CANNOT_DETERMINE.value, _("Cannot be determined")),
]


class Cause(models.TextChoices):
    """What lay behind it, where anything went wrong; told to nobody outside."""

    NOTHING = "nothing", _("Nothing went wrong")
    DELAY = "delay", _("We were too slow")
    SILENCE = "silence", _("We did not tell people what happens")
    WRONG_WORDS = "wrong_words", _("We said or wrote something wrong")
    WRONG_DECISION = "wrong_decision", _("We decided wrongly")
    CONDUCT = "conduct", _("How somebody was treated")
    RULE = "rule", _("Our own rule or procedure")
    ACCESS = "access", _("People could not reach us, or not in their way")
    SYSTEM = "system", _("A machine or program")
    CONTRACTOR = "contractor", _("Somebody who works for us")


class Complaint(models.Model):
    """What a case of this type has beyond a case: procedure, stage and state.

    ``about`` is the case whose handling it arose from; ``about_staff`` one of us whom it
    is about, who must not see it. Without a ``procedure`` it goes through the two stages
    of the codes. ``excluded_as`` and ``excluded_because`` say why it was not taken.
    """

    case = models.OneToOneField(
        Case, on_delete=models.CASCADE, related_name="complaint"
    )
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, null=True)
    stage = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(
        max_length=20, choices=STATES, default=ComplaintState.RECEIVED.value
    )
    about = models.ForeignKey(
        Case, on_delete=models.SET_NULL, related_name="complaints_about", null=True
    )
    about_staff = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="+", null=True
    )
    opened_at = models.DateTimeField(default=timezone.now)
    excluded_as = models.CharField(max_length=50, blank=True)
    excluded_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="complaint_state_known",
                condition=models.Q(state__in=[state for state, _label in STATES]),
            ),
            models.CheckConstraint(
                name="complaint_about_another_case",
                condition=~models.Q(about=models.F("case")),
            ),
            models.CheckConstraint(
                name="complaint_excluded_has_reasons",
                condition=~models.Q(state="excluded") | ~models.Q(excluded_because=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.code}"

    @property
    def code(self) -> str:
        """Return its state as the codes write it, with the stage."""
        return code_of(ComplaintState(self.state), self.stage)


class StageRun(models.Model):
    """One stage that a complaint goes through: who looks into it, and what came of it.

    ``asked_at`` is when the stage began: with the complaint, or when another look was
    asked for. ``words`` are what the writer of the response said beside its parts;
    ``cause`` is what lay behind the matter, for us.
    """

    complaint = models.ForeignKey(
        Complaint, on_delete=models.CASCADE, related_name="runs"
    )
    position = models.PositiveSmallIntegerField(default=1)
    needs_another = models.BooleanField(default=False)
    investigator = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="+", null=True
    )
    asked_at = models.DateTimeField(default=timezone.now)
    acknowledged_at = models.DateTimeField(null=True)
    responded_at = models.DateTimeField(null=True)
    decision = models.CharField(max_length=20, choices=FINDINGS, blank=True)
    words = models.TextField(blank=True)
    cause = models.CharField(max_length=20, choices=Cause, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["complaint", "position"], name="complaint_stage_once"
            ),
            models.CheckConstraint(
                name="complaint_response_has_decision",
                condition=models.Q(responded_at=None) | ~models.Q(decision=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.complaint}, stage {self.position}"
