"""A setup that an administrator has sent as a folder and not taken yet."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from answerable.agency.models.staff import Staff


class SentSetup(models.Model):
    """The zip of a seed folder between its two pages: sent, and looked at.

    Each member of staff has one at most; it goes when it is taken, given up, or another
    is sent, and is worth nothing after a day.
    """

    by = models.OneToOneField(
        Staff, on_delete=models.CASCADE, primary_key=True, related_name="sent_setup"
    )
    content = models.BinaryField()
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"sent by {self.by_id}"
