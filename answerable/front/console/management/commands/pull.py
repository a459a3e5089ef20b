"""Fetch mail now: ``answerable pull``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from answerable.casework.pulling import pull_all
from answerable.front.console.answers import add_json, answer


class Command(BaseCommand):
    """Fetch what is new from every mailbox, as the worker does each minute."""

    help = "Fetch what is new from every mailbox of ANSWERABLE_MAILBOXES."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take ``--json``."""
        add_json(parser)

    def handle(self, *_args: object, **options: object) -> None:
        """Say what came of each mailbox; fail if one could not be read."""
        told = pull_all()
        answer(self, told, as_json=bool(options["json"]))
        if any(isinstance(each, str) for each in told.values()):
            sys.exit(1)
