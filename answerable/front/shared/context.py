"""What every page knows: the languages it can be read in, and whose page it is.

The agency comes from ``request.agency`` where a middleware has put one; a page of a
site that has not been set up yet still renders, without name and phone.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from answerable.front.shared.languages import direction_of, own_names


class LanguageLink(NamedTuple):
    """The same page in another language, named as its readers name it."""

    code: str
    own_name: str
    url: str
    direction: str
    current: bool


def site(request: HttpRequest) -> dict[str, Any]:
    """Give templates the languages and the agency's ways to be reached."""
    agency = getattr(request, "agency", None)
    path, shown = request.get_full_path(), get_language()
    return {
        # The desk shows none: they are worked out where a page names them.
        "languages": SimpleLazyObject(
            lambda: languages_of(path, shown, getattr(agency, "languages", ()))
        ),
        "agency_name": getattr(agency, "name", ""),
        "agency_phone": getattr(agency, "phone", ""),
        "agency_address": getattr(agency, "address", ""),
        "emergency_number": getattr(agency, "emergency_number", ""),
        "agency_look": getattr(agency, "look", ""),
        "agency_logo": getattr(agency, "logo", ""),
        "agency_logo_alt": getattr(agency, "logo_alt", ""),
        "agency_is_open": getattr(agency, "is_open", True),
    }


def languages_of(
    path: str, shown: str | None, offered: Collection[str]
) -> list[LanguageLink]:
    """Return a link to this path, shown in one language, in each that is offered."""
    return [
        LanguageLink(
            code=code,
            own_name=own_name,
            url=translate_url(path, code),
            direction=direction_of(code),
            current=code == shown,
        )
        for code, own_name in own_names(offered)
    ]
