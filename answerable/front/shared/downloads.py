"""Giving a file of a case to a browser without letting it do anything there.

An image is shown as its stripped copy; everything else is only saved. Nothing runs
in what is shown, and no cache keeps it.
"""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse
from django.utils.cache import add_never_cache_headers

from answerable.cases.models import Attachment
from answerable.lib.errors import NotFound

BYTES = "application/octet-stream"
NOTHING_RUNS = "default-src 'none'; sandbox"


def file_response(attachment: Attachment) -> FileResponse:
    """Return a file as it may be seen. Raises NotFound where its bytes are gone."""
    is_shown = bool(attachment.shown_sha256)
    sha256 = attachment.shown_sha256 or attachment.sha256
    try:
        file = settings.FILES.path(sha256).open("rb")
    except FileNotFoundError as error:
        raise NotFound(sha256) from error
    response = FileResponse(
        file,
        as_attachment=not is_shown,
        filename=attachment.name,
        content_type=attachment.content_type if is_shown else BYTES,
    )
    response["Content-Security-Policy"] = NOTHING_RUNS
    response["X-Content-Type-Options"] = "nosniff"
    add_never_cache_headers(response)
    return response
