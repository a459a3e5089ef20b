"""Is an article in plain words? Its reading grade, as published."""

from __future__ import annotations

from answerable.knowledge.content import Content, sentences_of
from answerable.knowledge.filling import fill
from answerable.lib.readability import reading_grade

JUDGED = "en"  # the grade is one of English
READ = ("title", "issue", "answer", "steps", "cost", "time", "documents")


def grade_of(content: Content) -> float | None:
    """Return the reading grade of the English text; None where there is none."""
    return reading_grade(text_of(content))


def text_of(content: Content) -> str:
    """Return what is read of the English text, a paragraph for each part of it.

    A shared value counts as a number does: it is no word.
    """
    said = content.in_language(JUDGED)
    parts = {part: said[part] for part in READ if part in said}
    return "\n\n".join(fill(text, lambda _key: "1") for text in sentences_of(parts))
