"""Many cases with one cause: what it is, where, until when, and what is said of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy as _

from answerable.agency.models import Area, Service, Staff
from answerable.lib.positions import Point
from answerable.lib.wording import in_language


class Situation(models.Model):
    """One cause of many cases, such as a burst main: of one service, somewhere, for a time.

    It holds everywhere, in an ``area``, within ``metres`` of a point, or where both do; from
    ``begins_at`` until ``ends_at``. Its cases carry its id. ``is_telling`` while there may
    be somebody who has not been told yet: that is the queue of the worker.
    """

    class State(models.TextChoices):
        """Whether it still catches what is reported."""

        OPEN = "open", _("It goes on")
        RESOLVED = "resolved", _("Resolved together")
        ENDED = "ended", _("Over, cases go on")

    title = models.JSONField(default=dict)
    service = models.ForeignKey(Service, on_delete=models.PROTECT)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    metres = models.PositiveIntegerField(null=True)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    is_on_start = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    version = models.PositiveIntegerField(default=0)
    is_telling = models.BooleanField(default=False)
    opened_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="situation_point_is_whole",
                condition=models.Q(latitude=None, longitude=None, metres=None)
                | models.Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    metres__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="situation_ends_after_it_begins",
                condition=models.Q(ends_at__gt=models.F("begins_at")),
            ),
            models.CheckConstraint(
                name="situation_ended_is_dated",
                condition=models.Q(state="open", ended_at=None)
                | (~models.Q(state="open") & models.Q(ended_at__isnull=False)),
            ),
        ]
        indexes = [
            # cases.situations: what goes on for a service; and whose time is over.
            models.Index(
                fields=["service", "ends_at"],
                name="situation_going_on",
                condition=models.Q(state="open"),
            ),
            # casework.telling_all: where somebody may wait to be told.
            models.Index(
                fields=["id"],
                name="situation_telling",
                condition=models.Q(is_telling=True),
            ),
        ]

    def __str__(self) -> str:
        return in_language(self.title, get_language() or "")

    @property
    def is_open(self) -> bool:
        """Tell whether it still catches what is reported."""
        return self.state == Situation.State.OPEN

    @property
    def last_moment(self) -> datetime:
        """Return the last moment of its last day."""
        return self.ends_at - timedelta(microseconds=1)

    @property
    def point(self) -> Point | None:
        """Return the middle of where it is, if it has one."""
        if self.latitude is None or self.longitude is None:
            return None
        return Point(self.latitude, self.longitude)


class SituationStatus(models.Model):
    """What is said of a situation to everybody it concerns, from a moment on.

    One with an ``outcome`` ends its cases, and its words are the reason. Until ``leaves_at``
    nobody was told, and it can be taken back: the row is then gone.
    """

    situation = models.ForeignKey(
        Situation, on_delete=models.PROTECT, related_name="statuses"
    )
    number = models.PositiveSmallIntegerField()
    words = models.JSONField(default=dict)
    outcome = models.CharField(max_length=20, blank=True)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    leaves_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["situation", "number"], name="situation_status_numbered"
            ),
        ]

    def __str__(self) -> str:
        return in_language(self.words, get_language() or "")
