"""What goes too far in how somebody is in touch with us, and what they were told of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Staff
from answerable.correspondence.models import Dispatch
from answerable.correspondence.queries import NOT_ARRIVED
from answerable.people.models import Person

LONGEST = 2_000
ON_RECORD = Q(dispatch__isnull=False, on_paper="") | Q(dispatch=None) & ~Q(on_paper="")


class Conduct(models.TextChoices):
    """The five kinds of conduct that may be called unreasonable.

    Source: standards.md §2.13, the NSW Ombudsman's categories.
    """

    PERSISTENCE = "persistence", _("Going on about what was finally answered")
    DEMANDS = "demands", _("Asking for what nobody can give")
    COOPERATION = "cooperation", _("Not giving what we need to help")
    ARGUMENTS = "arguments", _("Claims that nothing supports, again and again")
    BEHAVIOUR = "behaviour", _("Insults, threats or violence")


class InWriting(models.Model):
    """What its person was told by a letter: by mail, or on paper, whose words are kept.

    ``by`` is whoever told it.
    """

    dispatch = models.OneToOneField(
        Dispatch, on_delete=models.PROTECT, related_name="+", null=True
    )
    on_paper = models.TextField(blank=True)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True

    @property
    def letter(self) -> str:
        """Return the words that the person got."""
        return self.dispatch.text if self.dispatch else self.on_paper

    @property
    def came_back(self) -> bool:
        """Tell whether the letter is known not to have reached the person."""
        return self.dispatch is not None and self.dispatch.state in NOT_ARRIVED


class ConductWarning(InWriting):
    """A person was told in writing what goes too far, and what would follow.

    ``words`` say what happened and ``asked`` what we ask of them; ``done_to`` is the
    member of staff whom it happened to, where the one who warns said that it was them.
    """

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="conduct_warnings"
    )
    category = models.CharField(max_length=12, choices=Conduct)
    words = models.TextField()
    asked = models.TextField()
    done_to = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta(InWriting.Meta):
        constraints = [
            models.CheckConstraint(
                name="conduct_warning_in_writing", condition=ON_RECORD
            ),
            models.CheckConstraint(
                name="conduct_warning_has_words",
                condition=~Q(words="") & ~Q(asked=""),
            ),
        ]
        indexes = [
            # complaints.restrictions: what a person was warned of, the newest first.
            models.Index(fields=["person", "-id"], name="conduct_warning_of_person"),
            # The numbers of a quarter.
            models.Index(fields=["at"], name="conduct_warning_at"),
        ]

    def __str__(self) -> str:
        return f"{self.category}, {self.at:%Y-%m-%d}"
