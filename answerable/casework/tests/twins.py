"""Makers of two cases about one matter, and the look at how they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from answerable.agency.models import Staff
from answerable.cases.models import Case, CaseAccess, CaseLink
from answerable.cases.models.case import Outcome
from answerable.cases.public import FollowedCase, public_side
from answerable.casework import joining, resolve, work
from answerable.casework.tests.makers import make_case
from answerable.clock.models import Deadline
from answerable.lib.parties import IdentityLevel

REPORTED_TOO = "The lamp in Mill Lane does not shine. I am Omar, at number 6."
REASON = "The bulb was broken. We put in a new one."


@dataclass
class Twins:
    """Amina's case, and Omar's, which is about the same lamp."""

    amina: Case
    omar: Case

    def fresh(self) -> Twins:
        """Return both as they are now."""
        return Twins(
            *(Case.objects.get(pk=each.pk) for each in (self.amina, self.omar))
        )


def make_twins(**changes: object) -> Twins:
    """Return two open cases of two people."""
    given = {
        "words": REPORTED_TOO,
        "name": "Omar Diaz",
        "email": "omar@mail.example",
        "language": "es",
    }
    return Twins(make_case(), make_case(**(given | changes)))


def join(twins: Twins, by: Staff) -> Twins:
    """Join Omar's case with Amina's."""
    now = twins.fresh()
    joining.join(
        now.omar,
        to=now.amina,
        by=by,
        seen=now.omar.version,
        seen_other=now.amina.version,
    )
    return twins.fresh()


def undo(twins: Twins, by: Staff) -> Twins:
    """Take Omar's case out again."""
    now = twins.fresh()
    joining.undo_joining(now.omar, by=by, seen=now.omar.version)
    return twins.fresh()


def end(case: Case, by: Staff, **more: Any) -> Case:
    """Resolve a case."""
    now = Case.objects.get(pk=case.pk)
    return resolve.resolve(
        now, outcome=Outcome.DONE, reason=REASON, by=by, seen=now.version, **more
    )


def ask(case: Case, by: Staff) -> None:
    """Ask the person of a case something, and wait."""
    now = Case.objects.get(pk=case.pk)
    work.ask_and_wait(now, words="Which lamp?", by=by, seen=now.version)


def write(case: Case, by: Staff, *, is_answer: bool = False) -> None:
    """Write to the person of a case."""
    now = Case.objects.get(pk=case.pk)
    work.reply(now, words="We come.", by=by, seen=now.version, is_answer=is_answer)


def followed(case: Case) -> FollowedCase:
    """Return what the person of a case has proved to be part of."""
    now = Case.objects.get(pk=case.pk)
    return public_side(now, IdentityLevel.ANONYMOUS)


def standing(case: Case) -> tuple[object, ...]:
    """Return how a case stands: its state, due time and what is still promised."""
    now = Case.objects.get(pk=case.pk)
    ended = [Deadline.State.STOPPED]
    promised = now.deadlines.exclude(state__in=ended, carried_from__isnull=False)
    return (
        now.state,
        now.next_due,
        list(
            promised.order_by("pk").values_list(
                "kind", "state", "started_at", "due_at", "pauses", "ended_at"
            )
        ),
    )


def restrict(case: Case, *staff: Staff) -> None:
    """Let nobody but these see a case."""
    Case.objects.filter(pk=case.pk).update(is_restricted=True)
    for each in staff:
        CaseAccess.objects.create(
            case=case, staff=each, verdict="grant", reason="as it must be"
        )


def links(case: Case) -> list[str]:
    """Return the kinds of links that a case has upwards."""
    kinds = CaseLink.objects.filter(case=case).order_by("pk")
    return list(kinds.values_list("kind", flat=True))
