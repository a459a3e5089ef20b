"""What a decision may look at; frozen and pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Facts:
    """A case as rules see it: slugs, a language, and the words that were written."""

    text: str
    service: str = ""
    area: str = ""
    language: str = ""

    @cached_property
    def words(self) -> str:
        """Return the words in lower case without accents, each between blanks."""
        return plain(self.text)


def plain(text: str) -> str:
    """Return the words of a text between blanks, without case, accents or signs."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return f" {' '.join(WORD.findall(bare))} "
