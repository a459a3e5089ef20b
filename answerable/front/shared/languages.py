"""Which languages people are offered, what each is called, and which way it is written."""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info

from answerable.agency.queries import get_agency

PUBLIC = "portal"


class OfferedLanguageMiddleware:
    """Lead from a public page in a language that is not offered to the same in our first.

    Links in letters of before a language was given up still lead to the case, and what
    was just typed is sent on. The desk speaks every language of the product.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Remember who answers next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; the page is known only when Django has found its view."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, *_view: object
    ) -> HttpResponseRedirect | None:
        """Return the way to a language that is offered, or None to go on."""
        match = request.resolver_match
        if match is None or match.namespace != PUBLIC:
            return None
        offered = request.__dict__["agency"].languages
        if not offered or get_language() in offered:
            return None
        url = translate_url(request.get_full_path(), offered[0])
        return HttpResponseRedirect(url, preserve_request=True)


def offered_languages() -> list[tuple[str, str]]:
    """Return the languages that can be chosen, the first of the body first."""
    return own_names(get_agency().languages)


def own_names(codes: Collection[str]) -> list[tuple[str, str]]:
    """Return languages as they call themselves; before any is chosen, all we speak."""
    names = dict(settings.LANGUAGES)
    return [(code, names[code]) for code in codes or names if code in names]


def language_name(code: str) -> str:
    """Return the name of a language in the language of whoever reads."""
    return str(get_language_info(code)["name_translated"])


def direction_of(code: str) -> str:
    """Return the direction of a language, as the attribute ``dir`` has it."""
    return "rtl" if get_language_info(code)["bidi"] else "ltr"
