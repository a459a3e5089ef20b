"""The stage: a PostgreSQL of its own that waits for the disk, and towns to play in.

A *town* is an empty, seeded database; the *city* is the same with 100,000 cases, the
*metropolis* with a million. Each is made once, where it is asked for, and each benchmark
plays in a fresh copy. Benchmarks run in processes of
their own (``bench.play``), since Django belongs to one database; this module knows no
Django. The folder is ``var/bench``, or the one in ``ANSWERABLE_VAR``.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

import psycopg
from psycopg import sql

from answerable.config import embedded

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / "var" / "bench"
PORT, LMTP_PORT, SINK_PORT = 8341, 8342, 8343
# What a town and a city are made of: when one of these changes, they are made anew.
SOURCES = (
    "answerable/**/migrations/*.py",
    "answerable/front/console/example_government/**/*.toml",
    "answerable/front/console/example_government/*.csv",
    "answerable/casework/seeding/**/*.py",
    "bench/corpus.py",
    "bench/filling/*.py",
)
CITIES = {"city": 100_000, "metropolis": 1_000_000}
PREPARED = (
    ["migrate", "-v0"],
    ["compile_texts"],
    ["collectstatic", "--noinput", "-v0"],
    ["seed"],
)


class Stage:
    """A running server, and copies of its towns to play in."""

    def __init__(self, home: Path) -> None:
        """Use the server of this home, which must run."""
        self.home = home
        self.sockets = embedded.socket_folder(home / "postgres")
        self.version = version_of_sources()

    def play(self, name: str, *words: str, scene: str) -> dict[str, Any]:
        """Play a benchmark in a fresh copy of a scene and return its figures."""
        self.copy(self.scene(scene), name)
        command = [sys.executable, "-m", "bench.play", name, *words]
        played = subprocess.run(  # noqa: S603  # our own words
            command, check=True, env=self.environment(name), stdout=subprocess.PIPE
        )
        figures: dict[str, Any] = json.loads(played.stdout)
        return figures

    def scene(self, kind: str) -> str:
        """Return the database of a kind, made where it is not there yet."""
        name = f"{kind}_{self.version}"
        if not self.has(name):
            self._forget(kind)
            self._make(kind)
            self._run("ALTER DATABASE {} RENAME TO {}", "in_the_making", name)
        return name

    def _forget(self, kind: str) -> None:
        """Throw away what was made of earlier sources."""
        with self._connection() as connection:
            old = "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
            names = [name for (name,) in connection.execute(old, [f"{kind}_"])]
        for name in names:
            self._run("DROP DATABASE {} WITH (FORCE)", name)

    def _make(self, kind: str) -> None:
        base = "template1" if kind == "town" else self.scene("town")
        self.copy(base, "in_the_making")
        steps = [["-m", "answerable", *words] for words in PREPARED]
        if cases := CITIES.get(kind):
            steps = [["-m", "bench.play", "filling.city", "--cases", str(cases)]]
        for step in steps:
            subprocess.run(  # noqa: S603  # our own words
                [sys.executable, *step],
                check=True,
                env=self.environment("in_the_making"),
                stdout=subprocess.DEVNULL,
            )

    def copy(self, base: str, name: str) -> None:
        """Make a database as another is now; one of its name is thrown away."""
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
        self._run("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", name, base)

    def has(self, name: str) -> bool:
        """Tell whether a database is there."""
        with self._connection() as connection:
            wanted = "SELECT FROM pg_database WHERE datname = %s"
            return connection.execute(wanted, [name]).fetchone() is not None

    def environment(self, database: str) -> dict[str, str]:
        """Return what every process of a benchmark is told."""
        address = f"postgresql:///{database}?user={embedded.ROLE}"
        return {
            **os.environ,  # noqa: TID251  # handed on, not read
            "ANSWERABLE_VAR": str(self.home),
            "ANSWERABLE_DATABASE_URL": f"{address}&host={quote(str(self.sockets))}",
            "ANSWERABLE_SECRET_KEY": hashlib.sha256(b"a stage, no site").hexdigest(),
            "ANSWERABLE_DEMO": "1",
            "ANSWERABLE_FORM_LIMITS": "off",
            "ANSWERABLE_PORT": str(PORT),
            "ANSWERABLE_SITE_URL": f"http://127.0.0.1:{PORT}",
            "ANSWERABLE_WEB_PROCESSES": "2",
            "ANSWERABLE_LMTP_PORT": str(LMTP_PORT),
            "ANSWERABLE_MAIL_URL": f"smtp://127.0.0.1:{SINK_PORT}",
            "PYTHONUNBUFFERED": "1",
        }

    def _run(self, statement: str, *names: str) -> None:
        quoted = sql.SQL(statement).format(*map(sql.Identifier, names))
        with self._connection() as connection:
            connection.execute(quoted)

    def _connection(self) -> psycopg.Connection[Any]:
        return psycopg.connect(
            host=str(self.sockets),
            dbname="postgres",
            user=embedded.ROLE,
            autocommit=True,
        )


@contextmanager
def standing(home: Path = HOME) -> Iterator[Stage]:
    """Keep the server of the stage running, for one run at a time."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / "turn").open("w") as turn:
        _take_turn(turn)
        with embedded.running(home / "postgres"):
            yield Stage(home)


def _take_turn(turn: IO[str]) -> None:
    """Wait while others play: they use the same ports and databases."""
    try:
        fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.stderr.write("Another run is on the stage: waiting for its end.\n")
        fcntl.flock(turn, fcntl.LOCK_EX)


def version_of_sources() -> str:
    """Return what tells one making of a town from the next."""
    digest = hashlib.sha256()
    for pattern in SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:10]
