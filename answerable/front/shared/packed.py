"""Public pages are packed on their way: they go to cheap phones over slow lines.

A page that holds a secret beside words of an attacker would tell it by its size, packed
(BREACH). Django adds up to a hundred bytes by chance to each, and hides its tokens anew in
each, so that a size tells nothing. Files and pictures are packed already, and the desk,
which loads its pages all day long over a good line, does not pay for it.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

from answerable.front.shared.languages import PUBLIC

PACKED = ("text/html", "application/ld+json", "application/geo+json")


class PackedPages(GZipMiddleware):
    """Packs what is text and public, where the browser can unpack it."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Return the answer, packed if that is worth it."""
        match = request.resolver_match
        is_public = match is not None and match.namespace == PUBLIC
        if not (is_public and response.get("Content-Type", "").startswith(PACKED)):
            return response
        return super().process_response(request, response)
