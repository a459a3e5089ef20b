"""Where something is, as rows keep it: a point, how we know, and how exactly."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from answerable.lib.positions import Point, Source, Spot


class Located(models.Model):
    """A row that may have a point on the map.

    ``place_accuracy`` is how many metres it may be off, empty where nobody knows.
    """

    class From(models.TextChoices):
        """How we know."""

        GAZETTEER = Source.GAZETTEER.value, _("By the name of the place")
        DEVICE = Source.DEVICE.value, _("By the device of the person")
        PLUS_CODE = Source.PLUS_CODE.value, _("By a Plus Code")
        MAP = Source.MAP.value, _("Shown on the map")
        TYPED = Source.TYPED.value, _("Typed as degrees")
        IMPORTED = Source.IMPORTED.value, _("From another system")

    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    place_source = models.CharField(max_length=10, choices=From, blank=True)
    place_accuracy = models.PositiveIntegerField(null=True)

    class Meta:
        abstract = True

    @property
    def spot(self) -> Spot | None:
        """Return where it is, if we know."""
        if self.latitude is None or self.longitude is None:
            return None
        known = Source(self.place_source)
        return Spot(self.latitude, self.longitude, known, self.place_accuracy)

    @property
    def point(self) -> Point | None:
        """Return the point alone."""
        return self.spot.point if self.spot else None
