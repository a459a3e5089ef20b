"""Somebody is told that a case must not wait: a promise runs out, or nothing happens."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from answerable.agency.models import Staff, Team
from answerable.cases.models.case import Case


class Alarm(models.Model):
    """One member of staff, or a team whose case nobody has, is told of a case.

    ``due`` is the moment that was promised. An alarm ends by itself when nothing of the
    case is due by then any more, of a silent case when somebody did something about it;
    it is gone once it was read: ``cases.alarms``.
    """

    class Kind(models.TextChoices):
        """What is the matter: a promise that runs out or on, or that nothing happens."""

        AT_RISK = "at_risk"
        LATE = "late"
        SILENT = "silent"
        RUNS_ON = "runs_on"  # it stood still for as long as it may

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="alarms")
    kind = models.CharField(max_length=10, choices=Kind)
    due = models.DateTimeField(null=True)
    staff = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="alarms", null=True
    )
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, related_name="alarms", null=True
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="alarm_is_for_one",
                condition=Q(staff=None, team__isnull=False)
                | Q(staff__isnull=False, team=None),
            ),
            # Of the promises of one case, one alarm stands for each reader, the newest;
            # and one of its silence.
            models.UniqueConstraint(
                fields=["case", "staff", "team"],
                name="alarm_once",
                condition=~Q(kind="silent"),
                nulls_distinct=False,
            ),
            models.UniqueConstraint(
                fields=["case", "staff", "team"],
                name="alarm_of_silence_once",
                condition=Q(kind="silent"),
                nulls_distinct=False,
            ),
        ]
        indexes = [
            # What is for one member of staff, and its count in the rail.
            models.Index(
                fields=["staff", "case"],
                name="alarm_of_staff",
                condition=Q(staff__isnull=False),
            ),
            # The same for what nobody has in a team.
            models.Index(
                fields=["team", "case"],
                name="alarm_of_team",
                condition=Q(team__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} is {self.kind}"
