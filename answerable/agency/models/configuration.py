"""What was set up, when and by whom: the log that answers "why is it so?"."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.agency.models.staff import Staff


class Subject(models.TextChoices):
    """What can be set up."""

    AGENCY = "agency", _("The public body")
    LOOK = "look", _("Colours")
    LOGO = "logo", _("Logo")
    CALENDAR = "calendar", _("Opening hours")
    DEPARTMENT = "department", _("Department")
    AREA = "area", _("Area")
    BOUNDARY = "area_boundary", _("Boundary of an area")
    GAZETTEER = "gazetteer", _("Streets and landmarks")
    OFFICE = "office", _("Office")
    TEAM = "team", _("Team")
    STAFF = "staff", _("Member of staff")
    SKILL = "skill", _("Skill")
    HELD = "staff_skills", _("Skills of a member of staff")
    SERVICE = "service", _("Service")
    NEEDED = "service_needs", _("Skills that a service needs")
    FORM = "form", _("Questions of a service")
    CHECKLIST = "checklist", _("Checklist")
    STANDARD = "standard", _("Promise")
    LADDER = "ladder", _("Who is told before it is late")
    PROCEDURE = "procedure", _("How complaints are dealt with")
    RULES = "rules", _("Rules")
    ARTICLE = "article", _("Help page")
    FACT = "fact", _("Shared value")
    LIFE_EVENT = "life_event", _("Life event")
    SYNONYMS = "synonyms", _("Words that mean the same")
    LEARNING = "learning", _("What is learned")
    FOLDER = "folder", _("The whole setup, from a folder")


class ConfigurationEntry(models.Model):
    """One change of the configuration: written once, and refused to be edited.

    ``by`` is empty where a folder or a command did it. ``differences`` are lines
    ``{"field", "before", "after"}``; what is new had nothing before.
    """

    class Effect(models.TextChoices):
        """Whether the thing is new."""

        CREATED = "created", pgettext_lazy("thing that was set up", "new")
        UPDATED = "updated", pgettext_lazy("thing that was set up", "changed")

    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True)
    subject = models.CharField(max_length=20, choices=Subject)
    name = models.CharField(max_length=150)
    effect = models.CharField(max_length=10, choices=Effect)
    differences = models.JSONField(default=list)

    class Meta:
        indexes = [
            # agency.configuration.last_change: the newest line about one thing.
            models.Index(fields=["subject", "name", "-id"], name="configuration_of")
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.name}, {self.effect}"
