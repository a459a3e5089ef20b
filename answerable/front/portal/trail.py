"""What somebody looked for and read before they write to us, carried by the addresses.

There is no cookie and no session: who begins anew has no trail. It goes into the case, so
that nobody is asked to read again what they have read (and nobody else learns of it).

With it goes the name of the journey, by which we count whether a page that was read spared
them asking us: chance, of no use after seven days, and never in a case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.http import urlencode

from answerable.agency.duty import today
from answerable.knowledge.cited import SLUG
from answerable.knowledge.journeys.tokens import begin_token, is_alive
from answerable.lib.wording import without_nul

LONGEST_QUERY = 200
MOST_SEEN = 8


@dataclass(frozen=True)
class Trail:
    """The words that were looked for, and the help pages (slugs) that were read.

    ``journey`` is the name of the journey that is counted; ``asked_from`` the page from
    which they ask.
    """

    query: str = ""
    seen: tuple[str, ...] = ()
    journey: str = ""
    asked_from: str = ""

    @property
    def begun(self) -> Trail:
        """Return the trail with the name of a journey, a new one where it has none."""
        return replace(self, journey=self.journey or begin_token(today()))

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

    def behind(self, address: str) -> str:
        """Return an address that carries a journey on, without the words of its search.

        What is opened there was not found by them.
        """
        if not self.journey:
            return address
        mark = "&" if "?" in address else "?"
        return f"{address}{mark}{replace(self, query='').as_query}"

    @property
    def as_facts(self) -> dict[str, object]:
        """Return it as a draft and a case keep it; nothing where there is none."""
        facts: dict[str, object] = {"query": self.query, "seen": list(self.seen)}
        return facts if any(facts.values()) else {}

    @property
    def journey_facts(self) -> dict[str, str]:
        """Return the journey as a draft keeps it; nothing where there is none."""
        return {"journey": self.journey, "asked_from": self.asked_from}

    @property
    def _said(self) -> Mapping[str, str]:
        return {"q": self.query, "seen": ",".join(self.seen), "j": self.journey}


def trail_in(asked: QueryDict) -> Trail:
    """Return the trail of an address; what is none is left out."""
    named = (*asked.get("seen", "").split(","), asked.get("from", ""))
    seen = dict.fromkeys(one for one in named if SLUG.fullmatch(one))
    query = without_nul(asked.get("q", "")).strip()[:LONGEST_QUERY]
    asked_from = named[-1] if named[-1] in seen else ""
    return Trail(query, tuple(seen)[-MOST_SEEN:], _journey_in(asked), asked_from)


def _journey_in(asked: QueryDict) -> str:
    """Return the name of the journey; one whose days are over is carried no further."""
    token = asked.get("j", "")
    return token if token and is_alive(token, today()) else ""
