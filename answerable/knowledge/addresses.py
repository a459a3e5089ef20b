"""Addresses of help pages, for renderings that leave the site.

Written out, since this room lies beneath the pages; a test compares them.
"""

from __future__ import annotations

from django.conf import settings


def article_url(slug: str, language: str) -> str:
    """Return where an article is read in a language."""
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    return f"{settings.SITE_URL}{prefix}/help/{slug}/"


def file_url(slug: str, name: str, language: str) -> str:
    """Return where a file of an article is got, from its page in a language."""
    return f"{article_url(slug, language)}files/{name}"
