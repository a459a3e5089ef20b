"""What our letters were answered from, and what is said to be wrong with an article."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from answerable.agency.models import Staff
from answerable.cases.models import Case, Interaction
from answerable.knowledge.models.articles import ArticleVersion, KnowledgeArticle

LONGEST_FLAG = 1_000


class Citation(models.Model):
    """A message of ours was answered from this version of an article, whatever follows it.

    ``corrected_at`` is when its person was told that the version had been wrong.
    """

    version = models.ForeignKey(
        ArticleVersion, on_delete=models.PROTECT, related_name="citations"
    )
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="citations")
    interaction = models.ForeignKey(
        Interaction, on_delete=models.PROTECT, related_name="citations"
    )
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    corrected_at = models.DateTimeField(null=True)
    corrected_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["interaction", "version"], name="cited_once_in_a_message"
            )
        ]
        indexes = [
            # knowledge.cited.citations_of: who was answered from a version, newest first.
            models.Index(fields=["version", "-id"], name="cited_version"),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} in {self.case_id}"


class ArticleFlag(models.Model):
    """One of us says that something in an article is wrong, and an editor settles it."""

    version = models.ForeignKey(
        ArticleVersion, on_delete=models.PROTECT, related_name="flags"
    )
    article = models.ForeignKey(
        KnowledgeArticle, on_delete=models.PROTECT, related_name="flags"
    )
    words = models.TextField()
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        indexes = [
            # knowledge.flags.open_flags, and the list of what is flagged at the desk.
            models.Index(
                fields=["article", "id"],
                name="flag_not_settled",
                condition=Q(settled_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.at:%Y-%m-%d}"
