"""Hearing that somebody is not satisfied with us, without the word complaint."""

from __future__ import annotations

from answerable.routing.dissatisfaction.hearing import Sign, hear_dissatisfaction

__all__ = ["Sign", "hear_dissatisfaction"]
