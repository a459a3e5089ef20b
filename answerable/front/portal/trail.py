"""What somebody looked for and read before they write to us, carried by the addresses.

There is no cookie and no session: who begins anew has no trail. It goes into the case, so
that nobody is asked to read again what they have read (and nobody else learns of it).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.http import urlencode

from answerable.knowledge.cited import SLUG
from answerable.lib.wording import without_nul

LONGEST_QUERY = 200
MOST_SEEN = 8


@dataclass(frozen=True)
class Trail:
    """The words that were looked for, and the help pages (slugs) that were read."""

    query: str = ""
    seen: tuple[str, ...] = ()

    def and_read(self, slug: str) -> Trail:
        """Return the trail with one more page, the last one last."""
        seen = (*(one for one in self.seen if one != slug), slug)
        return replace(self, seen=seen[-MOST_SEEN:])

    @property
    def as_query(self) -> str:
        """Return it as the addresses carry it."""
        return urlencode({name: said for name, said in self._said.items() if said})

    def asking_from(self, slug: str) -> str:
        """Return it as the way from a page to us carries it: the page stands last."""
        said = {**self._said, "from": slug}
        return urlencode({name: each for name, each in said.items() if each})

    @property
    def as_facts(self) -> dict[str, object]:
        """Return it as a draft and a case keep it; nothing where there is none."""
        facts: dict[str, object] = {"query": self.query, "seen": list(self.seen)}
        return facts if any(facts.values()) else {}

    @property
    def _said(self) -> Mapping[str, str]:
        return {"q": self.query, "seen": ",".join(self.seen)}


def trail_in(asked: QueryDict) -> Trail:
    """Return the trail of an address; what is none is left out."""
    named = (*asked.get("seen", "").split(","), asked.get("from", ""))
    seen = dict.fromkeys(one for one in named if SLUG.fullmatch(one))
    query = without_nul(asked.get("q", "")).strip()[:LONGEST_QUERY]
    return Trail(query, tuple(seen)[-MOST_SEEN:])
