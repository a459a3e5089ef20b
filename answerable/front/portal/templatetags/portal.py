"""Days and codes as public pages write them: ``{{ due|day }}``, ``{{ secret|paired }}``."""

from __future__ import annotations

from datetime import datetime

from django import template

from answerable.front.portal.promise import day_here

register = template.Library()


@register.filter
def day(moment: datetime | None) -> str:
    """Return the day of a moment in words, where the office is."""
    return day_here(moment)


@register.filter
def paired(secret: str) -> str:
    """Return a secret in two groups, so that it can be read aloud."""
    half = len(secret) // 2
    return f"{secret[:half]} {secret[half:]}"
