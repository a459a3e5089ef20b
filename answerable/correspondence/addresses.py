"""Addresses of the public pages that letters point to.

Written out, since this room lies beneath the pages and must not ask them; a test
compares each with the page that answers there.
"""

from __future__ import annotations

from django.conf import settings

from answerable.cases.proofs import link_key


def verify_url(language: str) -> str:
    """Return where people check whether a message is from us."""
    return _page("/verify/", language)


def tracking_url(reference: str, address: str, language: str) -> str:
    """Return the signed link to one case, for the address that it is sent to."""
    return _page(f"/track/{reference}/{link_key(reference, address)}/", language)


def release_url(key: str, language: str) -> str:
    """Return the link that lets a held-back request through."""
    return _page(f"/release/{key}/", language)


def contact_confirm_url(key: str, language: str) -> str:
    """Return the link by which a new address says that it is the right one."""
    return _page(f"/address/{key}/", language)


def contact_stop_url(key: str, language: str) -> str:
    """Return the link by which an old address stops that it is replaced."""
    return _page(f"/address/stop/{key}/", language)


def _page(path: str, language: str) -> str:
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    return f"{settings.SITE_URL}{prefix}{path}"
