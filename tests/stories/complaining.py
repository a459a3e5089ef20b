"""How each step of a complaint is taken at the desk, by whoever walks them all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

from answerable.agency.duty import today
from answerable.agency.models import Staff
from answerable.agency.roles import Role
from answerable.agency.tests.makers import Town, make_staff
from answerable.cases.models import Case
from answerable.casework.tests.complaining import (
    LAMP,
    answered,
    confirmed,
    found,
    make_complaint,
    put_right,
)
from answerable.complaints.models import Complaint, LearningAction, Procedure


class Walking(Protocol):
    """Somebody before the desk, with a case."""

    by: Staff
    town: Town
    case: Case

    def post(self, name: str, *numbers: int, **fields: object) -> None:
        """Press a button about the case."""


def _complain(walk: Walking) -> None:
    court = {"slug": "court", "reason": {"en": "A court."}, "route": {"en": "Ask it."}}
    stages = [{"slug": "only", "name": {"en": "Review"}}]
    if not Procedure.objects.exists():
        Procedure.objects.create(version=1, stages=stages, exclusions=[court])
    walk.case = make_complaint()


def _begin(walk: Walking) -> None:
    _complain(walk)
    Complaint.objects.all().delete()
    walk.post("case-complaint-begin")


def _add_issue(walk: Walking) -> None:
    _complain(walk)
    walk.post("case-complaint-issue", words=LAMP)


def _strike(walk: Walking) -> None:
    _complain(walk)
    walk.post("case-complaint-strike", confirmed(walk.case, walk.by).pk)


def _confirm(walk: Walking) -> None:
    _add_issue(walk)
    walk.post("case-complaint-confirm", words="")


def _find(walk: Walking) -> None:
    _complain(walk)
    issue = confirmed(walk.case, walk.by)
    walk.post(
        "case-complaint-find", issue.pk, finding="upheld", reasons="We forgot it."
    )


def _put_right(walk: Walking) -> None:
    _complain(walk)
    due = (today() + timedelta(days=7)).isoformat()
    given = {"kind": "apology", "what": "We say sorry.", "owner": walk.by.pk}
    walk.post("case-complaint-remedy", due=due, **given)


def _complete(walk: Walking) -> None:
    _complain(walk)
    walk.post("case-complaint-done", put_right(walk.case, walk.by).pk)


def _put_off(walk: Walking) -> None:
    _complain(walk)
    remedy = put_right(walk.case, walk.by)
    to = (today() + timedelta(days=30)).isoformat()
    walk.post("case-complaint-later", remedy.pk, to=to, words="Ice.")


def _learn(walk: Walking) -> None:
    _complain(walk)
    due = (today() + timedelta(days=7)).isoformat()
    given = {"what": "We call first.", "owner": walk.by.pk, "due": due}
    walk.post("case-complaint-learn", **given)


def _learned(walk: Walking) -> None:
    _learn(walk)
    learning = LearningAction.objects.get()
    walk.post("case-complaint-learned", learning.pk)


def _answer(walk: Walking) -> None:
    _complain(walk)
    found(walk.case, walk.by)
    walk.post("case-complaint-answer", words="", cause="delay")


def _another_look(walk: Walking) -> None:
    walk.case = make_complaint()  # of the codes, which have two stages
    answered(walk.case, walk.by)
    walk.post("case-complaint-another-look")


def _exclude(walk: Walking) -> None:
    _complain(walk)
    walk.post("case-complaint-exclude", reason="court", words="It is about a fine.")


def _refer(walk: Walking) -> None:
    _complain(walk)
    answered(walk.case, walk.by)
    walk.post("case-complaint-refer", words="")


def _concern(walk: Walking) -> None:
    _complain(walk)
    roads = walk.town.roads
    cleo = make_staff("cleo", Role.CLERK, roads.department, roads)
    walk.post("case-complaint-about", about=cleo.pk)


STEPS: dict[str, Callable[[Walking], None]] = {
    "case-complaint-begin": _begin,
    "case-complaint-issue": _add_issue,
    "case-complaint-strike": _strike,
    "case-complaint-confirm": _confirm,
    "case-complaint-find": _find,
    "case-complaint-remedy": _put_right,
    "case-complaint-done": _complete,
    "case-complaint-later": _put_off,
    "case-complaint-learn": _learn,
    "case-complaint-learned": _learned,
    "case-complaint-answer": _answer,
    "case-complaint-another-look": _another_look,
    "case-complaint-exclude": _exclude,
    "case-complaint-refer": _refer,
    "case-complaint-about": _concern,
}
