"""The steps of a complaint: what each asks, does and tells, and when it can be taken.

``STEPS`` has one line for each ``Doing``. What may be done is asked of the machine, so
that the page offers nothing that it would refuse.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Staff
from answerable.cases.models import Case
from answerable.casework.complain import (
    about_whom,
    beginning,
    escalating,
    excluding,
    looking_into,
    putting_right,
    responding,
)
from answerable.complaints.models import Complaint
from answerable.complaints.rules import rules_of
from answerable.front.desk.forms.complaint import (
    AboutForm,
    AnotherLookForm,
    AnswerForm,
    BeginForm,
    ConfirmForm,
    ExcludeForm,
    FindForm,
    IssueForm,
    ReferForm,
    StrikeForm,
)
from answerable.front.desk.forms.putting_right import (
    DoneForm,
    LaterForm,
    LearnedForm,
    LearnForm,
    RemedyForm,
)
from answerable.front.desk.forms.step import StepForm
from answerable.lib.errors import NotFound


class Doing(StrEnum):
    """One thing to do with a complaint; also the last word of its address."""

    BEGIN = "begin"
    ISSUE = "issue"
    STRIKE = "strike"
    CONFIRM = "confirm"
    FIND = "find"
    REMEDY = "remedy"
    DONE = "done"
    LATER = "later"
    LEARN = "learn"
    LEARNED = "learned"
    ANSWER = "answer"
    ANOTHER_LOOK = "another-look"
    EXCLUDE = "exclude"
    REFER = "refer"
    ABOUT = "about"


@dataclass(frozen=True)
class Step:
    """A form, what casework does with it, and what its sender reads afterwards.

    ``take`` gets the form and the issue or remedy (its id) that it is about, or 0.
    """

    form: type[StepForm]
    take: Callable[[Any, int], object]
    told: Promise


def _begin(form: BeginForm, _number: int) -> object:
    return beginning.begin_late(form.case, **_by(form))


def _add_issue(form: IssueForm, _number: int) -> object:
    words = form.cleaned_data["words"]
    return looking_into.add_issue(form.case, words=words, **_by(form))


def _strike(form: StrikeForm, number: int) -> object:
    return looking_into.remove_issue(form.case, number, **_by(form))


def _confirm(form: ConfirmForm, _number: int) -> object:
    words = form.cleaned_data["words"]
    return looking_into.confirm(form.case, words=words, **_by(form))


def _find(form: FindForm, number: int) -> object:
    reasons = form.cleaned_data["reasons"]
    finding = form.found()
    return looking_into.find(
        form.case, number, finding=finding, reasons=reasons, **_by(form)
    )


def _promise_remedy(form: RemedyForm, _number: int) -> object:
    return putting_right.promise_remedy(form.case, form.promised(), **_by(form))


def _complete(form: DoneForm, number: int) -> object:
    return putting_right.complete_remedy(form.case, number, by=form.staff)


def _put_off(form: LaterForm, number: int) -> object:
    to, words = form.cleaned_data["to"], form.cleaned_data["words"]
    return putting_right.put_off_remedy(
        form.case, number, to=to, words=words, **_by(form)
    )


def _learn(form: LearnForm, _number: int) -> object:
    given = {name: form.cleaned_data[name] for name in ("what", "owner", "due")}
    return putting_right.learn(form.case, **given, **_by(form))


def _learned(form: LearnedForm, number: int) -> object:
    return putting_right.complete_learning(form.case, number, by=form.staff)


def _answer(form: AnswerForm, _number: int) -> object:
    given = {name: form.cleaned_data[name] for name in ("words", "cause")}
    return responding.respond(form.case, **given, **_by(form))


def _another_look(form: AnotherLookForm, _number: int) -> object:
    return escalating.escalate(form.case, **_by(form))


def _exclude(form: ExcludeForm, _number: int) -> object:
    given = form.cleaned_data
    reason, words = given["reason"], given["words"]
    return excluding.exclude(form.case, reason=reason, words=words, **_by(form))


def _refer(form: ReferForm, _number: int) -> object:
    words = form.cleaned_data["words"]
    return escalating.refer(form.case, words=words, **_by(form))


def _concerns(form: AboutForm, _number: int) -> object:
    about = form.cleaned_data["about"]
    return about_whom.concerns(form.case, about, **_by(form))


def _by(form: StepForm) -> dict[str, Any]:
    return {"by": form.staff, "seen": form.cleaned_data["seen"]}


STEPS: dict[Doing, Step] = {
    Doing.BEGIN: Step(BeginForm, _begin, _("The procedure has begun.")),
    Doing.ISSUE: Step(IssueForm, _add_issue, _("It is written down.")),
    Doing.STRIKE: Step(StrikeForm, _strike, _("It is struck.")),
    Doing.CONFIRM: Step(
        ConfirmForm, _confirm, _("The person is told what we understood.")
    ),
    Doing.FIND: Step(FindForm, _find, _("Your finding is kept.")),
    Doing.REMEDY: Step(RemedyForm, _promise_remedy, _("It is on the list.")),
    Doing.DONE: Step(DoneForm, _complete, _("Done: it is on record.")),
    Doing.LATER: Step(LaterForm, _put_off, _("It is promised for another day.")),
    Doing.LEARN: Step(LearnForm, _learn, _("It is on the list.")),
    Doing.LEARNED: Step(LearnedForm, _learned, _("Done: it is on record.")),
    Doing.ANSWER: Step(
        AnswerForm, _answer, _("The complaint is answered, and the person is told.")
    ),
    Doing.ANOTHER_LOOK: Step(
        AnotherLookForm, _another_look, _("The next look has begun: somebody else.")
    ),
    Doing.EXCLUDE: Step(
        ExcludeForm, _exclude, _("It is not taken, and the person is told why.")
    ),
    Doing.REFER: Step(ReferForm, _refer, _("It goes outside, and the person is told.")),
    Doing.ABOUT: Step(AboutForm, _concerns, _("It is noted whom it is about.")),
}


def form_for(
    doing: Doing,
    case: Case,
    staff: Staff,
    complaint: Complaint | None,
    data: QueryDict | None = None,
) -> StepForm:
    """Return the form of a step. Raises NotFound for one of a complaint that is none."""
    if doing is Doing.BEGIN:
        return BeginForm(case, staff, data)
    if complaint is None:
        raise NotFound(case.reference)
    match doing:
        case Doing.EXCLUDE:
            return ExcludeForm(case, staff, data, rules=rules_of(complaint))
        case Doing.ABOUT:
            return AboutForm(case, staff, data, complaint=complaint)
        case _:
            return STEPS[doing].form(case, staff, data)
