"""A case begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from answerable.agency.models import Area, Service
from answerable.cases.actors import PERSON, SYSTEM
from answerable.cases.journal import first_page, keep_with, record
from answerable.cases.models import Case, CaseLink
from answerable.cases.priority import usual_grounds
from answerable.cases.spots import columns_of_case
from answerable.forms.models import Form
from answerable.lib.positions import Spot
from answerable.people.models import ContactPoint, Person


@dataclass(frozen=True)
class Opening:
    """What a new case starts with, beside the message that opens it."""

    reference: str
    sealed_secret: str
    case_type: str
    channel: str
    language: str
    summary: str
    opened_at: datetime
    person: Person | None = None
    contact: ContactPoint | None = None
    service: Service | None = None
    form: Form | None = None
    area: Area | None = None
    place: str = ""
    spot: Spot | None = None
    answers: Mapping[str, object] = field(default_factory=dict)
    needs: Sequence[str] = ()
    trail: Mapping[str, object] = field(default_factory=dict)

    @property
    def columns(self) -> dict[str, object]:
        """Return what the case keeps of it."""
        kept = {name: value for name, value in vars(self).items() if name != "spot"}
        return {**kept, "needs": list(self.needs), **columns_of_case(self.spot)}


@contextmanager
def open_case(opening: Opening, *, actor: str = PERSON) -> Iterator[Case]:
    """Open a case; it is written with what happens to it inside."""
    case = Case(**opening.columns, grounds=usual_grounds())
    with first_page(case):
        after = {"type": case.case_type, "channel": case.channel}
        record(case, actor=actor, what="opened", after=after)
        yield case


def link_cases(case: Case, *, to: Case, kind: CaseLink.Kind) -> CaseLink:
    """Hang a case on an earlier one; only the later one's journal says so."""
    link = CaseLink(case=case, to=to, kind=kind)
    keep_with(case, link)
    after = {"to": to.pk, "kind": kind.value}
    record(case, actor=SYSTEM, what="linked", after=after)
    return link
