"""One source for every head: page, desk, letter, paper, short message, read out.

Each rendering is made of a ``Reading`` and names its version. Later channels take the
two plain ones as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _, override

from answerable.agency.dates import date_in_words, day_in_words
from answerable.agency.duty import today
from answerable.agency.queries import get_zone
from answerable.knowledge.addresses import article_url, file_url
from answerable.knowledge.files import ArticleFile
from answerable.knowledge.models import ArticleVersion
from answerable.knowledge.reading import Reading, read
from answerable.knowledge.speech import spoken

LONGEST_SHORT = 480  # characters: three text messages
SENTENCE = re.compile(r"(?<=[.!?؟])\s+")
CUT = "…"


class Head(StrEnum):
    """Where an answer is shown or said."""

    PAGE = "page"
    DESK = "desk"
    LETTER = "letter"
    PAPER = "paper"
    SHORT = "short"
    SPOKEN = "spoken"


@dataclass(frozen=True)
class Rendering:
    """The words of an article for one head, and the version that they are of."""

    head: Head
    mark: str
    language: str
    text: str


def render(version: ArticleVersion, head: Head, language: str) -> Rendering:
    """Return what one head says of a version, in a language or in our first."""
    reading = read(version, language, spoken=head is Head.SPOKEN)
    return render_reading(reading, head)


def render_reading(reading: Reading, head: Head) -> Rendering:
    """Return what one head says of what somebody has before them."""
    say = {
        Head.LETTER: in_letter,
        Head.PAPER: on_paper,
        Head.SHORT: in_short,
        Head.SPOKEN: read_aloud,
    }.get(head, as_text)
    with override(reading.language):
        text = say(reading)
    return Rendering(head, reading.mark, reading.language, text)


def as_text(reading: Reading) -> str:
    """Return all of it as plain text, a paragraph for each part."""
    return "\n\n".join((reading.title, reading.answer, *_parts(reading)))


def in_letter(reading: Reading) -> str:
    """Return it as it stands in a letter: without the title, with where it is kept."""
    where = _("You find this at %(address)s (version %(number)s).") % {
        "address": article_url(reading.slug, reading.language),
        "number": reading.number,
    }
    return "\n\n".join((reading.answer, *_parts(reading), where))


def on_paper(reading: Reading) -> str:
    """Return it as a leaflet has it, with its version and the day of its values."""
    return "\n\n".join((as_text(reading), imprint(reading)))


def imprint(reading: Reading) -> str:
    """Return the line by which a leaflet is told from an older one."""
    told = _("Version %(number)s of %(published)s, printed on %(printed)s.")
    return told % {
        "number": reading.number,
        "published": day_in_words(reading.published_at, get_zone(), reading.language),
        "printed": date_in_words(today(), reading.language),
    }


def in_short(reading: Reading) -> str:
    """Return what fits in three text messages: whole sentences, and the address."""
    address = f"{article_url(reading.slug, reading.language)}#v{reading.number}"
    room = LONGEST_SHORT - len(address) - 1
    return f"{cut_at_a_sentence(_in_one_line(reading), room)} {address}"


def read_aloud(reading: Reading) -> str:
    """Return it as somebody reads it out on the telephone: no signs, steps by number."""
    lines = [reading.title, reading.answer]
    lines += [
        _("Step %(number)s: %(step)s") % {"number": number, "step": step}
        for number, step in enumerate(reading.steps, start=1)
    ]
    lines += list(_labelled(reading))
    return "\n".join(_ended(spoken(line, reading.language)) for line in lines)


def cut_at_a_sentence(text: str, most: int) -> str:
    """Return as many whole sentences as there is room for; a long first one is cut."""
    kept = ""
    for sentence in SENTENCE.split(text):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > most:
            break
        kept = longer
    return kept or text[: most - 1].rsplit(" ", 1)[0] + CUT


def _in_one_line(reading: Reading) -> str:
    lines = (reading.answer, *map(_ended, reading.steps), *_labelled(reading))
    return " ".join(" ".join(lines).split())


def _parts(reading: Reading) -> Iterator[str]:
    if reading.steps:
        yield "\n".join(
            f"{number}. {step}" for number, step in enumerate(reading.steps, start=1)
        )
    yield from _labelled(reading)
    if reading.files:
        yield "\n".join(_linked(reading, file) for file in reading.files)


def _linked(reading: Reading, file: ArticleFile) -> str:
    """Return a file as words point to it: a copy in a letter would not follow the page."""
    return _("%(title)s (%(kind)s, %(size)s): %(address)s") % {
        "title": file.title,
        "kind": file.called,
        "size": filesizeformat(file.size),
        "address": file_url(reading.slug, file.name, reading.language),
    }


def _labelled(reading: Reading) -> Iterator[str]:
    """Yield cost, time and documents, each with what it is."""
    if reading.cost:
        yield _ended(_("What it costs: %(cost)s") % {"cost": reading.cost})
    if reading.time:
        yield _ended(_("How long it takes: %(time)s") % {"time": reading.time})
    if reading.documents:
        listed = "; ".join(line.rstrip(".") for line in reading.documents)
        yield _ended(_("What you need: %(documents)s") % {"documents": listed})


def _ended(line: str) -> str:
    """Return a line that ends as a sentence does: read out, it would run on."""
    return line if line.endswith((".", "!", "?", "؟", CUT)) else f"{line}."
