"""Answers that are given again and again: kept once, for oneself, a team or all."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.agency.models import Service, Staff, Team

CURRENT = Q(archived_at=None)


class Scope(StrEnum):
    """Whose an answer is."""

    OWN = "own"
    TEAM = "team"
    ALL = "all"


class SavedAnswer(models.Model):
    """Words to be put into a message, in one language or several.

    ``name`` is what it is called by, after a ``/``. It belongs to its ``owner`` or to
    a ``team``; to neither where everybody may use it. ``texts`` are by language and
    may hold the fields of ``correspondence.fields``. ``services`` are those it fits;
    none means any. ``seeded_as`` is its name in the seed folder, if it came from one.
    """

    name = models.SlugField(_("Short name"), max_length=50, allow_unicode=True)
    owner = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="answers", null=True
    )
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, related_name="answers", null=True
    )
    texts = models.JSONField(default=dict)
    services = models.ManyToManyField(Service, related_name="answers")
    version = models.PositiveIntegerField(default=0)
    uses = models.PositiveIntegerField(default=0)
    seeded_as = models.CharField(max_length=50, blank=True)
    archived_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="answer_belongs_once",
                condition=Q(owner=None) | Q(team=None),
            ),
            models.UniqueConstraint(
                fields=["owner", "name"], name="answer_name_own", condition=CURRENT
            ),
            models.UniqueConstraint(
                fields=["team", "name"], name="answer_name_team", condition=CURRENT
            ),
            models.UniqueConstraint(
                fields=["name"],
                name="answer_name_all",
                condition=CURRENT & Q(owner=None, team=None),
            ),
            models.UniqueConstraint(
                fields=["seeded_as"],
                name="answer_seeded_once",
                condition=~Q(seeded_as=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def scope(self) -> Scope:
        """Return whose it is."""
        if self.owner_id:
            return Scope.OWN
        return Scope.TEAM if self.team_id else Scope.ALL

    def lacks(self, languages: Collection[str]) -> list[str]:
        """Return those of these languages in which it has no text."""
        return [code for code in languages if not self.texts.get(code)]


class AnswerVersion(models.Model):
    """A saved answer as it was from one change on, and who changed it when.

    Without ``by`` it was the seed folder. ``services`` are slugs.
    """

    class Change(models.TextChoices):
        """What was done."""

        CREATED = "created", pgettext_lazy("saved answers", "Written")
        EDITED = "edited", pgettext_lazy("saved answers", "Changed")
        RESTORED = "restored", pgettext_lazy("saved answers", "Taken back to before")
        ARCHIVED = "archived", pgettext_lazy("saved answers", "Put away")
        BROUGHT_BACK = "brought_back", pgettext_lazy("saved answers", "Brought back")

    answer = models.ForeignKey(
        SavedAnswer, on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField()
    change = models.CharField(max_length=12, choices=Change)
    name = models.CharField(max_length=50)
    texts = models.JSONField(default=dict)
    services = models.JSONField(default=list)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "number"], name="answer_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.number}"
