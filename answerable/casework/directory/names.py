"""What things are called in a directory: the same name each time, from our address."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from django.conf import settings

DAYS = {
    "mon": "MO",
    "tue": "TU",
    "wed": "WE",
    "thu": "TH",
    "fri": "FR",
    "sat": "SA",
    "sun": "SU",
}


def id_of(*words: str) -> str:
    """Return the name of a thing of ours, such as ``service``, ``pothole``."""
    return str(uuid5(NAMESPACE_URL, "/".join((settings.SITE_URL, *words))))


def service_url(slug: str) -> str:
    """Return where a service stands among the others; written out, since pages lie above."""
    return f"{settings.SITE_URL}/services/#service-{slug}"
