"""Say how this installation is: ``answerable doctor``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterable

from django.conf import settings
from django.core.checks import CheckMessage, run_checks
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from answerable.casework.health import health
from answerable.front.console.answers import add_json, answer


class Command(BaseCommand):
    """Look at everything that must be right, and say what to do where it is not."""

    help = "Say what is wrong with this installation, and how to mend it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take ``--json``."""
        add_json(parser)

    def handle(self, *_args: object, **options: object) -> None:
        """Print what was found; fail if any of it must be mended."""
        pending = pending_migrations()
        found = run_checks(
            include_deployment_checks=not settings.DEMO, databases=["default"]
        )
        state = None if pending else health()
        faults = [*pending, *_serious(found), *(state.faults if state else [])]
        facts = {
            "database": server_version(),
            "findings": [_in_words(message) for message in found],
            **(state.facts if state else {}),
            "to_mend": faults,
            "well": not faults,
        }
        answer(self, facts, as_json=bool(options["json"]))
        if faults:
            sys.exit(1)


def server_version() -> str:
    """Return what answers behind the address of the database."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return f"PostgreSQL {cursor.fetchone()[0]}"


def pending_migrations() -> list[str]:
    """Return what ``answerable migrate`` has still to do."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [
        f"{migration} is to be migrated: run answerable migrate."
        for migration, _ in plan
    ]


def _serious(found: Iterable[CheckMessage]) -> list[str]:
    return [_in_words(message) for message in found if message.is_serious()]


def _in_words(message: CheckMessage) -> str:
    return f"{message.id}: {message.msg} {message.hint or ''}".strip()
