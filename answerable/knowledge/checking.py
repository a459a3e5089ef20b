"""What is wrong with an article that shall be published; one line for each fault."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.utils.translation import gettext as _

from answerable.knowledge.content import (
    LONGEST_ANSWER,
    LONGEST_TITLE,
    NEEDED,
    PARTS,
    Content,
)
from answerable.knowledge.files import MOST_FILES
from answerable.knowledge.filling import FIELD, has_stray_brace
from answerable.lib.definitions import Fault


def faults_in_content(
    content: Content, facts: Collection[str], *, first: str
) -> list[Fault]:
    """Return what would leave a reader without an answer, or with a hole in it.

    The first language of the body must be there; ``facts`` are the keys there are.
    """
    return [
        *_missing(content, first),
        *_too_long(content),
        *_fields(content, facts),
        *_files(content),
    ]


def _missing(content: Content, first: str) -> Iterator[Fault]:
    for part in NEEDED:
        if not content.texts.get(part, {}).get(first):
            yield Fault(f"{part}.{first}", _("This is missing. Write it."))


def _too_long(content: Content) -> Iterator[Fault]:
    limits = {"title": LONGEST_TITLE, "answer": LONGEST_ANSWER}
    for part, most in limits.items():
        for code, text in content.texts.get(part, {}).items():
            if len(text) > most:
                mend = _("It has %(count)s characters. Shorten it to %(most)s.")
                told = {"count": len(text), "most": most}
                yield Fault(f"{part}.{code}", mend % told)


def _files(content: Content) -> Iterator[Fault]:
    if len(content.files) > MOST_FILES:
        mend = _("These are %(count)s files. Keep at most %(most)s.")
        yield Fault("files", mend % {"count": len(content.files), "most": MOST_FILES})


def _fields(content: Content, facts: Collection[str]) -> Iterator[Fault]:
    for part in PARTS:
        for code, said in content.texts.get(part, {}).items():
            text = said if isinstance(said, str) else "\n".join(said)
            for key in sorted(set(FIELD.findall(text)) - set(facts)):
                mend = _("There is no shared value “%(key)s”. Add it, or correct this.")
                yield Fault(f"{part}.{code}", mend % {"key": key})
            if has_stray_brace(text):
                mend = _("A brace stands here without a shared value. Take it out.")
                yield Fault(f"{part}.{code}", mend)
