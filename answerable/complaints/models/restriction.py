"""A bounded limit on how somebody may be in touch with us, and how it was looked at again."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from answerable.complaints.conduct import Terms
from answerable.complaints.models.conduct import (
    ON_RECORD,
    Conduct,
    ConductWarning,
    InWriting,
)
from answerable.complaints.models.incident import SafetyIncident
from answerable.people.models import Person

NOTHING = Q(contact_point="", subjects="", writing_only=False, answer_days=None)
A_YEAR_ON = Func(
    F("starts_on"),
    template="(%(expressions)s + interval '1 year')",
    output_field=models.DateTimeField(),
)
IN_A_YEAR = Q(ends_on__gt=F("starts_on"), ends_on__lte=A_YEAR_ON)
REVIEW_BETWEEN = Q(review_on__gt=F("starts_on"), review_on__lt=F("ends_on"))
NOT_LIFTED = Q(lifted_at=None)
# An end that is near is its own review.
LOOK_ON = Coalesce("review_on", "ends_on")


class ContactRestriction(InWriting):
    """For some months a person is to be in touch with us in fewer ways.

    It limits how, never whether: it is told to those who work for the person, and nothing
    in our intake asks for it. It holds by its dates alone, from ``starts_on`` to
    ``ends_on``, the last day, or until it is lifted. ``by`` is who authorised it;
    ``warning`` the letter that came before, which only threats and violence do without.
    ``review_on`` is the day by which somebody looks at it again; none where its end is
    near. Source: standards.md §2.13.
    """

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="contact_restrictions"
    )
    category = models.CharField(max_length=12, choices=Conduct)
    warning = models.ForeignKey(
        ConductWarning, on_delete=models.PROTECT, related_name="+", null=True
    )
    incidents = models.ManyToManyField(SafetyIncident, related_name="+")
    reasons = models.TextField()
    contact_point = models.CharField(max_length=200, blank=True)
    subjects = models.CharField(max_length=200, blank=True)
    writing_only = models.BooleanField(default=False)
    answer_days = models.PositiveSmallIntegerField(null=True)
    starts_on = models.DateField()
    review_on = models.DateField(null=True)
    ends_on = models.DateField()
    lifted_at = models.DateTimeField(null=True)
    appeal = models.TextField()
    disability = models.TextField()
    language = models.TextField()
    trauma = models.TextField()

    class Meta(InWriting.Meta):
        constraints = [
            models.CheckConstraint(name="restriction_in_writing", condition=ON_RECORD),
            models.CheckConstraint(name="restriction_limits", condition=~NOTHING),
            models.CheckConstraint(name="restriction_year", condition=IN_A_YEAR),
            models.CheckConstraint(
                name="restriction_review",
                condition=Q(review_on=None) | REVIEW_BETWEEN,
            ),
            models.CheckConstraint(
                name="restriction_warned",
                condition=Q(warning__isnull=False) | Q(category=Conduct.BEHAVIOUR),
            ),
            models.CheckConstraint(
                name="restriction_has_words",
                condition=~Q(reasons="") & ~Q(appeal=""),
            ),
            models.CheckConstraint(
                name="restriction_impact_assessed",
                condition=~Q(disability="") & ~Q(language="") & ~Q(trauma=""),
            ),
        ]
        indexes = [
            # The page of a case: what holds for its person today.
            models.Index(
                fields=["person", "ends_on"],
                name="restriction_of_person",
                condition=NOT_LIFTED,
            ),
            # The list of those who lead: what is to be looked at first.
            models.Index(
                LOOK_ON, "id", name="restriction_to_review", condition=NOT_LIFTED
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category}, {self.starts_on} – {self.ends_on}"

    @property
    def terms(self) -> Terms:
        """Return what it limits."""
        return Terms(
            contact_point=self.contact_point,
            subjects=self.subjects,
            writing_only=self.writing_only,
            answer_days=self.answer_days,
        )

    @property
    def look_on(self) -> date:
        """Return the day by which somebody looks at it again; at last, its end."""
        return self.review_on or self.ends_on

    def is_over(self, day: date) -> bool:
        """Tell whether it holds no more, by its date or because it was lifted."""
        return self.lifted_at is not None or day > self.ends_on

    def holds_on(self, day: date) -> bool:
        """Tell whether it is in force on a day."""
        return self.starts_on <= day and not self.is_over(day)


class RestrictionReview(InWriting):
    """A restriction was looked at again, by its day or because the person appealed.

    ``before`` is what it limited and when it ended until then, in the words of ``Terms``.
    """

    class Cause(models.TextChoices):
        """Why it was looked at."""

        REVIEW = "review", _("It was time to look at it again")
        APPEAL = "appeal", _("The person appealed")

    class Decision(models.TextChoices):
        """What came of it."""

        KEEP = "keep", _("It stays as it is")
        EASE = "ease", _("It becomes less")
        LIFT = "lift", _("It ends today")

    restriction = models.ForeignKey(
        ContactRestriction, on_delete=models.PROTECT, related_name="reviews"
    )
    cause = models.CharField(max_length=10, choices=Cause)
    decision = models.CharField(max_length=10, choices=Decision)
    reasons = models.TextField()
    before = models.JSONField()

    class Meta(InWriting.Meta):
        constraints = [
            models.CheckConstraint(
                name="restriction_review_in_writing", condition=ON_RECORD
            ),
            models.CheckConstraint(
                name="restriction_review_reasons", condition=~Q(reasons="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision}, {self.at:%Y-%m-%d}"
