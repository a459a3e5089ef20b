"""The doctor says what is wrong with an installation, and how to mend it."""

from __future__ import annotations

import json

import pytest
from django.core.checks import Critical, Warning as Caution
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from answerable.front.console.management.commands import doctor


@pytest.fixture(name="ask")
def _ask(capsys, settings):
    settings.DEMO = True

    def ask() -> tuple[int, dict[str, object]]:
        code = 0
        try:
            call_command("doctor", "--json")
        except SystemExit as left:
            code = int(str(left.code))
        facts: dict[str, object] = json.loads(capsys.readouterr().out)
        return code, facts

    return ask


@pytest.fixture(name="found")
def _found(monkeypatch):
    """Have the checks find these messages and nothing else."""

    def found(*messages: object) -> None:
        monkeypatch.setattr(doctor, "run_checks", lambda **_: list(messages))

    found()
    return found


@pytest.fixture(name="worker")
def _worker(db) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")


def test_an_installation_in_order_is_well(town, worker, found, ask):
    code, facts = ask()

    assert (code, facts["well"], facts["to_mend"]) == (0, True, [])
    assert str(facts["database"]).startswith("PostgreSQL 1")


def test_what_must_be_mended_is_said_and_fails(town, found, ask):
    found(Critical("The key is guessed.", hint="Make a new one.", id="answerable.E1"))

    code, facts = ask()

    assert (code, facts["well"]) == (1, False)
    assert facts["to_mend"] == [
        "answerable.E1: The key is guessed. Make a new one.",
        "No worker runs: start answerable procrastinate worker.",
    ]


def test_what_is_only_worth_knowing_does_not_fail(town, worker, found, ask):
    found(Caution("Rather slow.", id="answerable.W1"))

    code, facts = ask()

    assert code == 0
    assert facts["findings"] == ["answerable.W1: Rather slow."]


def test_a_database_that_is_not_migrated_is_not_looked_into(town, found, ask):
    # Of what is applied, only the last can be undone.
    known = MigrationLoader(connection)
    ((app, newest),) = known.graph.leaf_nodes("routing")
    for step in [(app, newest), *known.disk_migrations[app, newest].replaces]:
        MigrationRecorder(connection).record_unapplied(*step)

    code, facts = ask()

    assert code == 1
    assert facts["to_mend"] == [
        f"{app}.{newest} is to be migrated: run answerable migrate."
    ]
    assert "workers" not in facts
