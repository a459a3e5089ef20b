"""Who we serve, how they are reached, what they let us remember, what changed."""

from __future__ import annotations

from answerable.people.models.change import PersonChange
from answerable.people.models.consent import AdjustmentNeed, ConsentRecord, Preference
from answerable.people.models.contact_change import ContactChange
from answerable.people.models.joining import ContactClaim, PersonJoin
from answerable.people.models.person import ContactPoint, Person

__all__ = [
    "AdjustmentNeed",
    "ConsentRecord",
    "ContactChange",
    "ContactClaim",
    "ContactPoint",
    "Person",
    "PersonChange",
    "PersonJoin",
    "Preference",
]
