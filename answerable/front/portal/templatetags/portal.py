"""Codes as public pages write them: ``{{ secret|paired }}``."""

from __future__ import annotations

from django import template

register = template.Library()


@register.filter
def paired(secret: str) -> str:
    """Return a secret in two groups, so that it can be read aloud."""
    half = len(secret) // 2
    return f"{secret[:half]} {secret[half:]}"
