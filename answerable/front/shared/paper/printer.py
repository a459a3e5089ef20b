"""HTML laid out as pages: the one module that knows the library for it.

Nothing is fetched: neither from the network nor from the disk. What a document shows
besides its text is handed over with it, by names that begin with ``paper:``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from PIL import ImageFile
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

# The library lets the whole process take pictures that are cut off; we refuse them.
ImageFile.LOAD_TRUNCATED_IMAGES = False

Pictures = Mapping[str, Callable[[], bytes]]
OPTIONS = {
    "pdf_variant": "pdf/ua-1",
    "pdf_tags": True,
    "optimize_images": True,
    # Sharp enough on paper; a photo of a phone has five times as many dots.
    "dpi": 150,
    "jpeg_quality": 80,
}


class OwnFetcher(URLFetcher):  # type: ignore[misc]  # it carries no types
    """Hands out the pictures of one document and refuses every other address."""

    def __init__(self, pictures: Pictures) -> None:
        """Hand out these."""
        super().__init__(allowed_protocols=())
        self._pictures = pictures

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ARG002  # the library's
        """Return a picture. Raises ValueError for every other address."""
        if url not in self._pictures:
            message = f"A document may not ask for {url}"
            raise ValueError(message)
        return URLFetcherResponse(url, self._pictures[url]())


def lay_out(markup: str, sheets: tuple[str, ...], pictures: Pictures) -> Document:
    """Return a document with its pages."""
    fonts = FontConfiguration()
    page = HTML(string=markup, url_fetcher=OwnFetcher(pictures))
    styles = [CSS(string=sheet, font_config=fonts) for sheet in sheets]
    return page.render(font_config=fonts, stylesheets=styles, **OPTIONS)


def write(document: Document) -> bytes:
    """Return the document as PDF/UA: tagged, with its language and its title."""
    return cast("bytes", document.write_pdf(**OPTIONS))
