"""Views that staff keep: a name, and which open cases it shows."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Staff, Team

CURRENT = Q(archived_at=None)


class SavedView(models.Model):
    """Which open cases somebody wants to look at again and again.

    It belongs to its ``owner`` or to a ``team``. ``conditions`` are those of
    ``cases.conditions``, by their names; a case is shown where all of them hold.
    """

    name = models.CharField(_("Name"), max_length=40)
    owner = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="views", null=True
    )
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, related_name="views", null=True
    )
    conditions = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    archived_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="view_belongs_once",
                condition=Q(owner=None, team__isnull=False)
                | Q(owner__isnull=False, team=None),
            ),
            # Serve the tabs of the queue, too: the views of one member and their teams.
            models.UniqueConstraint(
                fields=["owner", "name"], name="view_name_own", condition=CURRENT
            ),
            models.UniqueConstraint(
                fields=["team", "name"], name="view_name_team", condition=CURRENT
            ),
        ]

    def __str__(self) -> str:
        return self.name
