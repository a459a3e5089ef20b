"""Who is told of a promise that runs out, and when, in versions."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

USUAL_SILENCE = 10  # working days; standards.md §2.29, update on an open case


class When(models.TextChoices):
    """By what the moment of a rung is named."""

    USED = "used", _("when so much of the time is used")
    DUE = "due", _("when it is due")
    AFTER = "after", _("after it was due")


class Whom(models.TextChoices):
    """Who is told at a rung; where nobody has a case, its team stands for the owner."""

    OWNER = "owner", _("The owner")
    TEAM = "team", _("The team")
    SUPERVISOR = "supervisor", _("Who supervises the team")
    HEAD = "head", _("The head of department")


class EscalationLadder(models.Model):
    """Whom we tell of a promise that runs out, rung by rung. A change is a new version.

    It is for one type of case, or, without, for all that have none of their own. A rung
    is ``when``, an ``amount`` (percent, or of ``unit``) and ``whom``, in order. An open case
    about which nobody did anything for ``silent_days`` working days is told of as well.
    """

    case_type = models.CharField(max_length=20, blank=True)
    version = models.PositiveIntegerField(default=1)
    rungs = models.JSONField(default=list)
    silent_days = models.PositiveSmallIntegerField(default=USUAL_SILENCE)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case_type", "version"], name="ladder_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_type or 'everything'}, version {self.version}"
