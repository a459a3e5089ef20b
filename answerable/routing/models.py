"""Rules that send a case to a team, and every decision with its reasons."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Service, Staff, Team
from answerable.cases.models import Case


class RuleBook(models.Model):
    """All rules as they were published together; a change is a new version.

    ``by`` is empty where a folder did it; whoever did it at the desk gave a ``reason``.
    """

    version = models.PositiveIntegerField(unique=True)
    published_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True)
    reason = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"version {self.version}"


class Rule(models.Model):
    """One line of the book: if all conditions hold, this team; the first wins.

    ``conditions`` maps the names of ``routing.conditions`` to what each wants. A rule
    counts while it is on, from its first day to its last; ``owner`` answers for it.
    """

    book = models.ForeignKey(RuleBook, on_delete=models.PROTECT, related_name="rules")
    position = models.PositiveIntegerField()
    slug = models.SlugField()
    conditions = models.JSONField(default=dict)
    team = models.ForeignKey(Team, on_delete=models.PROTECT)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True)
    owner = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    is_on = models.BooleanField(default=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["book", "position"], name="rule_position")
        ]

    def __str__(self) -> str:
        return self.slug


class RuleSketch(models.Model):
    """All rules as they are being changed; no case is sent by them yet.

    One row at most, gone when it is published as the next book, or given up.
    """

    ONLY = 1
    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    rules = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(id=1), name="rule_sketch_is_only_one"
            )
        ]

    def __str__(self) -> str:
        return "not published"


class LearnedModel(models.Model):
    """What our own cases taught one night, and how good it was on what it had not seen.

    ``cases`` counts what it learned from; ``services`` has a line for each label, with
    how it was lately and before. Its files lie in ``settings.MODELS`` under their hashes:
    the plain numbers that decide, and what the library wrote. Learned from ``NAMES``, it
    has no file and only proposes what services are called.
    """

    class Origin(models.TextChoices):
        """What it learned from."""

        CASES = "cases", _("Cases that have ended")
        NAMES = "names", _("Names of services, and what people call them")

    version = models.PositiveIntegerField(unique=True)
    learned_at = models.DateTimeField(default=timezone.now)
    origin = models.CharField(max_length=10, choices=Origin)
    cases = models.PositiveIntegerField(default=0)
    threshold = models.FloatField(null=True)
    accuracy = models.FloatField(null=True)
    top_three = models.FloatField(null=True)
    coverage = models.FloatField(null=True)
    precision = models.FloatField(null=True)
    services = models.JSONField(default=list)
    weights_sha256 = models.CharField(max_length=64, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"version {self.version}"


class Learning(models.Model):
    """Whether what was learned counts, and which version does; one row."""

    class Use(models.TextChoices):
        """What it may do."""

        ACT = "act", _("Send what it is sure of, and propose the rest")
        PROPOSE = "propose", _("Only propose, to whoever sorts requests")
        OFF = "off", _("Nothing: it is switched off")

    ONLY = 1
    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    use = models.CharField(max_length=10, choices=Use, default=Use.ACT)
    model = models.ForeignKey(LearnedModel, on_delete=models.PROTECT, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(id=1), name="learning_is_only_one"
            )
        ]

    def __str__(self) -> str:
        return self.use


class RoutingDecision(models.Model):
    """Why a case is where it is; one row each time it was decided.

    ``reasons`` are ``{"condition", "found"}`` lines, ``candidates`` the teams and
    services that were possible, with the words that spoke for them. What was learned gives
    each a ``score``, and ``learned`` is the version that did.
    """

    case = models.ForeignKey(
        Case, on_delete=models.CASCADE, related_name="routing_decisions"
    )
    book = models.ForeignKey(RuleBook, on_delete=models.PROTECT, null=True)
    rule = models.CharField(max_length=50, blank=True)
    basis = models.CharField(max_length=20)
    team = models.ForeignKey(Team, on_delete=models.PROTECT)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True)
    reasons = models.JSONField(default=list)
    candidates = models.JSONField(default=list)
    # By its number, so that a page can name the version without asking for it.
    learned = models.ForeignKey(
        LearnedModel, on_delete=models.PROTECT, to_field="version", null=True
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["case", "-at"], name="routing_why_here")]

    def __str__(self) -> str:
        return f"{self.case_id} to {self.team_id}"
