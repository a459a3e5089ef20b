"""Values that several articles share: a fee, a limit, a date, the number of a form."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy as _

from answerable.agency.models import Staff
from answerable.lib.wording import in_language

LONGEST_VALUE = 200


class Fact(models.Model):
    """What a value is called and of which kind it is; ``currency`` is a code, for money.

    In a text, ``{key}`` stands for its value of the day.
    """

    class Kind(models.TextChoices):
        """How a value is written."""

        MONEY = "money", _("Amount of money")
        NUMBER = "number", _("Number")
        DATE = "date", _("Date")
        TEXT = "text", _("Text")

    key = models.SlugField(unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.JSONField(default=dict)
    currency = models.CharField(max_length=3, blank=True)

    def __str__(self) -> str:
        return in_language(self.name, get_language() or "")


class FactValue(models.Model):
    """A value from a day on, until the next one begins; without ``by`` it was a folder."""

    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="values")
    valid_from = models.DateField()
    value = models.CharField(max_length=LONGEST_VALUE)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            # Also for knowledge.queries.facts_on: the newest value of each on a day.
            models.UniqueConstraint(
                fields=["fact", "valid_from"], name="fact_value_of_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.fact_id} from {self.valid_from}"
