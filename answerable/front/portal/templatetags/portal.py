"""Small words of public pages: ``{{ secret|paired }}``, ``{% address_of file reading %}``."""

from __future__ import annotations

from django import template

from answerable.knowledge.addresses import file_url
from answerable.knowledge.files import ArticleFile
from answerable.knowledge.reading import Reading

register = template.Library()


@register.filter
def paired(secret: str) -> str:
    """Return a secret in two groups, so that it can be read aloud."""
    half = len(secret) // 2
    return f"{secret[:half]} {secret[half:]}"


@register.simple_tag
def address_of(file: ArticleFile, reading: Reading) -> str:
    """Return the whole address of a file, as paper needs it."""
    return file_url(reading.slug, file.name, reading.language)
