"""What was sent from a page, or nothing where it is only looked at.

What the database cannot hold (NUL, half of a surrogate pair) is left out here, once for
all fields: nobody can see it, so nobody could mend it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict

from answerable.lib.wording import without_nul


@dataclass(frozen=True)
class Posted:
    """Fields and files as forms take them; a form that gets None is not judged."""

    data: QueryDict | None = None
    files: MultiValueDict[str, Any] | None = None


NOTHING = Posted()


def posted_by(request: HttpRequest) -> Posted:
    """Return what a request brings."""
    if request.method != "POST":
        return NOTHING
    return Posted(holdable(request.POST), request.FILES)


def holdable(sent: QueryDict) -> QueryDict:
    """Return the fields as the database can hold them."""
    held = sent.copy()
    for name, values in sent.lists():
        held.setlist(name, [without_nul(value) for value in values])
    return held
