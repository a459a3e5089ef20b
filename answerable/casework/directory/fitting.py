"""Turn foreign services and places into entries of a seed folder, and name what is left.

Nobody here has decided on them: a service gets no question and no promise, and the team
that is named. Whoever looks through the folder does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.text import slugify
from pydantic import ValidationError

from answerable.agency.models import Agency, Office, Service, Team
from answerable.agency.models.house import PHONE
from answerable.casework.directory.names import id_of
from answerable.casework.directory.reading import (
    Directory,
    Record,
    records_in,
    text_in,
)
from answerable.casework.directory.weeks import Week, week_in
from answerable.casework.seeding import shapes
from answerable.casework.seeding.telling.entry import entry
from answerable.lib.ordering import free_name

LONGEST = 40  # of 50, so that a number fits behind it
NOT_IN_PHONES = re.compile(r"[^0-9+() -]")
OF_SERVICES = {
    "id",
    "organization_id",
    "name",
    "alternate_name",
    "description",
    "status",
}
OF_PLACES = {"id", "organization_id", "location_type", "name"}
OF_PLACES |= {"addresses", "phones", "schedules"}
LINES = ("address_1", "address_2", "city", "state_province", "country")


@dataclass
class Fitted:
    """Entries by the lists of a seed folder, and lines about what is not in them."""

    offices: list[Record] = field(default_factory=list)
    calendars: list[Record] = field(default_factory=list)
    services: list[Record] = field(default_factory=list)
    here: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Fitting:
    """A directory on its way into a folder: whose it will be, and in which language."""

    agency: Agency
    language: str
    team: Team
    zone: str
    today: date

    def fit(self, found: Directory) -> Fitted:
        """Return every entry that can be made."""
        fitted = Fitted()
        for one in found.locations:
            self._place(one, fitted)
        for one in found.services:
            self._service(one, fitted)
        return fitted

    def _place(self, record: Record, fitted: Fitted) -> None:
        name = text_in(record, "name")
        if record["location_type"] != "physical":
            fitted.left.append(f"place {name}: it is {record['location_type']}")
            return
        known = _known("office", Office.objects.values_list("slug", flat=True))
        slug = self._slug(record, known, fitted.offices)
        if slug is None:
            fitted.here.append(f"place {name}")
            return
        address = _address(record)
        if not address:
            fitted.left.append(f"place {name}: it has no address")
            return
        left = _unknown(record, OF_PLACES)
        calendar = self._calendar(record, slug, fitted, left)
        values = {
            "slug": slug,
            "name": {self.language: name},
            "address": {self.language: address},
            "phone": self._phone(record, left),
            "calendar": calendar,
        }
        fitted.offices.append(entry(shapes.Office, values))
        _note(fitted, f"place {name}", left)

    def _service(self, record: Record, fitted: Fitted) -> None:
        name = text_in(record, "name")
        if record["status"] != "active":
            fitted.left.append(f"service {name}: it is {record['status']}")
            return
        known = _known("service", Service.objects.values_list("slug", flat=True))
        slug = self._slug(record, known, fitted.services)
        if slug is None:
            fitted.here.append(f"service {name}")
            return
        other = text_in(record, "alternate_name")
        values = {
            "slug": slug,
            "name": {self.language: name},
            "summary": {self.language: text_in(record, "description") or name},
            "aliases": {self.language: [other] if other else []},
            "department": self.team.department.slug,
            "team": self.team.slug,
            "case_type": "enquiry",
            "identity_level": "anonymous",
            "place": "none",
            "position": len(known) + len(fitted.services) + 1,
            "questions": [],
        }
        fitted.services.append(entry(shapes.Service, values))
        _note(fitted, f"service {name}", _unknown(record, OF_SERVICES))

    def _slug(
        self, record: Record, known: dict[str, str], fitted: list[Record]
    ) -> str | None:
        """Return a free name for an entry; None for what we have already."""
        wanted = slugify(text_in(record, "name"))[:LONGEST].strip("-_")
        if record["id"] in known or wanted in known.values():
            return None
        taken = [str(one["slug"]) for one in fitted]
        return free_name(wanted or "from-directory", taken)

    def _calendar(
        self, record: Record, slug: str, fitted: Fitted, left: list[str]
    ) -> str:
        """Return the calendar of a place: its own week, or the one of the body."""
        week, strange = week_in(records_in(record, "schedules"), self.today)
        left += strange
        values = {"slug": slug, "zone": self.zone, "hours": week}
        if not week or not _makes_sense(values, week):
            left.append("opening hours (those of the body are assumed)")
            return self.agency.calendar_slug
        fitted.calendars.append(entry(shapes.Calendar, values))
        return slug

    def _phone(self, record: Record, left: list[str]) -> str:
        for one in records_in(record, "phones"):
            number = NOT_IN_PHONES.sub("", text_in(one, "number")).strip()
            if re.fullmatch(PHONE, number):
                return number
        left.append("telephone (that of the body is assumed)")
        return self.agency.phone


def _known(kind: str, slugs: Iterable[str]) -> dict[str, str]:
    """Return what we have by the names under which we would tell it."""
    return {id_of(kind, slug): slug for slug in slugs}


def _address(record: Record) -> str:
    addresses = records_in(record, "addresses")
    physical = [one for one in addresses if one.get("address_type") == "physical"]
    for one in (*physical, *addresses):
        lines = {name: text_in(one, name) for name in LINES}
        code = text_in(one, "postal_code")
        lines["city"] = f"{code} {lines['city']}".strip()
        return "\n".join(line for line in lines.values() if line)
    return ""


def _makes_sense(values: Record, week: Week) -> bool:
    try:
        shapes.Calendar.model_validate(values)
    except ValidationError:
        return False
    return bool(week)


def _unknown(record: Record, known: set[str]) -> list[str]:
    return sorted(name for name, said in record.items() if said and name not in known)


def _note(fitted: Fitted, name: str, left: list[str]) -> None:
    if left:
        fitted.left.append(f"{name}: {', '.join(left)}")
