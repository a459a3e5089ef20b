"""Who is away and who stands in; what the work needs and what staff can do."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from answerable.agency.models.catalogue import Service
from answerable.agency.models.house import Named
from answerable.agency.models.staff import Staff


class Absence(models.Model):
    """A member of staff is away from one day to another, both of them included."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="absences")
    first_day = models.DateField()
    last_day = models.DateField()
    substitute = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="stands_in", null=True
    )
    by = models.ForeignKey(
        Staff,
        on_delete=models.PROTECT,
        related_name="planned_absences",
        null=True,
        blank=True,
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="absence_ends_after_it_begins",
                condition=models.Q(last_day__gte=models.F("first_day")),
            ),
            models.CheckConstraint(
                name="absence_nobody_stands_in_for_oneself",
                condition=models.Q(substitute=None)
                | ~models.Q(substitute=models.F("staff")),
            ),
            models.UniqueConstraint(
                fields=["staff", "first_day"], name="absence_begins_once"
            ),
        ]
        indexes = [
            # agency.duty.away_on: whoever is away on one day.
            models.Index(fields=["last_day", "first_day"], name="absence_by_day")
        ]

    def __str__(self) -> str:
        return f"{self.staff}, {self.first_day} to {self.last_day}"


class Skill(Named):
    """Something that some work needs and not everybody can do."""


class StaffSkill(models.Model):
    """A member of staff can do something: how well, 1 to 3, and certified until when.

    Without a day it does not lapse.
    """

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="skills")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT)
    level = models.PositiveSmallIntegerField(default=1)
    certified_until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["staff", "skill"], name="staff_skill_once")
        ]

    def __str__(self) -> str:
        return f"{self.staff}: {self.skill} {self.level}"


class ServiceNeed(models.Model):
    """The cases of a service need somebody with this skill, at least so well."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="needs")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT)
    level = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["service", "skill"], name="service_need_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.service}: {self.skill} {self.level}"
