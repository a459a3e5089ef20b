"""``answerable setup``: begin an empty installation; the rest is done at the desk."""

from __future__ import annotations

from argparse import ArgumentParser
from zoneinfo import available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.urls import reverse

from answerable.agency.accounts.invitations import invitation_for
from answerable.agency.policy import found_body
from answerable.lib.errors import Refused


class Command(BaseCommand):
    """Found a public body of one department and one administrator, and invite them."""

    help = "Begin an empty installation, and print a link for its administrator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="what the public body is called")
        parser.add_argument("email", help="the mailbox that people write to")
        parser.add_argument(
            "--administrator",
            default="admin",
            help="their user name; admin if not given",
        )
        parser.add_argument(
            "--language",
            choices=[code for code, _ in settings.LANGUAGES],
            default=settings.LANGUAGE_CODE,
            help="the first language of the body",
        )
        parser.add_argument(
            "--zone", default="UTC", help="the time zone, such as Europe/Madrid"
        )

    def handle(self, *_args: object, **options: object) -> None:
        given = {
            name: str(options[name]) for name in ("name", "email", "language", "zone")
        }
        check(given["email"], given["zone"])
        try:
            staff = found_body(**given, username=str(options["administrator"]))
        except Refused as refused:
            raise CommandError(refused.hint) from refused
        path = reverse("desk:welcome", args=[staff.pk, invitation_for(staff)])
        self.stdout.write(
            f"Choose a password within three days: {settings.SITE_URL}{path}"
        )
        self.stdout.write(f"Then go on at {settings.SITE_URL}{reverse('desk:setup')}")


def check(email: str, zone: str) -> None:
    """Refuse an address or a time zone that there cannot be. Raises CommandError."""
    try:
        validate_email(email)
    except ValidationError as error:
        message = f"{email!r} is no e-mail address. Write it like name@town.example."
        raise CommandError(message) from error
    if zone not in available_timezones():
        message = f"There is no time zone {zone!r}. Write one such as Europe/Madrid."
        raise CommandError(message)
