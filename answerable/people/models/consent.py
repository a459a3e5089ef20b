"""What a person let us remember of them: the consent stays, the rest can be erased."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.agency.models import Staff
from answerable.people.models.person import ContactPoint, Person

HELD = Q(given_at__isnull=False, withdrawn_at=None)
WAITING = Q(given_at=None)


class ConsentRecord(models.Model):
    """Who agreed to what, when, and which version of the notice they were told.

    It is kept when the consent is withdrawn, to show what held until then; what was
    remembered under it is erased. ``by`` is who of us was told so, if somebody was. What
    a form says waits, without ``given_at``, until its person says so from a link of ours:
    anybody can type the address of somebody else.
    """

    class Purpose(models.TextChoices):
        """What for; the words of the notice are in ``people.notices``."""

        PREFERENCES = "preferences", _("to remember how you want to be in touch")

    class Source(models.TextChoices):
        """Where it was said."""

        DESK = "desk", pgettext_lazy("where consent was given", "said to staff")
        FORM = "form", pgettext_lazy("where consent was given", "asked for on a form")
        LINK = "link", pgettext_lazy("where consent was given", "said on their page")

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="consents"
    )
    purpose = models.CharField(max_length=20, choices=Purpose)
    notice_version = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=10, choices=Source)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True)
    asked_at = models.DateTimeField(default=timezone.now)
    given_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            # Serves people.queries: what is held of a person, by one look-up.
            models.UniqueConstraint(
                fields=["person", "purpose"], name="consent_held_once", condition=HELD
            ),
            models.UniqueConstraint(
                fields=["person", "purpose"],
                name="consent_waits_once",
                condition=WAITING,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.purpose}"


class Preference(models.Model):
    """How a person wants us to be in touch; there only as long as they agree."""

    class Hours(models.TextChoices):
        """When they can be rung."""

        MORNING = "morning", _("in the morning")
        AFTERNOON = "afternoon", _("in the afternoon")
        EVENING = "evening", _("in the evening")

    consent = models.OneToOneField(ConsentRecord, on_delete=models.PROTECT)
    language = models.CharField(max_length=10, blank=True)
    channel = models.CharField(max_length=10, choices=ContactPoint.Kind, blank=True)
    hours = models.CharField(max_length=10, choices=Hours, blank=True)

    def __str__(self) -> str:
        return f"{self.language} {self.channel} {self.hours}"


class AdjustmentNeed(models.Model):
    """A lasting arrangement that a person needs, so that they need not ask again."""

    class Kind(models.TextChoices):
        """What is arranged; no reason is asked for."""

        LARGE_PRINT = "large_print", _("Large print")
        EASY_WORDS = "easy_words", _("Easy words")
        WRITTEN_ONLY = "written_only", _("Only in writing")
        SPOKEN_ONLY = "spoken_only", _("Read aloud, or on the phone")
        INTERPRETER = "interpreter", _("An interpreter")
        SIGN_LANGUAGE = "sign_language", _("Sign language")
        ADVOCATE = "advocate", _("An advocate, who helps to say it")
        STEP_FREE = "step_free", _("A room without steps")

    consent = models.ForeignKey(
        ConsentRecord, on_delete=models.PROTECT, related_name="needs"
    )
    kind = models.CharField(max_length=20, choices=Kind)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consent", "kind"], name="need_once")
        ]

    def __str__(self) -> str:
        return self.kind
