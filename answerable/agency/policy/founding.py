"""The first day of an installation: as little as lets an administrator in."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from answerable.agency.models import Agency, Staff
from answerable.agency.policy.calendars import put_calendar
from answerable.agency.policy.house import put_agency, put_department
from answerable.agency.policy.staff import put_staff
from answerable.agency.roles import Role
from answerable.lib.errors import Refused

CALENDAR = "office"
WORKING_DAYS = ("mon", "tue", "wed", "thu", "fri")
HOURS = [["09:00", "17:00"]]


@transaction.atomic
def found_body(
    *, name: str, email: str, language: str, zone: str, username: str
) -> Staff:
    """Found a body with one department, usual hours and one administrator.

    Its doors are closed until it goes live. Raises Refused where there is one already.
    """
    if Agency.objects.exists():
        hint = "There is a public body already. Go on at the desk, or use seed."
        raise Refused(code="founded-already", hint=hint)
    hours = dict.fromkeys(WORKING_DAYS, HOURS)
    put_calendar(slug=CALENDAR, zone=zone, hours=hours, holidays=[])
    slug, texts = slugify(name)[:50].strip("-") or "body", {language: name}
    agency = put_agency(
        slug=slug,
        name=texts,
        address={},
        phone="",
        emergency_number="",
        email=email,
        languages=[language],
        calendar_slug=CALENDAR,
    ).thing
    agency.opened_at = None
    agency.save(update_fields=["opened_at"])
    today = timezone.localdate()
    top = put_department(slug=slug, name=texts, parent=None, valid_from=today)
    placed = put_staff(
        username=username,
        first_name="",
        last_name="",
        email=email,
        language=language,
        teams=[],
        roles=[(Role.ADMINISTRATOR, top.thing)],
    )
    return placed.thing
