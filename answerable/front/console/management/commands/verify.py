"""Prove that nothing is missed: ``answerable verify``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from dataclasses import asdict

from django.core.management.base import BaseCommand

from answerable.casework.balance import balance
from answerable.casework.verify import breaks
from answerable.front.console.answers import add_json, answer


class Command(BaseCommand):
    """Print the balance and the first broken link; fail if anything is wrong."""

    help = "Print the balance, walk every journal, and fail if anything is missing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take ``--json``."""
        add_json(parser)

    def handle(self, *_args: object, **options: object) -> None:
        """Balance first, then the chains."""
        sheet = balance()
        broken = next(breaks(), None)
        facts = {
            "received": sheet.received,
            **sheet.outcomes,
            "opened_without_case": sheet.without_case,
            "cases_without_envelope": sheet.without_envelope,
            "first_broken_link": asdict(broken) if broken else None,
            "holds": sheet.holds and broken is None,
        }
        answer(self, facts, as_json=bool(options["json"]))
        if not facts["holds"]:
            sys.exit(1)
