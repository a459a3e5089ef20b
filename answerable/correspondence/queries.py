"""Questions about what we wrote."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from answerable.cases.models import Case
from answerable.correspondence.models import Dispatch

DAY = timedelta(days=1)
MOST_TO_AN_ADDRESS = 5
MOST_IN_A_CASE = 20


def may_answer_automatically(address: str, *, case: Case | None = None) -> bool:
    """Tell whether a machine may write to this address, in this case, once more today.

    Source: the limits in the decisions of detail; RFC 3834 section 2 asks for some.
    """
    since = timezone.now() - DAY
    recent = Dispatch.objects.filter(is_automatic=True, created_at__gte=since)
    if (
        recent.filter(address=address)[:MOST_TO_AN_ADDRESS].count()
        == MOST_TO_AN_ADDRESS
    ):
        return False
    # A case that is new has had none: it costs no question.
    sent = recent.filter(case=case)[:MOST_IN_A_CASE].count() if case else 0
    return sent < MOST_IN_A_CASE


def find_dispatch(message_ids: tuple[str, ...]) -> Dispatch | None:
    """Return what we sent under one of these Message-IDs, if we did."""
    if not message_ids:
        return None
    return Dispatch.objects.filter(message_id__in=message_ids).first()


def was_sent_by_us(message_id: str) -> bool:
    """Tell whether a message is our own, come back."""
    return Dispatch.objects.filter(message_id=message_id).exists()


def dispatches_of(case: Case) -> QuerySet[Dispatch]:
    """Return what we wrote in a case, with every attempt to deliver it."""
    return case.dispatches.prefetch_related("deliveries").order_by("id")
