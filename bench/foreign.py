"""Mails and words that nobody here wrote, from the folder beside the checkout.

A file that begins like a mail is one; any other text is the body of one, and so is
what a JSON file lists as ``input``. Pictures and sounds that lie among them are not
sent. The files stay where they are: nothing of them belongs into the product.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

from bench.stage import ROOT

DATA = ROOT.parent / "shared" / "data"
HEADER = re.compile(rb"\s*([!-9;-~]+:|From )")
NO_MAIL = re.compile(rb"\x89PNG|GIF8|BM|RIFF|P[1-6]\s|\x01\xda|v/1\x01|\.snd")


def sets() -> dict[str, list[bytes]]:
    """Return the mails of each set; nothing where the folder is absent."""
    folders = sorted(path for path in (DATA / "email").glob("*") if path.is_dir())
    return {folder.name: list(_mails(folder)) for folder in folders}


def naughty_words() -> list[str]:
    """Return strings that have broken somebody's software."""
    found: list[str] = []
    for path in _files(DATA / "bad"):
        text = path.read_text(errors="replace")
        found += json.loads(text) if path.suffix == ".json" else [text]
    return found


def mail_of(words: str) -> bytes:
    """Return a mail that says something everywhere, written as rudely as it is."""
    line = " ".join(words.splitlines())
    head = f"From: {line} <somebody@mail.example>\r\nSubject: {line}\r\n"
    return f"{head}X-Note: {line}\r\n\r\n{words}\r\n".encode("utf-8", "surrogatepass")


def _mails(folder: Path) -> Iterator[bytes]:
    for path in _files(folder):
        raw = path.read_bytes()
        if path.suffix == ".json":
            yield from map(_wrapped, _inputs(raw))
        elif HEADER.match(raw):
            yield raw
        elif not NO_MAIL.match(raw):
            yield _wrapped(raw.decode(errors="replace"))


def _inputs(raw: bytes) -> list[str]:
    rows = json.loads(raw)
    said = [row.get("input") for row in rows if isinstance(row, dict)]
    return [each for each in said if isinstance(each, str)]


def _wrapped(body: str) -> bytes:
    mail = EmailMessage()
    mail["From"] = "Somebody <somebody@mail.example>"
    mail["To"] = "desk@city.example"
    mail["Subject"] = "What somebody wrote"
    mail.set_content(body)
    return mail.as_bytes()


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
