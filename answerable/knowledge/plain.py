"""Whether an article is in plain words, and about people's matters instead of ours.

The grade is published with each version. A public article above the plain grade is
published only with a reason, signed by whoever does. Source: Federal Plain Language
Guidelines; a title that is the name of a part of ours helps nobody who does not know us.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from answerable.knowledge.content import Content, sentences_of
from answerable.knowledge.filling import fill
from answerable.knowledge.models import Audience
from answerable.lib.plainness import Plainness, plainness_of
from answerable.lib.readability import PLAIN

JUDGED = "en"  # grade, passive and abbreviations are known of English alone
READ = ("title", "issue", "answer", "steps", "cost", "time", "documents")
LETTERS = re.compile(r"\w+")
# What a title may have around the name of an office and still be nothing but that.
AROUND = frozenset(
    {"the", "department", "office", "team", "of", "for", "our", "unit", "division"}
)


def grade_of(content: Content) -> float | None:
    """Return the reading grade of the English text; None where there is none."""
    return plainness_in(content).grade


def plainness_in(content: Content) -> Plainness:
    """Return what a reader of the English text would stumble over."""
    return plainness_of(text_of(content))


def needs_a_reason(content: Content) -> bool:
    """Tell whether it may be published only with a reason: public, and hard to read."""
    grade = grade_of(content)
    is_public = content.audience == Audience.PUBLIC
    return is_public and grade is not None and grade > PLAIN


def text_of(content: Content) -> str:
    """Return what is read of the English text, a paragraph for each part of it.

    A shared value counts as a number does: it is no word.
    """
    said = content.in_language(JUDGED)
    parts = {part: said[part] for part in READ if part in said}
    return "\n\n".join(fill(text, lambda _key: "1") for text in sentences_of(parts))


def names_of_ours(title: str, names: Collection[str]) -> bool:
    """Tell whether a title is nothing but the name of a department, team or office."""
    wanted = _words(title) - AROUND
    return bool(wanted) and any(wanted == _words(name) - AROUND for name in names)


def _words(text: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return frozenset(LETTERS.findall(plain))
