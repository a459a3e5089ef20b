"""Nothing is missed, and here is the proof.

*received = opened + continued + duplicate + refused + quarantined + waiting*, every
opened envelope has its case and every case its envelope.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from answerable.cases.models import Case
from answerable.channels.models import Envelope

MOST_NAMED = 100


@dataclass(frozen=True)
class Balance:
    """How many arrived, and what became of each."""

    received: int
    outcomes: dict[str, int]
    without_case: list[str] = field(default_factory=list)
    without_envelope: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Tell whether everything that arrived is accounted for."""
        is_even = self.received == sum(self.outcomes.values())
        return is_even and not self.without_case and not self.without_envelope


def balance(
    *, since: datetime | None = None, until: datetime | None = None, source: str = ""
) -> Balance:
    """Return the balance of a window of time and, if named, of one channel."""
    envelopes = Envelope.objects.filter(
        _window("received_at", since, until), **({"source": source} if source else {})
    )
    # In one statement: what arrives between two would look like a loss.
    counted = envelopes.aggregate(
        received=Count("pk"),
        **{
            outcome: Count("pk", filter=Q(outcome=outcome))
            for outcome in Envelope.Outcome.values
        },
    )
    return Balance(
        received=counted.pop("received"),
        outcomes=counted,
        without_case=_without_case(envelopes),
        without_envelope=_without_envelope(since, until, source),
    )


def _without_case(envelopes: QuerySet[Envelope]) -> list[str]:
    opened = envelopes.filter(outcome=Envelope.Outcome.OPENED)
    case = Case.objects.filter(reference=OuterRef("reference"))
    lost = opened.filter(~Exists(case)).values_list("reference", flat=True)
    return list(lost[:MOST_NAMED])


def _without_envelope(
    since: datetime | None, until: datetime | None, source: str
) -> list[str]:
    cases = Case.objects.filter(
        _window("opened_at", since, until), **({"channel": source} if source else {})
    )
    envelope = Envelope.objects.filter(
        reference=OuterRef("reference"), outcome=Envelope.Outcome.OPENED
    )
    orphans = cases.filter(~Exists(envelope)).values_list("reference", flat=True)
    return list(orphans[:MOST_NAMED])


def _window(field_name: str, since: datetime | None, until: datetime | None) -> Q:
    inside = Q()
    if since:
        inside &= Q(**{f"{field_name}__gte": since})
    if until:
        inside &= Q(**{f"{field_name}__lt": until})
    return inside
