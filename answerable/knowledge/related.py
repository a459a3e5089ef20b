"""What often belongs together: other services and articles of the same life event.

The one rule is the life event that an article stands under. Nothing about a person or a
case has a way in: a service or an article is all that is asked. An event that does not
suggest is passed over; the office switches it off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db.models import QuerySet

from answerable.agency.models import Service
from answerable.agency.queries import offered_services
from answerable.knowledge.models import KnowledgeArticle, LifeEvent
from answerable.knowledge.queries import public_articles
from answerable.lib.memory import remembered

MOST = 3
MOST_SERVICES = 2  # so that there is room for an answer beside them
MOST_LOOKED_AT = 30  # articles of one event


@dataclass(frozen=True)
class Suggestion:
    """A service or an article, and the life event by which it belongs."""

    event: LifeEvent
    thing: Service | KnowledgeArticle


@remembered
def beside_service(service: Service) -> list[Suggestion]:
    """Return what often belongs to a service, three things at most."""
    own = public_articles().filter(services=service)
    return _of_events(_events_of(own), services=[service.pk], articles=own)


@remembered
def beside_article(article: KnowledgeArticle) -> list[Suggestion]:
    """Return what often belongs to an article, three things at most."""
    own = public_articles().filter(pk=article.pk)
    services = list(article.services.values_list("pk", flat=True))
    return _of_events(_events_of(own), services=services, articles=own)


def _events_of(articles: QuerySet[KnowledgeArticle]) -> list[LifeEvent]:
    events = LifeEvent.objects.filter(
        suggests=True, retired_on=None, articles__in=articles
    )
    return list(events.distinct()[:MOST])


def _of_events(
    events: Iterable[LifeEvent],
    *,
    services: Sequence[int],
    articles: QuerySet[KnowledgeArticle],
) -> list[Suggestion]:
    """Return things of these events other than these, services before articles."""
    found: list[Suggestion] = []
    own = set(articles.values_list("pk", flat=True))
    for event in events:
        there = public_articles().filter(life_events=event).order_by("slug")
        rows = list(there[:MOST_LOOKED_AT])
        offered = offered_services().filter(articles__in=rows).exclude(pk__in=services)
        found += [Suggestion(event, one) for one in offered.distinct()[:MOST]]
        found += [Suggestion(event, one) for one in rows if one.pk not in own]
    return list(_few(found))


def _few(found: Sequence[Suggestion]) -> Iterator[Suggestion]:
    once = list({one.thing: one for one in reversed(found)}.values())[::-1]
    offered = [one for one in once if isinstance(one.thing, Service)]
    articles = [one for one in once if isinstance(one.thing, KnowledgeArticle)]
    shown = [*offered[:MOST_SERVICES], *articles]
    yield from islice(shown, MOST)
