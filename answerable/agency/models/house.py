"""The public body itself: its departments, offices, calendars and teams."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy as _

from answerable.lib.wording import in_language

# A colour as style sheets write it.
COLOUR = RegexValidator(r"^#[0-9a-f]{6}$")
# A phone number as people write it.
PHONE = r"^[0-9+() -]{2,40}$"


class Named(models.Model):
    """A thing with a stable slug and a name in each language of the government."""

    slug = models.SlugField(unique=True)
    name = models.JSONField(default=dict)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return in_language(self.name, get_language() or "")


class Successor(models.Model):
    """A thing with an address that may have taken over others of its kind.

    ``former`` are addresses (slugs) that lead on to it: its own earlier ones, and those of
    what was merged into it with all that led there, so that every one is a single step.
    """

    former = ArrayField(models.SlugField(), default=list, blank=True)

    class Meta:
        abstract = True


class Calendar(models.Model):
    """Opening hours and holidays as published on one day; a change is a new version.

    ``hours`` has weekdays (``mon`` … ``sun``) and lists of ``["09:00", "12:30"]``;
    ``holidays`` has lines ``{"date", "name": {language: text}, "hours": […]}``, where
    missing hours mean closed all day.
    """

    slug = models.SlugField()
    version = models.PositiveIntegerField(default=1)
    zone = models.CharField(max_length=64)
    hours = models.JSONField(default=dict)
    holidays = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slug", "version"], name="calendar_version")
        ]

    def __str__(self) -> str:
        return f"{self.slug} {self.version}"


class Agency(Named):
    """The public body: one row, the name on every page and letter.

    ``languages`` are codes, the first is the one to fall back to. ``email`` is the
    mailbox that people write to and that replies come back to. ``brand`` and ``hero`` are
    colours such as ``#0b5f63``, empty for those of the product. ``logo_mark`` names
    the picture in place of the product's sign, ``logo_alt`` says what it shows. Until ``opened_at``, what
    people send is a trial.
    """

    address = models.JSONField(default=dict)
    phone = models.CharField(max_length=40)
    emergency_number = models.CharField(max_length=40, blank=True)
    email = models.EmailField()
    languages = models.JSONField(default=list)
    calendar_slug = models.SlugField()
    brand = models.CharField(max_length=7, blank=True, validators=[COLOUR])
    hero = models.CharField(max_length=7, blank=True, validators=[COLOUR])
    logo_mark = models.CharField(max_length=16, blank=True)
    logo_alt = models.JSONField(default=dict)
    opened_at = models.DateTimeField(null=True, default=timezone.now)

    class Meta:
        verbose_name_plural = "agencies"


class Department(Named):
    """A part of the body that answers for something, from one day to another."""

    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="parts", null=True
    )
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)


class Office(Named):
    """A place that people can walk into.

    It may have a point on the map, within ``accuracy`` metres of its door. ``languages``
    are codes of those that are spoken there, ``services`` slugs of what one gets help
    with there.
    """

    address = models.JSONField(default=dict)
    phone = models.CharField(max_length=40)
    calendar_slug = models.SlugField()
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    accuracy = models.PositiveIntegerField(default=10)
    languages = models.JSONField(default=list)
    services = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="office_point_is_whole",
                condition=models.Q(latitude=None, longitude=None)
                | models.Q(latitude__isnull=False, longitude__isnull=False),
            )
        ]

    @property
    def located(self) -> str:
        """Return its address, in the language of the reader."""
        return in_language(self.address, get_language() or "")


class Team(Named):
    """Those who work one queue, in the hours of one calendar.

    ``distribution`` says who gets a case that comes: whoever takes it, or one of those
    who are here, in turn or by load. By load, nobody has more than ``most_open``.
    """

    class Distribution(models.TextChoices):
        """How a case finds somebody of the team."""

        TAKE = "take", _("Whoever takes it")
        ROUND_ROBIN = "round_robin", _("In turn")
        BY_LOAD = "by_load", _("Who has least")

    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, related_name="teams"
    )
    calendar_slug = models.SlugField()
    is_triage = models.BooleanField(default=False)
    distribution = models.CharField(
        max_length=12, choices=Distribution, default=Distribution.TAKE
    )
    most_open = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_triage"],
                condition=models.Q(is_triage=True),
                name="team_one_triage",
            )
        ]
