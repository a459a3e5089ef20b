"""Write our directory as HSDS 3: one organization with its services and locations.

A service is at a location where a public answer names both. Our addresses are texts as
people write them; what HSDS wants apart is told by whoever runs the export.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Prefetch

from answerable.agency.duty import today
from answerable.agency.models import Calendar, Office, Service
from answerable.agency.queries import get_agency, get_calendar, offered_services
from answerable.casework.directory.names import DAYS, id_of, service_url
from answerable.knowledge.models import LifeEvent
from answerable.knowledge.queries import public_articles
from answerable.lib.wording import in_language

Record = dict[str, Any]
TAXONOMY = "Life events"


@dataclass(frozen=True)
class Region:
    """What stands in every address beside the street."""

    city: str = ""
    state: str = ""
    postal_code: str = ""
    country: str = ""


@dataclass(frozen=True)
class Telling:
    """A directory in one language."""

    language: str
    region: Region = Region()

    def organization(self) -> Record:
        """Return the public body with everything that it offers."""
        agency = get_agency()
        offices = list(Office.objects.order_by("slug"))
        return {
            "id": id_of("body"),
            "name": self._say(agency.name),
            "description": self._say(agency.name),
            "email": agency.email,
            "website": site_url(),
            "phones": [self._phone(agency.phone, "body")],
            "locations": [self.location(one) for one in offices],
            "services": [self.service(one) for one in _offered()],
        }

    def location(self, office: Office) -> Record:
        """Return a place to walk into."""
        name = id_of("office", office.slug)
        return {
            "id": name,
            "location_type": "physical",
            "organization_id": id_of("body"),
            "name": self._say(office.name),
            "addresses": [self._address(office)],
            "phones": [self._phone(office.phone, "office", office.slug)],
            "languages": self._languages("office", office.slug),
            "schedules": list(self._schedules(office)),
        }

    def service(self, service: Service) -> Record:
        """Return something that can be asked for."""
        agency, slug = get_agency(), service.slug
        return {
            "id": id_of("service", slug),
            "organization_id": id_of("body"),
            "name": self._say(service.name),
            "description": self._say(service.summary),
            "url": service_url(slug),
            "email": agency.email,
            "status": "active",
            "phones": [self._phone(agency.phone, "service", slug)],
            "contacts": [
                {
                    "id": id_of("contact", slug),
                    "department": self._say(service.department.name),
                    "email": agency.email,
                }
            ],
            "languages": self._languages("service", slug),
            "service_at_locations": [
                self._at(service, office) for office in _offices_of(service)
            ],
            "attributes": [
                self._life_event(service, event) for event in _events_of(service)
            ],
        }

    def _at(self, service: Service, office: Office) -> Record:
        return {
            "id": id_of("service_at_location", service.slug, office.slug),
            "service_id": id_of("service", service.slug),
            "location_id": id_of("office", office.slug),
            "location": self.location(office),
        }

    def _life_event(self, service: Service, event: LifeEvent) -> Record:
        name = self._say(event.name)
        return {
            "id": id_of("attribute", service.slug, event.slug),
            "link_id": id_of("service", service.slug),
            "link_type": "life event",
            "link_entity": "service",
            "taxonomy_term": {
                "id": id_of("life_event", event.slug),
                "code": event.slug,
                "name": name,
                "description": name,
                "taxonomy": TAXONOMY,
                "taxonomy_detail": {
                    "id": id_of("life_events"),
                    "name": TAXONOMY,
                    "description": "What happens to people, by which they find us.",
                },
                "language": self.language,
            },
        }

    def _address(self, office: Office) -> Record:
        first, *more = self._say(office.address).splitlines() or [""]
        return {
            "id": id_of("address", office.slug),
            "address_1": first,
            **({"address_2": ", ".join(more)} if more else {}),
            "city": self.region.city,
            "state_province": self.region.state,
            "postal_code": self.region.postal_code,
            "country": self.region.country,
            "address_type": "physical",
        }

    def _schedules(self, office: Office) -> Iterator[Record]:
        """Yield the week; days with the same hours are one line."""
        calendar = get_calendar(office.calendar_slug)
        closed = self._closed(calendar)
        for (opens, closes), days in _week(calendar).items():
            yield {
                "id": id_of("schedule", office.slug, days[0], opens),
                "freq": "WEEKLY",
                "interval": 1,
                "wkst": "MO",
                "byday": ",".join(days),
                "opens_at": opens,
                "closes_at": closes,
                "notes": f"Times are of {calendar.zone}.",
                **({"description": closed} if closed else {}),
            }

    def _closed(self, calendar: Calendar) -> str:
        days = [
            f"{one['date']} ({self._say(one['name'])})"
            for one in calendar.holidays
            if not one.get("hours") and one["date"] >= today().isoformat()
        ]
        return f"Closed on {', '.join(days)}." if days else ""

    def _phone(self, number: str, *whose: str) -> Record:
        return {"id": id_of("phone", *whose), "number": number, "type": "voice"}

    def _languages(self, *whose: str) -> list[Record]:
        return [
            {"id": id_of("language", *whose, code), "code": code}
            for code in get_agency().languages
        ]

    def _say(self, texts: dict[str, str]) -> str:
        return in_language(texts, self.language)


def site_url() -> str:
    """Return the address of our public pages."""
    return f"{settings.SITE_URL}/"


def _offered() -> list[Service]:
    articles = public_articles().prefetch_related("life_events", "offices")
    told = Prefetch("articles", articles, to_attr="public_articles")
    return list(offered_services().prefetch_related(told))


def _offices_of(service: Service) -> list[Office]:
    articles = getattr(service, "public_articles", [])
    found = {office for one in articles for office in one.offices.all()}
    return sorted(found, key=lambda office: office.slug)


def _events_of(service: Service) -> list[LifeEvent]:
    articles = getattr(service, "public_articles", [])
    found = {
        event
        for one in articles
        for event in one.life_events.all()
        if event.retired_on is None
    }
    return sorted(found, key=lambda event: (event.position, event.slug))


def _week(calendar: Calendar) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for day, code in DAYS.items():
        for opens, closes in calendar.hours.get(day, []):
            found[opens, closes].append(code)
    return found
