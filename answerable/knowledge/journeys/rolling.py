"""The journeys whose seven days are over: counted by page, and forgotten."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter

from django.db import connection, transaction

from answerable.knowledge.journeys.outcomes import (
    Become,
    Contact,
    Page,
    each_once,
    judge,
)
from answerable.knowledge.journeys.tokens import WINDOW
from answerable.knowledge.models import (
    Journey,
    JourneyContact,
    JourneyDay,
    JourneyPage,
    KnowledgeArticle,
)

KEPT = timedelta(days=400)  # so that a month can be compared with that of last year
BATCH = 2_000
ADD = """
INSERT INTO knowledge_journeyday AS days (article_id, day, outcome, service_id, times)
VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (day, article_id, outcome, service_id)
    DO UPDATE SET times = days.times + EXCLUDED.times
"""
Counted = Counter[tuple[int, Become]]


def last_counted(today: date) -> date:
    """Return the last day whose seven days are over."""
    return today - WINDOW - timedelta(days=1)


def roll_up_journeys(today: date) -> None:
    """Count what became of the journeys whose days are over, and forget them."""
    over = Journey.objects.filter(day__lte=last_counted(today))
    for day in over.order_by("day").values_list("day", flat=True).distinct():
        _roll_up(day)
    JourneyDay.objects.filter(day__lt=today - KEPT).delete()


@transaction.atomic
def _roll_up(day: date) -> None:
    # Locked, so that no other worker counts them once more.
    if not list(Journey.objects.select_for_update().filter(day=day).values_list("pk")):
        return
    counted: Counted = Counter()
    contacts = _contacts(day)
    for visitor, pages in _readers(day):
        for page in each_once(pages):
            became = judge(day, page, contacts.get(visitor, ()))
            counted[page.article, became] += 1
    _add(day, counted)
    Journey.objects.filter(day=day).delete()


def _readers(day: date) -> Iterator[tuple[str, list[Page]]]:
    """Yield what each reader of a day read."""
    rows = JourneyPage.objects.filter(journey__day=day).order_by("journey__visitor")
    told = rows.values_list("journey__visitor", "article_id", "is_useful")
    about = _services(day)
    read = told.iterator(chunk_size=BATCH)
    for visitor, lines in groupby(read, key=itemgetter(0)):
        yield (
            visitor,
            [Page(each, about[each], useful) for _visitor, each, useful in lines],
        )


def _services(day: date) -> Mapping[int, frozenset[int]]:
    """Return what the pages that were read are about."""
    read = JourneyPage.objects.filter(journey__day=day).values("article")
    tied = KnowledgeArticle.services.through.objects.filter(knowledgearticle__in=read)
    found: dict[int, frozenset[int]] = defaultdict(frozenset)
    for article, service in tied.values_list("knowledgearticle_id", "service_id"):
        found[article] |= {service}
    return found


def _contacts(day: date) -> Mapping[str, Sequence[Contact]]:
    """Return when and about what each reader was in touch, the first one first."""
    rows = JourneyContact.objects.filter(journey__day=day).order_by("day", "id")
    found: dict[str, list[Contact]] = defaultdict(list)
    told = rows.values_list("journey__visitor", "day", "service_id", "article_id")
    for visitor, on, service, article in told.iterator(chunk_size=BATCH):
        found[visitor].append(Contact(on, service, article))
    return found


def _add(day: date, counted: Counted) -> None:
    rows = [
        (article, day, became.outcome.value, became.service, times)
        for (article, became), times in counted.items()
    ]
    with connection.cursor() as cursor:
        cursor.executemany(ADD, rows)
