"""Words that mean the same to whoever searches."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class SynonymGroup(models.Model):
    """Terms of one language that mean the same; ``stems`` are those of all their words.

    It is called by its first term.
    """

    language = models.CharField(max_length=10)
    name = models.CharField(max_length=80)
    terms = ArrayField(models.CharField(max_length=80))
    stems = ArrayField(models.CharField(max_length=50))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["language", "name"], name="synonyms_once")
        ]
        indexes = [
            # knowledge.search.synonyms: the groups that have a word that was typed.
            GinIndex(fields=["stems"], name="synonyms_by_stem")
        ]

    def __str__(self) -> str:
        return ", ".join(self.terms)
