"""Somebody who acts for the person of a case, with what authority, until when."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Staff
from answerable.cases.models.case import Case
from answerable.cases.models.interaction import Attachment
from answerable.people.models import ContactPoint


class Representative(models.Model):
    """Acts in one case, or in all of its person; of no effect outside its days.

    ``contact`` is where they are reached, and by whose link they follow the case. The
    journal names them by id. What is over is kept, with who ended it.
    """

    class Role(models.TextChoices):
        """What they are to the person."""

        FRIEND = "friend", _("Friend or relative")
        LAWYER = "lawyer", _("Lawyer or adviser")
        COUNCILLOR = "councillor", _("Councillor")
        PARENT = "parent", _("Parent")
        GUARDIAN = "guardian", _("Guardian")

    class Proof(models.TextChoices):
        """By what we know that they may."""

        DOCUMENT = "document", _("A document that is a file of this case")
        SEEN = "seen", _("A document that one of us saw")
        SAID = "said", _("The person said so")

    class Told(models.TextChoices):
        """Who is written to."""

        BOTH = "both", _("Both")
        REPRESENTATIVE = "representative", _("Only who acts for the person")
        PERSON = "person", _("Only the person")

    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="representatives"
    )
    is_for_all = models.BooleanField(default=False)
    name = models.CharField(max_length=200)
    contact = models.ForeignKey(ContactPoint, on_delete=models.PROTECT)
    role = models.CharField(max_length=20, choices=Role)
    proof = models.CharField(max_length=20, choices=Proof)
    document = models.ForeignKey(
        Attachment, on_delete=models.PROTECT, related_name="+", null=True
    )
    told = models.CharField(max_length=20, choices=Told)
    first_day = models.DateField()
    last_day = models.DateField(null=True)
    granted_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(default=timezone.now)
    ended_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="+", null=True
    )
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            # Serves cases.representing: who acts in a case, by one look-up.
            models.UniqueConstraint(
                fields=["case", "contact"],
                name="representative_once",
                condition=Q(ended_at=None),
            ),
            models.CheckConstraint(
                name="representative_days_in_order",
                condition=Q(last_day=None) | Q(last_day__gte=F("first_day")),
            ),
            models.CheckConstraint(
                name="representative_has_document",
                condition=~Q(proof="document") | Q(document__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name
