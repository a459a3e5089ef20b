"""How cases belong together: on whose words, by whose hand, since when."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Staff
from answerable.cases.models.case import Case
from answerable.cases.models.interaction import Interaction


class CaseLink(models.Model):
    """Two cases that belong together, and how.

    ``by`` is nobody where the story itself made the link; ``at`` is not known of links
    that are older than this column. A joined case keeps in ``state_before`` what it
    goes back to when it is taken apart again. What arose out of another case has in
    ``messages`` the words that it began with: they stay where they were written.
    """

    class Kind(models.TextChoices):
        """How a case hangs on the other one."""

        FOLLOWS = "follows", _("follows")  # written to a case that was not theirs
        ARISES_FROM = "arises_from", _("arises from")
        RELATED = "related", _("belongs with")
        PART_OF = "part_of", _("is a part of")
        JOINED = "joined", _("joined with")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="links")
    to = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="linked_by")
    kind = models.CharField(max_length=20, choices=Kind)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True)
    at = models.DateTimeField(default=timezone.now, null=True)
    state_before = models.CharField(max_length=20, blank=True)
    messages = models.ManyToManyField(Interaction, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "to", "kind"], name="case_link_once"
            ),
            # A case is a part of one other and joined with one other, or of none.
            models.UniqueConstraint(
                fields=["case", "kind"],
                name="case_link_one_whole",
                condition=models.Q(kind__in=["joined", "part_of"]),
            ),
            models.CheckConstraint(
                name="case_link_to_another",
                condition=~models.Q(case=models.F("to")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.kind} {self.to}"
