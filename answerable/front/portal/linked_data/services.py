"""What we offer: each service once, as schema.org and as CPSV-AP call it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from answerable.agency.models import Service
from answerable.agency.queries import get_agency
from answerable.front.portal.linked_data import (
    Node,
    in_each,
    name_of,
    reference,
    without_prefix,
)
from answerable.front.portal.linked_data.house import (
    body,
    department,
    departments,
    territory,
)
from answerable.front.portal.offers import Offer
from answerable.knowledge.models import LifeEvent
from answerable.knowledge.queries import public_articles
from answerable.lib.wording import in_language


def with_life_events(services: QuerySet[Service]) -> QuerySet[Service]:
    """Return services with the public articles by which life events know them."""
    articles = public_articles().prefetch_related("life_events")
    return services.prefetch_related(
        Prefetch("articles", articles, to_attr="public_articles")
    )


def services(rows: Iterable[Service], language: str) -> Iterator[Node]:
    """Yield services with everything that they point to; what is named twice is equal."""
    yield from (body(language), territory(language))
    for one in rows:
        events = events_of(one)
        yield service(one, language, events)
        yield from (channel(one), telephone(one))
        yield from departments(one.department, language)
        yield from (life_event(event) for event in events)


def service(one: Service, language: str, events: Iterable[LifeEvent] = ()) -> Node:
    """Return a service: what it is, who answers for it and how to ask for it."""
    whose = reference(department(one.department, language))
    channels = [reference(channel(one)), reference(telephone(one))]
    return {
        "@id": _name(one),
        "@type": ["GovernmentService", "cpsv:PublicService"],
        "dct:identifier": _name(one),
        "name": in_language(one.name, language),
        "dct:title": in_each(one.name),
        "description": in_language(one.summary, language),
        "dct:description": in_each(one.summary),
        "dcat:keyword": [
            {"@value": word, "@language": code}
            for code, words in one.aliases.items()
            for word in words
        ],
        "dct:language": get_agency().languages,
        "provider": reference(body(language)),
        "serviceOperator": whose,
        "cv:hasCompetentAuthority": whose,
        "areaServed": reference(territory(language)),
        "availableChannel": channels,
        "cv:hasChannel": channels,
        "cv:isGroupedBy": [{"@id": life_event(event)["@id"]} for event in events],
        **_replacing(one),
    }


def channel(one: Service) -> Node:
    """Return the page on which a service is asked for."""
    offer = Offer(one)
    with without_prefix():
        path = reverse("portal:door", args=[offer.door])
    return _channel(one, "web") | {"serviceUrl": f"{name_of(path)}?{offer.query}"}


def telephone(one: Service) -> Node:
    """Return the number by which it is asked for, too."""
    phone = {"@type": "ContactPoint", "telephone": get_agency().phone}
    return _channel(one, "phone") | {"servicePhone": phone}


def life_event(one: LifeEvent) -> Node:
    """Return something that happens to people."""
    with without_prefix():
        name = f"{name_of(reverse('portal:help'))}?event={one.slug}"
    return {
        "@id": name,
        "@type": "cv:LifeEvent",
        "dct:identifier": name,
        "dct:title": in_each(one.name),
    }


def events_of(one: Service) -> list[LifeEvent]:
    """Return the life events whose answers are about a service, in their order."""
    found = {
        event
        for article in getattr(one, "public_articles", [])
        for event in article.life_events.all()
        if event.retired_on is None
    }
    return sorted(found, key=lambda event: (event.position, event.slug))


def _channel(one: Service, means: str) -> Node:
    name = f"{_name(one)}-{means}"
    return {
        "@id": name,
        "@type": ["ServiceChannel", "cv:Channel"],
        "dct:identifier": name,
        "availableLanguage": get_agency().languages,
        "providesService": {"@id": _name(one)},
    }


def _replacing(one: Service) -> Node:
    """Return the names of what it took over, which lead to it."""
    names = [{"@id": _named(slug)} for slug in one.former]
    return {"dct:replaces": names} if names else {}


def _name(one: Service) -> str:
    return _named(one.slug)


def _named(slug: str) -> str:
    with without_prefix():
        return name_of(reverse("portal:services"), f"service-{slug}")
