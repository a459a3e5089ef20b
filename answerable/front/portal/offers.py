"""A service as the public sees it: its name, what it is, and the door to go in by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.http import urlencode

from answerable.agency.models import Service
from answerable.cases.models.case import CaseType
from answerable.forms.burden import Burden
from answerable.forms.times import burdens
from answerable.front.portal.doors import DOORS, Door

BY_TYPE = {
    CaseType.ENQUIRY: DOORS["ask"],
    CaseType.COMPLAINT: DOORS["complain"],
    CaseType.COMPLIMENT: DOORS["thank"],
}


@dataclass(frozen=True)
class Offer:
    """One service with its way in; the page asks for words first all the same."""

    service: Service

    @property
    def door(self) -> Door:
        """Return the door for what the service is."""
        return BY_TYPE.get(CaseType(self.service.case_type), DOORS["report"])

    @property
    def burden(self) -> Burden | None:
        """Return how many questions it asks, and about how many minutes it takes."""
        return burdens().get(self.service.pk)

    @property
    def query(self) -> str:
        """Return what the address of the door carries along."""
        return urlencode({"service": self.service.slug})


def offers(services: Iterable[Service]) -> list[Offer]:
    """Return services as the public sees them."""
    return [Offer(service) for service in services]
