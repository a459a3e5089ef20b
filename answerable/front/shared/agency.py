"""The public body, for every page that names it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from answerable.agency.queries import get_agency
from answerable.lib.errors import NotFound
from answerable.lib.wording import in_language


@dataclass(frozen=True)
class ShownAgency:
    """The agency in the reader's language; empty before it has been set up."""

    name: str = ""
    address: str = ""
    phone: str = ""
    emergency_number: str = ""
    look: str = ""
    logo: str = ""
    logo_alt: str = ""
    is_open: bool = True
    languages: Sequence[str] = ()


class AgencyMiddleware:
    """Put the agency on the request; it is read when a page first names it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Remember who answers next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with an agency at hand."""
        request.__dict__["agency"] = SimpleLazyObject(shown_agency)
        return self.get_response(request)


def shown_agency() -> ShownAgency:
    """Return the agency as pages show it."""
    try:
        agency = get_agency()
    except NotFound:
        return ShownAgency()
    language = get_language() or ""
    return ShownAgency(
        name=in_language(agency.name, language),
        address=in_language(agency.address, language),
        phone=agency.phone,
        emergency_number=agency.emergency_number,
        look=f"{agency.brand}{agency.hero}".replace("#", ""),
        logo=agency.logo_mark,
        logo_alt=in_language(agency.logo_alt, language),
        is_open=agency.opened_at is not None,
        languages=agency.languages,
    )
