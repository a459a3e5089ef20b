"""Who is signed in, and by which browser."""

from __future__ import annotations

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from answerable.agency.models.staff import Staff


class DeskSession(AbstractBaseSession):
    """A session; of whoever is signed in, or of nobody yet."""

    # The index that comes with it finds the sessions of one member.
    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, null=True)
    browser = models.TextField(blank=True)
    seen_at = models.DateTimeField()
