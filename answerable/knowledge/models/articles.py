"""Articles: the answer to one question, in published versions and a sketch beside them."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Department, Office, Service, Staff
from answerable.agency.models.house import Successor
from answerable.knowledge.models.life_events import LifeEvent

USUAL_REVIEW = 180  # days
LONGEST_REASON = 300
LIVE = Q(version__gt=0, retired_at=None)


class Audience(models.TextChoices):
    """Who may read it."""

    PUBLIC = "public", _("Everybody")
    STAFF = "staff", _("Staff only")


class Confidence(models.TextChoices):
    """How sure we are of it. Source: KCS v6; what is archived is retired here."""

    WIP = "wip", _("Unfinished")
    NOT_VALIDATED = "not_validated", _("Not checked by an expert yet")
    VALIDATED = "validated", _("Checked by an expert")


class Governance(models.TextChoices):
    """Who may change it. Source: KCS v6."""

    EXPERIENCE = "experience_based", _("What we learned; experts change it")
    COMPLIANCE = "compliance_based", _("What the law says; its owner changes it")


class KnowledgeArticle(Successor):
    """The answer to one question: who answers for it, and where it stands.

    What it says lies in its versions; ``version`` is the number of the newest, which
    is read until it is retired, and 0 before the first. ``audience`` is that version's.
    Somebody must look at it ``review_days`` after the last check. One that was merged is
    retired; ``handed_over`` are the slugs that the other one gained by that, by the list
    in which they stand, so that it can be undone.
    """

    slug = models.SlugField(unique=True)
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, related_name="articles"
    )
    owner = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="articles")
    audience = models.CharField(
        max_length=10, choices=Audience, default=Audience.PUBLIC
    )
    confidence = models.CharField(
        max_length=20, choices=Confidence, default=Confidence.VALIDATED
    )
    governance = models.CharField(
        max_length=20, choices=Governance, default=Governance.EXPERIENCE
    )
    services = models.ManyToManyField(Service, related_name="articles")
    offices = models.ManyToManyField(Office, related_name="articles")
    life_events = models.ManyToManyField(LifeEvent, related_name="articles")
    version = models.PositiveIntegerField(default=0)
    review_days = models.PositiveSmallIntegerField(default=USUAL_REVIEW)
    checked_on = models.DateField(null=True)
    checked_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, related_name="checked_articles"
    )
    review_on = models.DateField(null=True)
    retire_on = models.DateField(null=True)
    retired_at = models.DateTimeField(null=True)
    handed_over = models.JSONField(default=dict)

    class Meta:
        indexes = [
            # knowledge.heirs.heir_of: which article an earlier address leads on to.
            GinIndex(fields=["former"], name="article_by_former"),
            # knowledge.queries.public_articles: what everybody may read, by name.
            models.Index(
                fields=["slug"],
                name="article_public",
                condition=LIVE & Q(audience="public"),
            ),
            # knowledge.queries.due_for_a_check: what somebody must look at, first due first.
            models.Index(
                fields=["review_on", "slug"], name="article_review_on", condition=LIVE
            ),
            # knowledge.policy.carry_out_due: what goes on its day.
            models.Index(
                fields=["retire_on"],
                name="article_retire_on",
                condition=~Q(retire_on=None),
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def is_live(self) -> bool:
        """Tell whether it can be read."""
        return self.version > 0 and self.retired_at is None


class ArticleVersion(models.Model):
    """An article as it was published once; the database refuses to change it.

    ``texts`` are by part and language (``knowledge.content``), ``facts`` the keys of the
    values in them. ``editions`` say, for each language, which edition of the first
    language its text is of (``knowledge.editions``), ``files`` what goes with it
    (``knowledge.files``); their bytes lie in the store. ``grade`` is the reading grade in
    English; above the plain one, whoever published it gave a ``grade_reason``. Without
    ``by`` it was a folder.
    """

    article = models.ForeignKey(
        KnowledgeArticle, on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField()
    texts = models.JSONField()
    audience = models.CharField(max_length=10, choices=Audience)
    legal_source = models.TextField(blank=True)
    facts = models.JSONField(default=list)
    editions = models.JSONField(default=dict)
    files = models.JSONField(default=list)
    grade = models.FloatField(null=True)
    grade_reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True)
    published_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article", "number"], name="article_version_once"
            )
        ]
        indexes = [
            # knowledge.queries.articles_with_fact: which articles a value stands in.
            GinIndex(
                fields=["facts"],
                name="article_with_fact",
                opclasses=["jsonb_path_ops"],
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.number}"

    @property
    def mark(self) -> str:
        """Return what every rendering names: the article and the number."""
        return f"{self.article.slug}/{self.number}"


class ArticleSketch(models.Model):
    """An article as it is being changed; nobody but editors reads it yet.

    One row at most for an article, gone when it is published or given up. ``confirmed``
    are the languages of which somebody said that they still fit the first. Once
    ``asked_at``, it waits to be published; with ``publish_on`` it was approved by
    ``approved_by`` for that day.
    """

    article = models.OneToOneField(
        KnowledgeArticle,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="sketch",
    )
    texts = models.JSONField(default=dict)
    audience = models.CharField(
        max_length=10, choices=Audience, default=Audience.PUBLIC
    )
    legal_source = models.TextField(blank=True)
    confirmed = models.JSONField(default=list)
    files = models.JSONField(default=list)
    changed_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="article_sketches"
    )
    changed_at = models.DateTimeField(default=timezone.now)
    asked_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, related_name="asked_articles"
    )
    asked_at = models.DateTimeField(null=True)
    publish_on = models.DateField(null=True)
    approved_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, related_name="approved_articles"
    )
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    grade_reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Meta:
        indexes = [
            # knowledge.policy.carry_out_due: what is published on its day.
            models.Index(
                fields=["publish_on"],
                name="article_publish_on",
                condition=~Q(publish_on=None),
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="article_day_is_approved",
                condition=Q(publish_on=None) | Q(approved_by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id}, not published"
