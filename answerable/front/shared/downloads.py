"""Giving a file to a browser without letting it do anything there.

An image is shown as its stripped copy; everything else is only saved. Nothing runs
in what is shown. No cache keeps a file of a case; one of a help page is asked about anew,
and sent again only where it is another.
"""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import (
    add_never_cache_headers,
    get_conditional_response,
    patch_cache_control,
)

from answerable.cases.models import Attachment
from answerable.knowledge.files import ArticleFile
from answerable.lib.errors import NotFound

BYTES = "application/octet-stream"
NOTHING_RUNS = "default-src 'none'; sandbox"


def file_response(attachment: Attachment) -> FileResponse:
    """Return a file as it may be seen. Raises NotFound where its bytes are gone."""
    shown = attachment.shown_sha256
    kind = attachment.content_type if shown else BYTES
    response = _given(shown or attachment.sha256, attachment.name, kind)
    add_never_cache_headers(response)
    return response


def article_file_response(request: HttpRequest, file: ArticleFile) -> HttpResponseBase:
    """Return a file of a help page, or that nothing of it has changed. Raises NotFound."""
    etag, kind = f'"{file.sha256}"', file.kind if file.is_picture else BYTES
    known = get_conditional_response(request, etag=etag)
    response = known or _given(file.sha256, file.name, kind)
    response["ETag"] = etag
    patch_cache_control(response, no_cache=True)
    return response


def _given(sha256: str, name: str, kind: str) -> FileResponse:
    """Return bytes of the store under a name; those without a kind are only saved."""
    try:
        file = settings.FILES.path(sha256).open("rb")
    except FileNotFoundError as error:
        raise NotFound(sha256) from error
    response = FileResponse(
        file, as_attachment=kind == BYTES, filename=name, content_type=kind
    )
    response["Content-Security-Policy"] = NOTHING_RUNS
    response["X-Content-Type-Options"] = "nosniff"
    return response
