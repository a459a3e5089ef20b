"""What our public pages say, for machines: JSON-LD in the words of schema.org and CPSV-AP.

A page links to a document of its own, so that it stays as light as it is and nothing of it
lies within HTML. Every thing is named by an address of this site, the same one in each
language. ``house`` knows who we are and where, ``services`` what we offer and ``answers``
what a help page says. Sources: schema.org; CPSV-AP 3.2 of the European Commission.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import override

Node = dict[str, Any]

CONTEXT = [
    "https://schema.org",
    {
        "cpsv": "http://purl.org/vocab/cpsv#",
        "cv": "http://data.europa.eu/m8g/",
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
    },
]


def document(nodes: Iterable[Node]) -> Node:
    """Return nodes as one document, each thing once."""
    by_name = {node["@id"]: node for node in nodes}
    return {"@context": CONTEXT, "@graph": list(by_name.values())}


def name_of(path: str, thing: str = "") -> str:
    """Return what a thing is called: an address of this site in its first language."""
    return f"{settings.SITE_URL}{path}{f'#{thing}' if thing else ''}"


def reference(node: Node) -> Node:
    """Return what points to a node."""
    return {"@id": node["@id"]}


def in_each(texts: dict[str, str]) -> list[Node]:
    """Return a text in each of its languages."""
    return [{"@value": text, "@language": code} for code, text in texts.items() if text]


def without_prefix() -> override:
    """Have addresses made as they are in the language that has no prefix."""
    return override(settings.LANGUAGE_CODE)
