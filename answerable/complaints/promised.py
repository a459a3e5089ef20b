"""What we promise to do to put something right, before it is on the list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from answerable.agency.models import Staff
from answerable.complaints.models import Remedy


@dataclass(frozen=True)
class Promised:
    """What we will do, by whom and until which day; an amount for a payment alone."""

    kind: Remedy.Kind
    what: str
    owner: Staff
    due: date
    amount: Decimal | None = None
