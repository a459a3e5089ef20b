"""Who we serve, and how they are reached."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Upper

from answerable.lib.parties import IdentityLevel


class Person(models.Model):
    """Somebody who brought a matter; known by a contact point, or by name alone.

    ``version`` counts what was changed about them, so that nobody overwrites what they
    have not seen.
    """

    name = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=10, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            # people.twins: who has the same name, however it is written.
            models.Index(Upper("name"), name="person_by_name")
        ]

    def __str__(self) -> str:
        return self.name


class ContactPoint(models.Model):
    """An address or number of a person; ``level`` is how well it is proved.

    One that was replaced has ``ended_at``: it is known again, and not written to.
    """

    class Kind(models.TextChoices):
        """What can be written to or rung."""

        EMAIL = "email"
        PHONE = "phone"

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="contact_points"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    address = models.CharField(max_length=320)
    level = models.PositiveSmallIntegerField(default=IdentityLevel.CLAIMED)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            # Serves recognise(): a message finds its person by one index look-up.
            models.UniqueConstraint(
                fields=["kind", "address"], name="contact_point_once"
            )
        ]

    def __str__(self) -> str:
        return self.address
