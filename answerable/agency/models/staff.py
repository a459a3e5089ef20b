"""The people who work here, what they are and which queues they work."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import connection, models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from answerable.agency.models.house import Department, Team
from answerable.agency.roles import Role

OF_OWN_TEAMS = frozenset({Role.CLERK.value, Role.EXPERT.value})
OWN = ""  # stands beside the roles for the teams that are worked in
# Each role with the teams of its department and of the parts beneath it, and the teams
# that are worked in. Written out, since it is asked for every page of the desk.
REACHED = """
WITH RECURSIVE house (role, department_id) AS (
    SELECT role, department_id FROM agency_staffrole WHERE staff_id = %s
    UNION
    SELECT house.role, part.id
    FROM agency_department AS part JOIN house ON part.parent_id = house.department_id
)
SELECT house.role, team.id
FROM house LEFT JOIN agency_team AS team ON team.department_id = house.department_id
UNION ALL
SELECT '', team_id FROM agency_membership WHERE staff_id = %s
"""


# A user name; Django takes the same signs.
USERNAME = r"^[\w.@+-]{1,150}$"


class Onward(models.TextChoices):
    """Where somebody wants to be after they passed a case on."""

    CASE = "case", _("Back at the case")
    NEXT = "next", _("At the next case of the view")
    QUEUE = "queue", _("At the queue")


class Staff(AbstractUser):
    """One of us; ``uses_keys`` and ``goes_on_to`` are habits at the desk.

    ``speaks`` are the languages (codes) in which they answer people.
    """

    language = models.CharField(max_length=10, blank=True)
    speaks = models.JSONField(default=list, blank=True)
    uses_keys = models.BooleanField(default=True)
    goes_on_to = models.CharField(
        max_length=5, choices=Onward, default=Onward.CASE.value
    )
    teams: models.ManyToManyField[Team, Membership] = models.ManyToManyField(
        Team, through="Membership", related_name="staff"
    )

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @cached_property
    def team_ids(self) -> frozenset[int]:
        """Return the teams (ids) whose queues this member works."""
        return self._reached.get(OWN, frozenset())

    @cached_property
    def queue_team_ids(self) -> frozenset[int]:
        """Return the teams (ids) whose cases are in this member's queue.

        Who works in none, and leads some, looks at those.
        """
        return self.team_ids or self.posts.get(Role.SUPERVISOR, frozenset())

    @cached_property
    def posts(self) -> dict[str, frozenset[int]]:
        """Return, for each role held, the teams (ids) that it reaches.

        Clerks and experts reach the teams they work in; every other role reaches all
        teams of its department and of the parts beneath it.
        """
        return {
            role: self.team_ids if role in OF_OWN_TEAMS else teams
            for role, teams in self._reached.items()
            if role != OWN
        }

    @cached_property
    def _reached(self) -> dict[str, frozenset[int]]:
        """Return what is beneath the department of each role, and the own teams."""
        with connection.cursor() as cursor:
            cursor.execute(REACHED, [self.pk, self.pk])
            found = cursor.fetchall()
        beneath: dict[str, set[int]] = {role: set() for role, _ in found}
        for role, team in found:
            if team is not None:
                beneath[role].add(team)
        return {role: frozenset(teams) for role, teams in beneath.items()}


class Membership(models.Model):
    """A member of staff works the queue of a team; ``last_turn`` is when it gave a case."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE)
    team = models.ForeignKey(Team, on_delete=models.CASCADE)
    last_turn = models.DateTimeField(null=True)

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
