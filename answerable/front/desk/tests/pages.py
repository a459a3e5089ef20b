"""Reading a page as strictly as a browser never would."""

from __future__ import annotations

import html5lib  # type: ignore[import-untyped]  # it carries no types
from bs4 import BeautifulSoup
from django.urls import reverse


def read(response):
    """Return the page; fail where its HTML, its ids or its labels are wrong."""
    markup = response.content.decode()
    html5lib.HTMLParser(strict=True).parse(markup.strip())
    page = BeautifulSoup(markup, "html.parser")
    ids = [one["id"] for one in page.find_all(id=True)]
    assert len(ids) == len(set(ids)), sorted(ids)
    assert {label["for"] for label in page.find_all("label")} <= set(ids)
    assert page.find(style=True) is None
    return page


def text_of(response):
    """Return the words of a page on one line."""
    return " ".join(read(response).get_text(" ").split())


def address(case, doing=""):
    """Return the address of a case, or of something to do with it."""
    name = f"desk:case-{doing}" if doing else "desk:case"
    return reverse(name, args=[case.reference])
