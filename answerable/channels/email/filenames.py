"""Names of files: decoded from any dialect, and harmless afterwards."""

from __future__ import annotations

import mimetypes
import re
import unicodedata

from answerable.channels.email import mime
from answerable.channels.email.headers import Headers
from answerable.channels.email.mime import Part
from answerable.channels.email.words import decode_words

NAME_LIMIT = 200  # characters: file systems end at 255 bytes
SUFFIX_LIMIT = 20  # characters kept of the ending when a name is cut

_FOLDERS = re.compile(r".*[/\\]", re.DOTALL)
_EXTENSIONS = {
    "message/delivery-status": ".txt",
    "message/disposition-notification": ".txt",
    "message/rfc822": ".eml",
    "text/rfc822-headers": ".txt",
    "text/plain": ".txt",
}


def name_of(part: Part, charset: str = "") -> str:
    """Return the name that the sender gave the file, or one made of its kind."""
    given = safe_name(decode_words(mime.given_name(part), charset))
    return given or _name_by_kind(part)


def safe_name(name: str) -> str:
    """Take folders, control characters and invisible turns out of a name; cut it."""
    base = " ".join(_FOLDERS.sub("", name).split())
    shown = "".join(sign for sign in base if unicodedata.category(sign)[0] != "C")
    return _cut(shown.strip(" ."))


def kind_by_name(name: str) -> str:
    """Return the content type that a name promises."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def _cut(name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    if len(name) <= NAME_LIMIT or not dot or len(suffix) > SUFFIX_LIMIT:
        return name[:NAME_LIMIT]
    return f"{stem[: NAME_LIMIT - len(suffix) - 1]}.{suffix}"


def _name_by_kind(part: Part) -> str:
    kind = part.get_content_type()
    ending = _EXTENSIONS.get(kind) or mimetypes.guess_extension(kind) or ""
    subject = _subject_inside(part) if kind == "message/rfc822" else ""
    return f"{subject or kind.partition('/')[0]}{ending}"


def _subject_inside(part: Part) -> str:
    """Return the subject of a nested mail as a name."""
    subjects = (Headers(kid).text("subject") for kid in mime.children(part))
    return safe_name(next(subjects, "").replace("/", "-").replace("\\", "-"))
