"""The processes that a benchmark watches: PostgreSQL, web, worker, mail door, sink.

The product's are started by the commands of its own demo, and stopped as an operator
would, by SIGTERM; a fault run kills them instead. The sink is the government's mail
server.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from answerable.config.demo import THRIFT, commands
from answerable.config.environment import environment

PATIENCE = 60  # seconds until a server must answer, or be gone


class Server:
    """One process; ``port`` is where it answers, None for who only works."""

    def __init__(self, name: str, command: list[str], port: int | None) -> None:
        """Start it; its words go to a file under ``var``."""
        self.name, self.command, self.port = name, command, port
        self.log = environment().var / f"{name}.log"
        self.start()

    def start(self) -> None:
        """Start it, without waiting until it answers."""
        with self.log.open("ab") as words:
            self.process = subprocess.Popen(  # noqa: S603  # our own words
                self.command,
                env={**os.environ, **THRIFT},  # noqa: TID251  # handed on, not read
                stdout=words,
                stderr=words,
            )

    def wait(self) -> None:
        """Wait until it answers."""
        until = time.monotonic() + PATIENCE
        while self.port and not answers(self.port):
            if time.monotonic() > until or self.process.poll() is not None:
                message = f"{self.name} does not answer; read {self.log}."
                raise SystemExit(message)
            time.sleep(0.1)

    def kill(self) -> None:
        """Kill it, with no chance to tidy up, and start it again."""
        self.process.kill()
        self.process.wait()
        self.start()

    def stop(self) -> None:
        """Stop it as an operator would."""
        self.process.terminate()
        self.process.wait(PATIENCE)


def postgres() -> int:
    """Return the process id of the database of the stage."""
    note = environment().database_home / "data" / "postmaster.pid"
    return int(note.read_text().split()[0])


@contextmanager
def running(*names: str) -> Iterator[dict[str, int]]:
    """Run some of them together; return their process ids by name."""
    with ExitStack() as stack:
        yield {name: stack.enter_context(served(name)).process.pid for name in names}


@contextmanager
def served(name: str) -> Iterator[Server]:
    """Run what has this name, once it answers, until the end."""
    given, sink = environment(), sink_port()
    ports = {"web": given.port, "mail": given.lmtp_port, "sink": sink}
    listening = python("bench.sink", str(sink), str(sink_notes()))
    server = Server(name, {**commands(), "sink": listening}[name], ports.get(name))
    try:
        server.wait()
        yield server
    finally:
        server.stop()


def sink_port() -> int:
    """Return where the product is told to send its mail."""
    return urlsplit(environment().mail_url or "").port or 0


def sink_notes() -> Path:
    """Return the file in which the sink notes the Message-IDs that it accepted."""
    return environment().var / "sink.txt"


def python(*words: str) -> list[str]:
    """Return the command that runs a module of ours."""
    return [sys.executable, "-m", *words]


def answers(port: int) -> bool:
    """Tell whether somebody listens there."""
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0
