"""Mailboxes out of address headers, as people and programs really write them.

The standard library gives up on a missing bracket or a bare comma in a name; a
citizen's mail must not be lost over that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from answerable.channels.email.words import decode_words

ADDRESS_LIMIT = 254  # characters: RFC 5321 allows no longer one
MAILBOX_LIMIT = 1_000  # a header with more is an attack, not a list of readers

_TOKEN = re.compile(
    r'"(?:[^"\\]|\\.)*"'  # a quoted name
    r"|\((?:[^()\\]|\\.)*\)"  # a comment
    r"|=\?[^?\s]+\?[bBqQ]\?[^?]*\?="  # an encoded word
    r"|<[^<>]*>"  # the address proper
    r"|[,;]"
    r'|[^",;(<=]+'
    r"|.",
    re.DOTALL,
)
_APART = r"""\s<>()\[\],;:"@"""
_ADDRESS = re.compile(
    rf'(?:"[^"]{{1,64}}"|(?<![^{_APART}])[^{_APART}]{{1,128}})'
    rf"@(?:\[[\w.:]{{1,64}}\]|[^{_APART}']{{1,255}})"
)
_GROUP = re.compile(r"^[^@<>\"]*:")
_ESCAPED = re.compile(r"\\(.)")
_BETWEEN = (",", ";")
_EDGES = " \t<>'\"\\"


@dataclass(frozen=True)
class Mailbox:
    """One address, lower-cased, and the name that stood with it."""

    address: str = ""
    name: str = ""


def read_mailboxes(values: Iterable[str], charset: str = "") -> list[Mailbox]:
    """Return every mailbox of these header values, in order."""
    found = [box for value in values for box in _of_one_header(value, charset)]
    return found[:MAILBOX_LIMIT]


def _of_one_header(value: str, charset: str) -> Iterator[Mailbox]:
    waiting: list[str] = []
    for tokens in _chunks(value):
        box = _mailbox([*waiting, *tokens], charset)
        if box.address:
            yield box
            waiting = []
        else:  # the comma belonged to a name: Doe, Jane <jane@…>
            waiting = [*waiting, *tokens, ","]


def name_alone(value: str, charset: str = "") -> str:
    """Return what a header says that holds no address at all."""
    return _mailbox(_TOKEN.findall(value), charset).name


def _chunks(value: str) -> Iterator[list[str]]:
    """Yield the tokens between commas."""
    tokens: list[str] = []
    for token in _TOKEN.findall(value):
        if token in _BETWEEN:
            yield tokens
            tokens = []
        else:
            tokens.append(token)
    yield tokens


def _mailbox(tokens: list[str], charset: str) -> Mailbox:
    angles = [token for token in tokens if token[0] == "<" and "@" in token]
    if angles:
        rest = [token for token in tokens if token is not angles[-1]]
        return _named(find_address(angles[-1]), rest, charset)
    comments = [token[1:-1] for token in tokens if len(token) > 1 and token[0] == "("]
    open_text = "".join(token for token in tokens if token[0] != "(")
    bare = _GROUP.sub("", open_text)
    address = find_address(decode_words(bare, charset))
    before = bare[: bare.lower().find(address)] if address else open_text
    is_name = before.strip(_EDGES) and (address or not comments)
    return _named(address, [before] if is_name else comments, charset)


def find_address(text: str) -> str:
    """Return the first address in the text, lower-cased, or nothing."""
    found = _ADDRESS.search(text.replace("mailto:", ""))
    address = found[0].strip("'.").lower() if found else ""
    return address if len(address) <= ADDRESS_LIMIT else ""


def _named(address: str, tokens: list[str], charset: str) -> Mailbox:
    plain = "".join(_unquoted(token) for token in tokens)
    name = " ".join(decode_words(plain, charset).split()).strip(_EDGES).strip(", ")
    same = name.lower() == address
    return Mailbox(address, "" if same else name)


def _unquoted(token: str) -> str:
    quoted = len(token) > 1 and token[0] == '"' == token[-1]
    return _ESCAPED.sub(r"\1", token[1:-1]) if quoted else token
