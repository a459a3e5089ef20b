"""The things that staff do with a case: what each asks, does and tells.

``STEPS`` has one line for each ``Doing``; the one view in ``case`` carries them out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Staff
from answerable.agency.queries import get_triage_team
from answerable.cases.models import Case, Interaction
from answerable.casework import dissatisfied, priorities, resolve, snoozing, work
from answerable.casework.commitments import as_facts
from answerable.casework.leaving import Written, hold
from answerable.correspondence.drafts import drop
from answerable.correspondence.models import ComposerDraft
from answerable.correspondence.policy import count_uses
from answerable.front.desk.case.doings import FOLDED, Doing
from answerable.front.desk.forms.changes import AssignForm, ServiceForm, SummaryForm
from answerable.front.desk.forms.priority import PriorityForm, judgement_in
from answerable.front.desk.forms.resolve import ResolveForm
from answerable.front.desk.forms.snooze import SnoozeForm
from answerable.front.desk.forms.step import (
    ComplaintForm,
    NoComplaintForm,
    ReopenForm,
    StepForm,
    TakeForm,
)
from answerable.front.desk.forms.writing import NoteForm, WriteForm

Said = Mapping[str, Any]
ENDING = ("outcome", "signpost", "with_parts", "drop_tasks", "reasons")


@dataclass(frozen=True)
class Step:
    """A form, what casework does with it, and what its sender reads afterwards.

    What ``take`` returns is a draft where it leaves only in a moment.
    """

    form: type[StepForm]
    take: Callable[[Case, Staff, Said], object]
    told: Promise


def _reply(case: Case, by: Staff, said: Said) -> ComposerDraft | None:
    facts = {"is_answer": said["is_answer"], **_message_facts(said)}
    held = hold(case, Written("reply", said["words"], facts, by), seen=said["seen"])
    count_uses(by, said["used"])
    return held


def _message_facts(said: Said) -> dict[str, str]:
    """Return what a message carries beside its words: a promise, and where it is from."""
    cited = {"articles": " ".join(said["articles"])} if said["articles"] else {}
    return {**as_facts(said["promising"]), **cited}


def _ask(case: Case, by: Staff, said: Said) -> ComposerDraft | None:
    facts = _message_facts(said)
    held = hold(case, Written("ask", said["words"], facts, by), seen=said["seen"])
    count_uses(by, said["used"])
    return held


def _wait(case: Case, by: Staff, said: Said) -> ComposerDraft | None:
    facts = _message_facts(said)
    held = hold(case, Written("wait", said["words"], facts, by), seen=said["seen"])
    count_uses(by, said["used"])
    return held


def _note(case: Case, by: Staff, said: Said) -> Interaction:
    noted = work.note(case, words=said["words"], by=by)
    drop(case, by=by, kind=ComposerDraft.Kind.NOTE)
    return noted


def take(case: Case, by: Staff, said: Said) -> Case:
    team = case.team or get_triage_team()
    return work.assign(case, team=team, owner=by, by=by, seen=said["seen"])


def assign(case: Case, by: Staff, said: Said) -> Case:
    return work.assign(
        case,
        team=said["team"],
        owner=said["owner"],
        by=by,
        seen=said["seen"],
        words=said.get("note", ""),  # several cases are handed on without one
    )


def change_service(case: Case, by: Staff, said: Said) -> Case:
    return work.change_service(case, service=said["service"], by=by, seen=said["seen"])


def _change_summary(case: Case, by: Staff, said: Said) -> Case:
    return work.change_summary(case, text=said["text"], by=by, seen=said["seen"])


def _change_priority(case: Case, by: Staff, said: Said) -> Case:
    return priorities.change_priority(
        case,
        judgement=judgement_in(said),
        why=said["why"],
        by=by,
        seen=said["seen"],
    )


def _snooze(case: Case, by: Staff, said: Said) -> Case:
    return snoozing.snooze(case, until=said["until"], by=by)


def _resolve(case: Case, by: Staff, said: Said) -> ComposerDraft | None:
    facts = {name: said[name] for name in ENDING}
    return hold(case, Written("resolve", said["reason"], facts, by), seen=said["seen"])


def _make_complaint(case: Case, by: Staff, said: Said) -> Case:
    return dissatisfied.make_complaint(case, by=by, seen=said["seen"])


def _no_complaint(case: Case, by: Staff, said: Said) -> Case:
    message, seen = said["message"], said["seen"]
    return dissatisfied.no_complaint(case, message=message, by=by, seen=seen)


def _reopen(case: Case, by: Staff, said: Said) -> Case:
    is_wrong = said["is_wrong"]
    return resolve.take_back_up(case, by=by, seen=said["seen"], is_wrong=is_wrong)


STEPS: dict[Doing, Step] = {
    Doing.REPLY: Step(WriteForm, _reply, _("Your message is on its way.")),
    Doing.ASK: Step(
        WriteForm,
        _ask,
        _("Your question is on its way. Once it has left, the clock stands still."),
    ),
    Doing.WAIT: Step(
        WriteForm,
        _wait,
        _("Your message is on its way. Our time runs on while another body acts."),
    ),
    Doing.NOTE: Step(NoteForm, _note, _("Your note is kept. Only staff see it.")),
    Doing.TAKE: Step(TakeForm, take, _("This one is yours now.")),
    Doing.ASSIGN: Step(AssignForm, assign, _("The case was handed on.")),
    Doing.SERVICE: Step(ServiceForm, change_service, _("The service was changed.")),
    Doing.SUMMARY: Step(SummaryForm, _change_summary, _("The summary was changed.")),
    Doing.PRIORITY: Step(
        PriorityForm, _change_priority, _("The priority was judged anew.")
    ),
    Doing.SNOOZE: Step(SnoozeForm, _snooze, _("Put off. It comes back by itself.")),
    Doing.RESOLVE: Step(
        ResolveForm,
        _resolve,
        _("Your answer is on its way. Once it has left, the case is answered."),
    ),
    Doing.MAKE_COMPLAINT: Step(
        ComplaintForm,
        _make_complaint,
        _("It is a complaint now. Confirm to the person what you understood."),
    ),
    Doing.NO_COMPLAINT: Step(
        NoComplaintForm,
        _no_complaint,
        _("Noted: no complaint. We ask again when they write again."),
    ),
    Doing.REOPEN: Step(ReopenForm, _reopen, _("The case is open again.")),
}


def forms_for(
    case: Case, staff: Staff, may: frozenset[Doing], *, asked: str
) -> dict[str, StepForm]:
    """Return the forms for what may be done, by name.

    One that stays folded is there only where it is asked for, and takes the focus then.
    """
    unfolded = (doing for doing in may if doing not in FOLDED or doing == asked)
    kinds = {STEPS[doing].form for doing in unfolded}
    forms = {kind.name: kind(case, staff) for kind in kinds}
    if asked in FOLDED and asked in forms:
        forms[asked].take_focus()
    return forms
