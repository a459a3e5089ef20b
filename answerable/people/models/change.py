"""What changed about a person, by whom and when: codes and ids, no word of anybody."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Staff
from answerable.people.models.person import Person


class PersonChange(models.Model):
    """One thing that was done about a person, or one look of who only reads.

    ``by`` is nobody where the person did it. It holds nothing that has to be erased
    with them.
    """

    class What(models.TextChoices):
        """What was done."""

        REMEMBERED = "remembered", _("Agreed that we remember how to be in touch")
        ASKED = "asked", _("A form asked us to remember how to be in touch")
        DECLINED = "declined", _("Did not want us to remember what a form asked for")
        CHANGED = "changed", _("Changed how we are in touch")
        FORGOTTEN = "forgotten", _("Withdrew it: what we remembered was erased")
        JOINED = "joined", _("Joined with another person, who is the same")
        PARTED = "parted", _("Taken apart from another person again")
        CONTACT_ASKED = "contact_asked", _("Asked for another address or number")
        CONTACT_CHANGED = "contact_changed", _("Another address or number holds now")
        CONTACT_STOPPED = "contact_stopped", _("Another address or number was stopped")
        REPRESENTED = "represented", _("Somebody acts for them")
        UNREPRESENTED = "unrepresented", _("Somebody acts for them no more")
        LOOKED_AT = "looked_at", _("Looked at this page")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="changes")
    what = models.CharField(max_length=20, choices=What)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            # The page of a person: what changed, the newest first.
            models.Index(fields=["person", "-at", "-id"], name="person_changes")
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.person_id}"
