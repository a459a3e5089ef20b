"""What can be asked for, and where."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import get_language, gettext_lazy as _

from answerable.agency.models.house import Department, Named, Successor, Team
from answerable.lib.parties import IdentityLevel
from answerable.lib.wording import in_language

FARTHEST_SIMILAR = 1000  # metres
LONGEST_SIMILAR = 365  # days


class Area(Named):
    """A part of the territory that people know by name, until a day or for good.

    One that ended is offered no more; cases that happened there keep it.
    """

    valid_to = models.DateField(null=True)


class Service(Named, Successor):
    """Something that people can ask of us.

    ``aliases`` holds, for each language, the words that people really use.
    ``identity_level`` is the least that the service needs to know of a person; its
    form asks for no more. ``impact`` and ``urgency``, 1 low to 3 high, are where the
    priority of a case begins; ``indications`` say which answers of its form add to
    that. ``picture`` is one of ``agency.pictures``, where it has one. Who reports something
    is shown what else is open ``similar_within`` so many metres since ``similar_days``;
    0 metres is never, and all there is for what needs no place or needs to know people.
    One that was merged is retired; ``handed_over`` says what the other one gained by that.
    """

    class Place(models.TextChoices):
        """Whether the form asks where it is."""

        NONE = "none", _("No place")
        OPTIONAL = "optional", _("Place, if there is one")
        REQUIRED = "required", _("Place needed")

    summary = models.JSONField(default=dict)
    aliases = models.JSONField(default=dict)
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, related_name="services"
    )
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="services")
    case_type = models.CharField(max_length=20)
    identity_level = models.PositiveSmallIntegerField(
        choices=[(level.value, level.name) for level in IdentityLevel],
        default=IdentityLevel.ANONYMOUS,
    )
    place = models.CharField(max_length=10, choices=Place, default=Place.NONE)
    impact = models.PositiveSmallIntegerField(default=2)
    urgency = models.PositiveSmallIntegerField(default=2)
    indications = models.JSONField(default=list)
    picture = models.CharField(max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    similar_within = models.PositiveSmallIntegerField(default=0)
    similar_days = models.PositiveSmallIntegerField(default=30)
    retired_on = models.DateField(null=True)
    handed_over = models.JSONField(default=dict)

    class Meta:
        ordering = ["position", "slug"]
        indexes = [
            # agency.queries.find_heir: which service an earlier address leads on to.
            GinIndex(fields=["former"], name="service_by_former")
        ]
        constraints = [
            # What is about people is never shown to somebody else who reports.
            models.CheckConstraint(
                name="service_similar_is_of_things",
                condition=models.Q(similar_within=0)
                | (
                    models.Q(identity_level=IdentityLevel.ANONYMOUS.value)
                    & ~models.Q(place="none")
                ),
            ),
        ]

    @property
    def may_show_similar(self) -> bool:
        """Tell whether others may be shown at all what is open: it is about no person."""
        is_of_anybody = self.identity_level == IdentityLevel.ANONYMOUS
        return is_of_anybody and self.place != Service.Place.NONE

    @property
    def said(self) -> str:
        """Return the sentence under the name, in the language of the reader."""
        return in_language(self.summary, get_language() or "")
