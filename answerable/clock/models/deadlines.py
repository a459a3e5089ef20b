"""The time limits that run because of what we promise."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Calendar
from answerable.cases.models import Case
from answerable.clock.models.ladders import EscalationLadder
from answerable.clock.models.standards import Kind, ServiceStandard
from answerable.lib.errors import NotFound


class Deadline(models.Model):
    """One running time limit of a case, judged by the versions it started with.

    A promise that another system made, before the case was imported, has a due time
    and no versions: it is kept by the day it names, without counting and pausing.
    ``extended`` is how much time, in the unit of its standard, was added once.
    ``pauses`` is a list of ``[from, to]`` in ISO format; an open pause has no end. At
    ``pause_ends`` it has lasted as long as it may, and the deadline runs on.
    ``carried_from`` is the deadline of a joined case that this one runs on for: it is
    still owed to the person of that case. At ``next_look`` the watch looks at it, while
    it runs; of its ``ladder`` (without one: the usual), the first ``rung`` steps are done.
    """

    class State(models.TextChoices):
        """Whether it runs, and how it ended."""

        RUNNING = "running", _("running")
        PAUSED = "paused", _("paused")
        MET = "met", _("met")
        MISSED = "missed", _("missed")  # ended after the due time
        STOPPED = "stopped", _("stopped")  # the case was taken back or joined

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="deadlines")
    kind = models.CharField(max_length=20, choices=Kind)
    standard = models.ForeignKey(ServiceStandard, on_delete=models.PROTECT, null=True)
    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, null=True)
    state = models.CharField(max_length=10, choices=State, default=State.RUNNING)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    pauses = models.JSONField(default=list)
    pause_ends = models.DateTimeField(null=True)
    extended = models.PositiveIntegerField(default=0)
    extended_at = models.DateTimeField(null=True)
    carried_from = models.ForeignKey(
        "self", on_delete=models.CASCADE, related_name="carried", null=True
    )
    ladder = models.ForeignKey(EscalationLadder, on_delete=models.PROTECT, null=True)
    rung = models.PositiveSmallIntegerField(default=0)
    next_look = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            # Counted by both, or named by another system and by neither.
            models.CheckConstraint(
                name="deadline_is_counted_or_imported",
                condition=models.Q(standard=None, calendar=None)
                | models.Q(standard__isnull=False, calendar__isnull=False),
            )
        ]
        indexes = [
            # All deadlines of one case: its page, and every action of this room.
            models.Index(fields=["case", "kind"], name="deadline_of_case"),
            # What was judged in a month, and what is late: the page of our promises.
            models.Index(
                fields=["ended_at"],
                include=["kind", "state", "standard"],
                name="deadline_judged",
                condition=models.Q(state__in=["met", "missed"]),
            ),
            models.Index(
                fields=["due_at"],
                include=["kind", "standard"],
                name="deadline_running",
                condition=models.Q(state="running"),
            ),
            # casework.watch: what is to be looked at, the longest waiting first.
            models.Index(
                fields=["next_look"],
                name="deadline_to_look_at",
                condition=models.Q(state="running", next_look__isnull=False),
            ),
            # casework.pausing: what has stood still for long enough.
            models.Index(
                fields=["pause_ends"],
                name="deadline_stands_still",
                condition=models.Q(state="paused", pause_ends__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} by {self.due_at}"

    @property
    def counted_by(self) -> tuple[ServiceStandard, Calendar]:
        """Return the versions that judge it. Raises NotFound if it was imported."""
        if self.standard is None or self.calendar is None:
            message = f"{self}: another system promised this, and nobody counted."
            raise NotFound(message)
        return self.standard, self.calendar
