"""How commands answer: lines for people, or one JSON document for machines."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Mapping

from django.core.management.base import BaseCommand


def add_json(parser: ArgumentParser) -> None:
    """Let a command be asked for JSON."""
    parser.add_argument("--json", action="store_true", help="answer as JSON")


def answer(command: BaseCommand, facts: Mapping[str, object], *, as_json: bool) -> None:
    """Print facts, one a line, or all as one JSON object."""
    if as_json:
        command.stdout.write(json.dumps(facts, default=str))
        return
    for name, value in facts.items():
        command.stdout.write(f"{name.replace('_', ' ')}: {value}")
