"""The gazetteer: streets, landmarks and districts by the names that people use."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import get_language, gettext_lazy as _

from answerable.lib.gazetteer import LONGEST_NAME
from answerable.lib.wording import in_language


class NamedPlace(models.Model):
    """One place: its names by language, a point, and how far it may lie from there.

    All places of one ``source`` come from one file, and are replaced together.
    """

    class Kind(models.TextChoices):
        """What is called so."""

        STREET = "street", _("Street")
        LANDMARK = "landmark", _("Landmark")
        DISTRICT = "district", _("District")

    kind = models.CharField(max_length=10, choices=Kind)
    name = models.JSONField(default=dict)
    also = models.JSONField(default=list)
    latitude = models.FloatField()
    longitude = models.FloatField()
    accuracy = models.PositiveIntegerField()
    source = models.CharField(max_length=100)

    class Meta:
        indexes = [
            # agency.policy.put_gazetteer: the places of one file.
            models.Index(fields=["source"], name="named_place_source"),
            # agency.gazetteer.known_places: what a map shows first.
            models.Index(fields=["kind", "id"], name="named_place_by_kind"),
        ]

    def __str__(self) -> str:
        return in_language(self.name, get_language() or "")


class PlaceName(models.Model):
    """A name of a place as it is compared: see ``lib.streets``.

    ``core`` is without the kind of street, which thousands share: by its trigrams, what
    is misspelt is found among few.
    """

    place = models.ForeignKey(
        NamedPlace, on_delete=models.CASCADE, related_name="spellings"
    )
    folded = models.CharField(max_length=LONGEST_NAME * 2)
    core = models.CharField(max_length=LONGEST_NAME * 2)

    class Meta:
        indexes = [
            # agency.gazetteer.find_places: what is called just so.
            models.Index(fields=["folded"], name="place_name_exact"),
            # The same: what is spelt like what was typed.
            GinIndex(
                fields=["core"],
                name="place_name_alike",
                opclasses=["gin_trgm_ops"],
            ),
        ]

    def __str__(self) -> str:
        return self.folded
