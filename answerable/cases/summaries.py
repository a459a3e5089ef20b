"""A first summary out of what was written, until somebody writes a better one."""

from __future__ import annotations

import re

LONGEST = 200
SHOWN = 90
REPLY_MARKS = re.compile(r"^\s*((re|fwd?|aw|wg|rv|tr|sv|رد)\s*:\s*)+", re.IGNORECASE)


def summary_of(subject: str, text: str) -> str:
    """Return the subject, or else the first words, on one line."""
    said = REPLY_MARKS.sub("", subject).strip() or text
    line = " ".join(said.split())
    if len(line) <= SHOWN:
        return line
    return line[:SHOWN].rsplit(" ", 1)[0][:LONGEST] + " …"
