"""The people who work here, what they are and which queues they work."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.functional import cached_property

from answerable.agency.models.house import Department, Team
from answerable.agency.roles import Role


def is_within(
    department: int | None, root: int, parents: Mapping[int, int | None]
) -> bool:
    """Tell whether a department is the root, or a part beneath it."""
    while department is not None and department != root:
        department = parents[department]
    return department == root


class Staff(AbstractUser):
    """One of us."""

    language = models.CharField(max_length=10, blank=True)
    teams: models.ManyToManyField[Team, Membership] = models.ManyToManyField(
        Team, through="Membership", related_name="staff"
    )

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @cached_property
    def team_ids(self) -> frozenset[int]:
        """Return the teams (ids) whose queues this member works."""
        return frozenset(self.teams.values_list("id", flat=True))

    @cached_property
    def posts(self) -> dict[str, frozenset[int]]:
        """Return, for each role held, the teams (ids) that it reaches.

        Clerks and experts reach the teams they work in; every other role reaches all
        teams of its department and of the parts beneath it.
        """
        own = self.team_ids
        parents = dict(Department.objects.values_list("id", "parent_id"))
        houses = dict(Team.objects.values_list("id", "department_id"))
        held: dict[str, frozenset[int]] = {}
        for role, department in self.roles.values_list("role", "department_id"):
            reached = (
                own
                if role in {Role.CLERK, Role.EXPERT}
                else frozenset(
                    team
                    for team, house in houses.items()
                    if is_within(house, department, parents)
                )
            )
            held[role] = held.get(role, frozenset()) | reached
        return held


class Membership(models.Model):
    """A member of staff works the queue of a team."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE)
    team = models.ForeignKey(Team, on_delete=models.CASCADE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["staff", "team"], name="membership_once")
        ]

    def __str__(self) -> str:
        return f"{self.staff}, {self.team}"


class StaffRole(models.Model):
    """What a member of staff is in one department and the parts beneath it."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="roles")
    department = models.ForeignKey(Department, on_delete=models.PROTECT)
    role = models.CharField(max_length=20, choices=Role)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["staff", "department", "role"], name="staff_role_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.staff}: {self.role}, {self.department}"
