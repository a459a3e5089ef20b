"""Listening first: a few plain questions where words alone do not say what it is about."""

from __future__ import annotations

from answerable.routing.listening.asking import Asked, Listening, Reply
from answerable.routing.listening.likelihood import is_vague, likeliest, named_by_rules
from answerable.routing.listening.matters import Choice, Matter, matters_on_offer

__all__ = [
    "Asked",
    "Choice",
    "Listening",
    "Matter",
    "Reply",
    "is_vague",
    "likeliest",
    "matters_on_offer",
    "named_by_rules",
]
