"""Public pages are packed on their way: they go to cheap phones over slow lines.

What must not be stored is not packed: a page that holds a secret beside words of an
attacker would tell it by its size (BREACH). For all others Django adds up to a hundred bytes
by chance. Files and pictures are packed already, and the desk, which loads its pages all day
long over a good line, does not pay for it.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

from answerable.front.shared.languages import PUBLIC

PACKED = ("text/html", "application/ld+json", "application/geo+json")


class PackedPages(GZipMiddleware):
    """Packs what is text, public and the same for everybody, for who can unpack it."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Return the answer, packed if that is worth it."""
        match = request.resolver_match
        is_public = match is not None and match.namespace == PUBLIC
        is_text = response.get("Content-Type", "").startswith(PACKED)
        if (
            is_public
            and is_text
            and "no-store" not in response.get("Cache-Control", "")
        ):
            return super().process_response(request, response)
        return response
