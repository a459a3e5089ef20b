"""What people are told before they agree that we remember something of them.

A change of the words is a new version: a consent names the one that was told.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from answerable.people.models.consent import ConsentRecord


@dataclass(frozen=True)
class Notice:
    """The words that are told for one purpose, and their version."""

    version: int
    words: str | Promise


NOTICES: dict[ConsentRecord.Purpose, Notice] = {
    ConsentRecord.Purpose.PREFERENCES: Notice(
        version=1,
        words=_(
            "We remember the language, the way and the hours in which you want to hear"
            " from us, and the help that you need, so that you need not say it again."
            " Our staff see it in your cases. We tell nobody else. You can withdraw it at"
            " any time: then we erase it."
        ),
    )
}
