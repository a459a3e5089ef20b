"""A database that is migrated once, of which every test run gets a copy.

Migrating takes some seconds of work, copying one. A changed migration, or another
version of what we stand on, makes it anew.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[3]
MADE_OF = ("answerable/**/migrations/*.py", "requirements/dev.txt")
TURN = 8311  # any number that nobody else locks in the database "postgres"
KIND, UNFINISHED = "migrated_", "migrated_in_the_making"


def migrated_database(given: dict[str, Any]) -> str:
    """Return the name of a database with all tables and no rows but those of migrations.

    ``given`` is how Django reaches the server; runs that start together wait for one
    another.
    """
    name = f"{KIND}{_version()}"
    with _server(given) as server:
        server.execute("SELECT pg_advisory_lock(%s)", [TURN])  # until this closes
        known = "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
        found = [row[0] for row in server.execute(known, [KIND])]
        if name not in found:
            for old in found:
                _say(server, "DROP DATABASE {} WITH (FORCE)", old)
            _say(server, "CREATE DATABASE {}", UNFINISHED)
            _migrate(given)
            _say(server, "ALTER DATABASE {} RENAME TO {}", UNFINISHED, name)
    return name


def _version() -> str:
    files = (path for pattern in MADE_OF for path in sorted(ROOT.glob(pattern)))
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files))
    return digest.hexdigest()[:12]


@contextmanager
def _server(given: dict[str, Any]) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(_address(given, "postgres"), autocommit=True) as server:
        yield server


def _address(given: dict[str, Any], name: str) -> str:
    reached = {key: given[key] for key in ("HOST", "PORT", "USER", "PASSWORD")}
    asked = {key.lower(): value for key, value in reached.items() if value}
    return f"postgresql:///{name}?{urlencode(asked)}"


def _say(server: psycopg.Connection[Any], statement: str, *names: str) -> None:
    server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _migrate(given: dict[str, Any]) -> None:
    """Migrate in a process of its own: this one belongs to the database of its tests."""
    subprocess.run(
        [sys.executable, "-m", "answerable", "migrate", "--verbosity", "0"],
        check=True,
        cwd=ROOT,
        env=os.environ | {"ANSWERABLE_DATABASE_URL": _address(given, UNFINISHED)},
    )
