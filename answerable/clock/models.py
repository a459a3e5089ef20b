"""What we promise, and the time limits that run because of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Calendar, Service
from answerable.cases.models import Case
from answerable.lib.errors import NotFound
from answerable.lib.worktime import StartRule, Unit


class Kind(models.TextChoices):
    """What is promised."""

    ACKNOWLEDGE = "acknowledge", _("We confirm that we have it")
    ANSWER = "answer", _("We answer")


class ServiceStandard(models.Model):
    """A public promise: how soon, counted how. A change is a new version.

    It holds for one service, or for every case of one type, or, with neither, for
    whatever has no promise of its own; the narrowest wins. ``pauses`` says whether the
    clock stands still while we wait for the person.
    """

    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, related_name="standards", null=True
    )
    case_type = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=20, choices=Kind)
    version = models.PositiveIntegerField(default=1)
    amount = models.PositiveIntegerField()
    unit = models.CharField(max_length=20, choices=[(u.value, u.value) for u in Unit])
    start_rule = models.CharField(
        max_length=20, choices=[(r.value, r.value) for r in StartRule]
    )
    pauses = models.BooleanField(default=True)
    target_percent = models.PositiveSmallIntegerField(default=95)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["service", "case_type", "kind", "version"],
                name="standard_version",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} in {self.amount} {self.unit}, version {self.version}"


class Deadline(models.Model):
    """One running time limit of a case, judged by the versions it started with.

    A promise that another system made, before the case was imported, has a due time
    and no versions: it is kept by the day it names, without counting and pausing.
    ``pauses`` is a list of ``[from, to]`` in ISO format; an open pause has no end.
    ``carried_from`` is the deadline of a joined case that this one runs on for: it is
    still owed to the person of that case.
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
    carried_from = models.ForeignKey(
        "self", on_delete=models.CASCADE, related_name="carried", null=True
    )

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
