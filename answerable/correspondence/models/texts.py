"""What letters say where the desk wants it said otherwise than we ship it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from answerable.agency.models import Department, Staff

LONGEST_SUBJECT = 150


class LetterText(models.Model):
    """The words of one occasion in one language, in place of our own.

    They hold for ``department`` and the parts beneath it; without one, for the whole
    house. ``stands_for`` is the fingerprint of our own text as it was when somebody
    last looked at both, at ``checked_at``; ``changed_at`` is when the words became what
    they are. From ``retired_at`` on, our own text holds again.
    """

    occasion = models.CharField(max_length=30)
    language = models.CharField(max_length=10)
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, related_name="letter_texts", null=True
    )
    subject = models.CharField(max_length=LONGEST_SUBJECT)
    body = models.TextField()
    version = models.PositiveIntegerField(default=0)
    stands_for = models.CharField(max_length=64)
    changed_at = models.DateTimeField(default=timezone.now)
    checked_at = models.DateTimeField(default=timezone.now)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["occasion", "language", "department"],
                name="letter_text_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.occasion} {self.language} {self.version}"


class TextVersion(models.Model):
    """The text of a letter as it was from one change on, and who changed it when.

    Without ``by`` it was the seed folder.
    """

    class Change(models.TextChoices):
        """What was done."""

        WRITTEN = "written", pgettext_lazy("letters", "Written")
        CHECKED = "checked", pgettext_lazy("letters", "Looked at and found right")
        RESTORED = "restored", pgettext_lazy("letters", "Taken back to before")
        RETIRED = "retired", pgettext_lazy("letters", "Given up for the usual text")

    text = models.ForeignKey(
        LetterText, on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField()
    change = models.CharField(max_length=10, choices=Change)
    subject = models.CharField(max_length=LONGEST_SUBJECT)
    body = models.TextField()
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["text", "number"], name="text_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.text_id} {self.number}"
