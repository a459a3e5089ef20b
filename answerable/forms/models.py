"""The questions of a service, and answers on their way."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

from answerable.agency.models import Service, Staff

LONGEST_REASON = 300
LIFETIME = timedelta(days=30)


def new_token() -> str:
    """Return what is in the link that resumes a draft: 128 bits."""
    return secrets.token_urlsafe(16)


def end_of_life() -> datetime:
    """Return when a draft that is begun now is thrown away."""
    return timezone.now() + LIFETIME


class Form(models.Model):
    """One version of the questions that a service asks; never edited once published.

    ``questions`` is a list of ``{"key", "kind", "label", "hint", "required", …}``;
    the kinds are in ``forms.questions``, and texts have one entry a language.
    """

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="forms")
    version = models.PositiveIntegerField()
    questions = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "version"], name="form_version")
        ]

    def __str__(self) -> str:
        return f"{self.service.slug} {self.version}"


class Sketch(models.Model):
    """The questions of a service as they are being changed; nobody is asked them yet.

    Gone when it is published as the next version, or given up. Where it asks more than
    the published version, ``proposed_by`` says why, and somebody else approves it.
    """

    service = models.OneToOneField(
        Service, on_delete=models.CASCADE, related_name="sketch"
    )
    questions = models.JSONField(default=list)
    proposed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True)
    proposed_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    def __str__(self) -> str:
        return f"{self.service.slug}, not published"

    def take_back(self) -> None:
        """Forget that it was proposed; to be saved."""
        self.proposed_by, self.proposed_at, self.reason = None, None, ""


class FormTime(models.Model):
    """How many requests of one version of a form took so many minutes; no more is kept."""

    form = models.ForeignKey(Form, on_delete=models.CASCADE, related_name="times")
    minutes = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [
            # forms.times: adding one to a minute, and reading the minutes of a version.
            models.UniqueConstraint(fields=["form", "minutes"], name="form_time_once")
        ]

    def __str__(self) -> str:
        return f"{self.form_id}: {self.number} in {self.minutes} minutes"


class Draft(models.Model):
    """A request that somebody is still writing; resumed by its link, then purged."""

    token = models.CharField(max_length=32, unique=True, default=new_token)
    door = models.CharField(max_length=20)
    language = models.CharField(max_length=10, blank=True)
    answers = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(default=end_of_life)

    class Meta:
        indexes = [
            # forms.drafts.purge: what has outlived its thirty days.
            models.Index(fields=["expires_at"], name="draft_expiry")
        ]

    def __str__(self) -> str:
        return f"{self.door} {self.token}"
