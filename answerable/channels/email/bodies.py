"""What of a mail is text to read, and what is a file that came along.

Alternatives are weighed, everything else is read in order; parts that are neither
plain nor HTML text, or carry a name, are files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from answerable.channels.email import mime
from answerable.channels.email.flowed import unflow
from answerable.channels.email.html import to_text
from answerable.channels.email.mime import Part

DEPTH_LIMIT = 30  # parts inside parts: what lies deeper is kept as a file

STUB = 40  # words: a plain part below that may only say "see the HTML part"
RICHER = 3  # times as many words make the HTML part the better one
BROKEN = 0.1  # share of unreadable letters that makes it the better one, too

_IS_HTML = re.compile(r"\s*<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_MARKUP = ("html", "enriched", "richtext")
_LINE_ENDS = re.compile(r"\r\n?")


@dataclass(frozen=True)
class Words:
    """One readable part; laid out only when it was chosen."""

    source: str
    is_html: bool

    def read(self) -> str:
        """Return the text that a person sees."""
        return (to_text(self.source) if self.is_html else self.source).strip("\n")


@dataclass(frozen=True)
class Body:
    """The readable parts of a mail, and the parts that are files."""

    words: tuple[Words, ...] = ()
    files: tuple[Part, ...] = ()

    def text(self) -> str:
        """Return all that can be read, in order."""
        texts = [words.read() for words in self.words]
        return "\n\n".join(text for text in texts if text.strip())


def read_body(part: Part, depth: int = 0) -> Body:
    """Return what can be read in this part and those inside, and the files."""
    if _is_file(part, depth):
        return Body(files=(part,))
    if not part.is_multipart():
        return Body(words=(_words(part),))
    bodies = [read_body(kid, depth + 1) for kid in mime.children(part)]
    files = tuple(file for body in bodies for file in body.files)
    if part.get_content_subtype() == "alternative":
        return Body(_better(bodies), files)
    return Body(tuple(words for body in bodies for words in body.words), files)


def _is_file(part: Part, depth: int) -> bool:
    kind, subtype = part.get_content_maintype(), part.get_content_subtype()
    if kind == "message" or depth > DEPTH_LIMIT:
        return True
    if kind == "multipart":
        return False
    is_text = kind == "text" and subtype in ("plain", *_MARKUP)
    return not is_text or mime.is_attached(part) or (depth > 0 and mime.is_named(part))


def _words(part: Part) -> Words:
    source = _LINE_ENDS.sub("\n", mime.text(part))
    if part.get_content_subtype() in _MARKUP or _IS_HTML.match(source):
        return Words(source, is_html=True)
    if mime.parameter(part, "content-type", "format").lower() == "flowed":
        deletes = mime.parameter(part, "content-type", "delsp").lower() == "yes"
        source = unflow(source, delete_space=deletes)
    return Words(source, is_html=False)


def _better(bodies: list[Body]) -> tuple[Words, ...]:
    """Choose the plain alternative, unless it says too little or is broken."""
    readable = [body for body in bodies if any(w.source.strip() for w in body.words)]
    plain = next((b for b in readable if not any(w.is_html for w in b.words)), Body())
    rich = next((b for b in readable if any(w.is_html for w in b.words)), Body())
    return plain.words if _says_enough(plain, rich) else rich.words


def _says_enough(plain: Body, rich: Body) -> bool:
    text = plain.text()
    if not rich.words or not text:
        return bool(text)
    if text.count("\ufffd") > BROKEN * len(text):
        return False
    count = len(text.split())
    return count >= STUB or RICHER * count >= len(rich.text().split())
