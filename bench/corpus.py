"""Mails of about 2 KB that ask for services; the same seed gives the same bytes.

``python -m bench.corpus --n 1000 --out DIR [--start 0] [--to ADDRESS] [--seed 7]``
writes them as files. Every mail has its own address (there are 5,000 numbers times
320 names) and one word, ``zq0000017x``, that no other mail has.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formataddr, formatdate
from pathlib import Path
from random import Random

TO = "helpdesk@city.example"
SEED = 7
TOPICS = (
    "pothole",
    "street light out",
    "missed bin collection",
    "noise at night",
    "permit question",
    "benefit letter",
    "broken swing",
    "flooded underpass",
    "graffiti",
    "parking ticket appeal",
    "dead tree",
    "water leak",
    "council tax query",
    "birth certificate",
    "abandoned bicycle",
    "rats",
)
STREETS = (
    "Main Street",
    "Harbour Road",
    "Station Lane",
    "King Street",
    "Mill Way",
    "Church Row",
    "Elm Avenue",
    "Park Terrace",
    "Canal Walk",
    "Bridge End",
    "Hill Rise",
    "Meadow Close",
)
WORDS = [
    "the",
    "and",
    "of",
    "to",
    "in",
    "street",
    "road",
    "light",
    "near",
    "school",
    "house",
    "number",
    "water",
    "bin",
    "morning",
    "evening",
    "week",
    "please",
    "someone",
    "reported",
    "before",
    "again",
    "children",
    "car",
    "bus",
    "stop",
    "corner",
    "bridge",
    "river",
    "park",
    "tree",
    "fallen",
    "broken",
    "dark",
    "wet",
    "danger",
    "letter",
    "office",
    "phone",
    "call",
    "answer",
    "waiting",
    "days",
    "since",
    "council",
    "officer",
    "name",
    "reference",
    "photo",
    "attached",
    "thanks",
    "neighbour",
    "elderly",
    "crossing",
    "pavement",
    "surface",
    "hole",
    "deep",
    "wheel",
    "damage",
    "claim",
    "form",
    "online",
    "could",
    "not",
    "find",
]
FIRST = [
    "Ada",
    "Ben",
    "Cara",
    "Dmitri",
    "Esra",
    "Femi",
    "Grace",
    "Hassan",
    "Ines",
    "Jun",
    "Kofi",
    "Lena",
    "Mohan",
    "Nora",
    "Omar",
    "Pia",
    "Quinn",
    "Rosa",
    "Sam",
    "Tara",
]
LAST = [
    "Achebe",
    "Brown",
    "Costa",
    "Diaz",
    "Evans",
    "Fischer",
    "Gomez",
    "Haddad",
    "Ivanov",
    "Jansen",
    "Khan",
    "Lopez",
    "Moreau",
    "Novak",
    "Okoye",
    "Patel",
]
FIRST_DAY = 1772442000  # 2 March 2026, 09:00 UTC
SIGNS = 1330  # of sentences, so that a mail comes to about 2 KB


@dataclass(frozen=True)
class Request:
    """What one person wants, before it is put into a mail or a form."""

    name: str
    address: str
    subject: str
    body: str


def request(number: int, seed: int = SEED) -> Request:
    """Return request ``number``, the same for the same number and seed."""
    # What is drawn, and in which order, makes the bytes: change nothing here.
    dice = Random(seed * 1_000_003 + number)  # noqa: S311  # no secret
    name = f"{dice.choice(FIRST)} {dice.choice(LAST)}"
    topic, street = dice.choice(TOPICS), dice.choice(STREETS)
    house = dice.randint(1, 400)
    first = f"I want to report: {topic} at {house} {street}. zq{number:07d}x"
    paragraphs = [f"Hello,\n\n{first}", *_paragraphs(dice)]
    phone = f"Phone 020 7946 0{dice.randint(100, 999)}"
    paragraphs.append(f"Kind regards,\n{name}\n{phone}")
    return Request(
        name=name,
        address=f"{name.lower().replace(' ', '.')}{number % 5000}@mail.example",
        subject=f"{topic.capitalize()} at {house} {street} ({number:07d})",
        body="\n\n".join(paragraphs) + "\n",
    )


def message(number: int, to: str = TO, seed: int = SEED) -> EmailMessage:
    """Return mail ``number`` as it comes from the mail server of a town."""
    asked = request(number, seed)
    mail = EmailMessage()
    mail["Return-Path"] = f"<{asked.address}>"
    mail["Received"] = _received(number)
    mail["Date"] = formatdate(FIRST_DAY + number)
    mail["From"] = formataddr((asked.name, asked.address))
    mail["To"] = to
    mail["Subject"] = asked.subject
    mail["Message-ID"] = f"<{seed}.{number}@mail.example>"
    mail.set_content(asked.body)
    return mail


def _paragraphs(dice: Random) -> list[str]:
    found: list[str] = []
    while sum(len(paragraph) + 2 for paragraph in found) < SIGNS:
        found.append("\n".join(_sentence(dice) for _ in range(3)))
    return found


def _sentence(dice: Random) -> str:
    said = " ".join(dice.choice(WORDS) for _ in range(dice.randint(7, 15)))
    return f"{said[0].upper()}{said[1:]}."


def _received(number: int) -> str:
    host = f"mail.example (mail.example [192.0.2.{number % 250 + 1}])"
    clock = f"09:{number // 60 % 60:02d}:{number % 60:02d}"
    by = f"by mx.city.example with ESMTPS id {number:010x}"
    return f"from {host} {by}; Mon, 02 Mar 2026 {clock} +0000"


def main() -> None:
    """Write mails into a folder."""
    asked = _options()
    asked.out.mkdir(parents=True, exist_ok=True)
    sizes = [
        _write(number, asked) for number in range(asked.start, asked.start + asked.n)
    ]
    said = {"messages": len(sizes), "bytes": sum(sizes)}
    sys.stdout.write(json.dumps(said) + "\n")


def _write(number: int, asked: Namespace) -> int:
    raw = message(number, asked.to, asked.seed).as_bytes()
    return int((asked.out / f"{number:07d}.eml").write_bytes(raw))


def _options() -> Namespace:
    options = ArgumentParser(prog="python -m bench.corpus")
    options.add_argument("--n", type=int, default=1000)
    options.add_argument("--start", type=int, default=0)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--to", default=TO)
    options.add_argument("--seed", type=int, default=SEED)
    return options.parse_args()


if __name__ == "__main__":
    main()
