"""Why two cases must stay apart, or joined, or divided: each reason in a sentence."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from answerable.cases.joined import (
    APART_WITHIN,
    APART_WITHIN_DAYS,
    absorbed_by,
    parts_of,
)
from answerable.cases.models import Case, CaseAccess, CaseLink
from answerable.cases.models.case import CaseType
from answerable.cases.workflow import State
from answerable.lib.errors import Refused


def refuse_joining(case: Case, to: Case) -> None:
    """Raise Refused, with the reason, where two cases must stay apart."""
    for code, obstacle in OBSTACLES.items():
        if hint := obstacle(case, to):
            raise Refused(code=f"join-{code}", hint=hint)


def refuse_taking_apart(link: CaseLink | None) -> None:
    """Raise Refused, with the reason, where a joining cannot be undone any more."""
    if link is None:
        hint = _("This case is not joined with another one any more.")
        raise Refused(code="apart-already", hint=hint)
    if not may_be_taken_apart(link):
        hint = ngettext(
            "These cases were joined more than %(days)s day ago, so they stay joined."
            " Link a new case where the matters differ after all.",
            "These cases were joined more than %(days)s days ago, so they stay joined."
            " Link a new case where the matters differ after all.",
            APART_WITHIN_DAYS,
        )
        raise Refused(code="apart-late", hint=hint % {"days": APART_WITHIN_DAYS})


def refuse_putting_back(case: Case, source: Case, link: CaseLink) -> None:
    """Raise Refused, with the reason, where what was split off stays a case of its own.

    Where the case it came from has been answered, that one is taken up again: undoing
    loses nothing.
    """
    if not may_be_taken_apart(link):
        raise Refused(code="split-late", hint=_split_late())
    if hint := _has_ended(case) or why_stays_split(source):
        raise Refused(code="split-stays", hint=hint)


def why_stays_split(source: Case) -> str:
    """Return why nothing is put back into the case it came from; else nothing."""
    return str(STAYS.get(State(source.state), ""))


def may_be_taken_apart(link: CaseLink) -> bool:
    """Tell whether there is still time to undo a joining."""
    return link.at is not None and timezone.now() - link.at <= APART_WITHIN


def _split_late() -> str:
    words = ngettext(
        "It was split off more than %(days)s day ago, so it stays a case of its own.",
        "It was split off more than %(days)s days ago, so it stays a case of its own.",
        APART_WITHIN_DAYS,
    )
    return words % {"days": APART_WITHIN_DAYS}


def _has_ended(case: Case) -> str:
    if case.state == State.MERGED:
        return _("This case is joined with another one. Take the two apart first.")
    words = _("This case is “%(state)s”. Open it again first, then put it back.")
    return "" if case.is_open else words % {"state": case.get_state_display()}


def _itself(case: Case, to: Case) -> str:
    words = _("That is this very case. Type another one.")
    return words if case.pk == to.pk else ""


def _ended(case: Case) -> str:
    words = _("%(case)s is “%(state)s”: only open cases can be joined.")
    said = words % {"case": case, "state": case.get_state_display()}
    return "" if case.is_open else said


def _protected(case: Case, to: Case) -> str:
    words = _("One of the two is protected, and not the same people may see them.")
    return words if _scope(case) != _scope(to) else ""


def _complaint(case: Case, to: Case) -> str:
    words = _(
        "A complaint must be answered as one. Join the other case with the complaint"
        " instead."
    )
    return words if case.case_type == CaseType.COMPLAINT != to.case_type else ""


def _chain(case: Case) -> str:
    words = _(
        "Other cases are joined with this one. Join the other case with this one"
        " instead, or take them apart first."
    )
    return words if absorbed_by(case) else ""


def _parts(case: Case) -> str:
    words = _("This case has parts. Unlink them first, or join the other way round.")
    return words if parts_of(case).exists() else ""


def _scope(case: Case) -> frozenset[int] | None:
    """Return who alone may see a restricted case; None where it is not restricted."""
    if not case.is_restricted:
        return None
    granted = case.accesses.filter(verdict=CaseAccess.Verdict.GRANT, until=None)
    return frozenset(granted.values_list("staff", flat=True))


# What keeps a case from being joined with another one: each says why, or nothing.
OBSTACLES: dict[str, Callable[[Case, Case], str]] = {
    "itself": _itself,
    "ended": lambda case, _to: _ended(case),
    "into-ended": lambda _case, to: _ended(to),
    "scope": _protected,
    "complaint": _complaint,
    "chain": lambda case, _to: _chain(case),
    "parts": lambda case, _to: _parts(case),
}
# Where nothing is put back: what its person took back is theirs to take up again.
STAYS = {
    State.WITHDRAWN: gettext_lazy(
        "The person took back the case it came from, so this one stays a case of its"
        " own. Answer here what they still ask for."
    ),
    State.MERGED: gettext_lazy(
        "The case it came from is joined with another one. Join this case with that"
        " one instead."
    ),
    State.CLOSED: gettext_lazy(
        "The case it came from is closed for good, so this one stays a case of its own."
        " Answer it here."
    ),
}
