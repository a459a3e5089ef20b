"""What we do to put a thing right: owned, dated, done."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.agency.models import Staff
from answerable.complaints.models.complaint import Complaint

TO_BE_DONE = models.Q(state="open")


class Remedy(models.Model):
    """One thing that a complaint makes us do, by whom and until which day.

    Only a payment has an ``amount``. ``after_stage`` is the stage that promised it;
    ``first_due`` the day that was promised first, where it was put off.
    """

    class Kind(models.TextChoices):
        """What puts it right."""

        APOLOGY = "apology", _("Apology")
        ACTION = "action", pgettext_lazy("remedy", "Action")
        PAYMENT = "payment", _("Payment")
        CHANGE = "change", _("Change to how we work")

    class State(models.TextChoices):
        """Whether it is done."""

        OPEN = "open", pgettext_lazy("remedy", "To be done")
        DONE = "done", pgettext_lazy("remedy", "Done")

    complaint = models.ForeignKey(
        Complaint, on_delete=models.CASCADE, related_name="remedies"
    )
    after_stage = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=10, choices=Kind)
    what = models.CharField(max_length=300)
    amount = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    owner = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    due = models.DateField()
    first_due = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="remedy_amount_only_of_payment",
                condition=models.Q(kind="payment", amount__gt=0)
                | (~models.Q(kind="payment") & models.Q(amount=None)),
            ),
            models.CheckConstraint(
                name="remedy_done_has_time",
                condition=models.Q(state="open", done_at=None)
                | models.Q(state="done", done_at__isnull=False),
            ),
        ]
        indexes = [
            # What is still to be done, the most urgent first: the ledger of remedies.
            models.Index(
                fields=["due", "id"],
                name="remedy_open",
                condition=TO_BE_DONE,
            )
        ]

    def __str__(self) -> str:
        return f"{self.complaint}: {self.kind} by {self.due}"

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to be done."""
        return self.state == self.State.OPEN
