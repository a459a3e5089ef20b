"""Where a complaint stands, what may be done with it, and what must hold first; pure.

The states are those of both Complaint Handling Codes without the number of the stage,
which is counted beside them: so a body with one stage, or three, needs no other table.
Source: standards.md §2.12.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum


class ComplaintState(StrEnum):
    """Where a complaint stands within its stage, or how it left the procedure."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    INVESTIGATING = "investigating"
    EXTENDED = "extended"
    RESPONDED = "responded"
    CLOSED = "closed"
    ESCALATION_REQUESTED = "escalation_requested"
    REFERRED = "referred_ombudsman"
    EXCLUDED = "excluded"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


class Act(StrEnum):
    """What moves a complaint on."""

    ACKNOWLEDGE = "acknowledge"
    INVESTIGATE = "investigate"
    EXTEND = "extend"
    RESPOND = "respond"
    ESCALATE = "escalate"
    CLOSE = "close"
    REFER = "refer"
    EXCLUDE = "exclude"
    WITHDRAW = "withdraw"
    MERGE = "merge"
    RESUME = "resume"
    AWAIT = "await"


class Finding(StrEnum):
    """What was found about one issue, or about the whole."""

    UPHELD = "upheld"
    PARTLY_UPHELD = "partly_upheld"
    NOT_UPHELD = "not_upheld"
    CANNOT_DETERMINE = "cannot_determine"


_S = ComplaintState
IN_HAND = frozenset({_S.ACKNOWLEDGED, _S.INVESTIGATING, _S.EXTENDED})
UNHEARD = frozenset({_S.RECEIVED, _S.ESCALATION_REQUESTED})
UNANSWERED = IN_HAND | UNHEARD
ENDED = frozenset(
    {
        _S.RESPONDED,
        _S.CLOSED,
        _S.REFERRED,
        _S.EXCLUDED,
        _S.WITHDRAWN,
        _S.MERGED,
    }
)
ANSWERED = frozenset({_S.RESPONDED, _S.CLOSED})
# From where an act may begin, and where it leads.
TABLE: dict[Act, tuple[frozenset[ComplaintState], ComplaintState]] = {
    Act.ACKNOWLEDGE: (
        UNHEARD,
        _S.ACKNOWLEDGED,
    ),
    Act.INVESTIGATE: (frozenset({_S.ACKNOWLEDGED}), _S.INVESTIGATING),
    Act.EXTEND: (IN_HAND, _S.EXTENDED),
    Act.RESPOND: (IN_HAND, _S.RESPONDED),
    Act.ESCALATE: (ANSWERED | IN_HAND, _S.ESCALATION_REQUESTED),
    Act.CLOSE: (frozenset({_S.RESPONDED}), _S.CLOSED),
    Act.REFER: (ANSWERED, _S.REFERRED),
    Act.EXCLUDE: (UNANSWERED, _S.EXCLUDED),
    Act.WITHDRAW: (UNANSWERED, _S.WITHDRAWN),
    Act.MERGE: (UNANSWERED, _S.MERGED),
    Act.RESUME: (ENDED, _S.INVESTIGATING),
    # What nobody had confirmed when it ended is still to be confirmed.
    Act.AWAIT: (ENDED, _S.RECEIVED),
}


@dataclass(frozen=True)
class Facts:
    """What the guards ask of a complaint.

    ``was_answered`` says that its stage has a response already; ``is_late`` that the time
    to ask for the next stage is over; ``barred`` are those (ids) who must not look into
    it, with whoever shall answer as ``answerer``; ``findings`` are one for each issue, in
    order, None where nothing is found yet, and ``unreasoned`` says that one has no
    reasons; ``loose_remedies`` are those without an owner or a live date.
    """

    state: ComplaintState
    stage: int = 1
    stages: int = 2
    was_answered: bool = False
    is_late: bool = False
    answerer: int | None = None
    barred: Collection[int] = ()
    findings: Sequence[Finding | None] = ()
    unreasoned: bool = False
    remedies: int = 0
    loose_remedies: int = 0
    has_reason: bool = True

    @property
    def code(self) -> str:
        """Return the name that the codes have for the state, with its stage."""
        return code_of(self.state, self.stage)


def code_of(state: ComplaintState, stage: int) -> str:
    """Return a state as standards.md §2.12 writes it, such as ``responded_s1``."""
    numbered = IN_HAND | ANSWERED
    return f"{state.value}_s{stage}" if state in numbered else state.value


def whole_finding(findings: Sequence[Finding | None]) -> Finding | None:
    """Return what is found on the whole; None while an issue is not decided.

    All upheld is upheld; anything upheld at all is partly upheld. What could not be
    determined counts as such only where nothing else was found.
    """
    decided = [each for each in findings if each is not None]
    if not decided or len(decided) < len(findings):
        return None
    kinds = set(decided)
    if len(kinds) == 1:
        return decided[0]
    if kinds & {Finding.UPHELD, Finding.PARTLY_UPHELD}:
        return Finding.PARTLY_UPHELD
    return Finding.NOT_UPHELD


def is_valid(finding: Finding | None) -> bool:
    """Tell whether a concern was valid, if only in part: it must be put right."""
    return finding in {Finding.UPHELD, Finding.PARTLY_UPHELD}


Guard = tuple[str, Callable[[Facts], bool]]
# What must hold before an act, by the code of what is refused; all are told at once.
GUARDS: dict[Act, tuple[Guard, ...]] = {
    Act.RESPOND: (
        ("barred", lambda facts: facts.answerer not in facts.barred),
        ("no-issue", lambda facts: bool(facts.findings)),
        ("no-finding", lambda facts: None not in facts.findings),
        ("no-reasons", lambda facts: not facts.unreasoned),
        (
            "no-remedy",
            lambda facts: (
                not is_valid(whole_finding(facts.findings)) or facts.remedies > 0
            ),
        ),
        ("loose-remedy", lambda facts: facts.loose_remedies == 0),
    ),
    Act.ESCALATE: (
        ("not-answered", lambda facts: facts.was_answered),
        ("last-stage", lambda facts: facts.stage < facts.stages),
        ("too-late", lambda facts: not facts.is_late),
    ),
    Act.REFER: (
        ("stages-left", lambda facts: facts.stage >= facts.stages),
        ("not-answered", lambda facts: facts.was_answered),
    ),
    Act.CLOSE: (("loose-remedy", lambda facts: facts.loose_remedies == 0),),
    Act.EXCLUDE: (("no-exclusion-reason", lambda facts: facts.has_reason),),
    Act.EXTEND: (("no-extension-reason", lambda facts: facts.has_reason),),
}


def obstacles(act: Act, facts: Facts) -> list[str]:
    """Return the codes of what stands in the way of an act; none where it is possible."""
    before, _ = TABLE[act]
    if facts.state not in before:
        return ["state"]
    return [code for code, holds in GUARDS.get(act, ()) if not holds(facts)]


def lacks(facts: Facts) -> list[str]:
    """Return what a response still lacks; that it was confirmed is not asked for.

    Whoever answers at once confirms it by that.
    """
    return [code for code, holds in GUARDS[Act.RESPOND] if not holds(facts)]


def after(act: Act) -> ComplaintState:
    """Return where an act leads."""
    return TABLE[act][1]
