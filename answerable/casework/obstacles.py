"""Why two cases must stay apart, or joined: each reason in a sentence."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _, ngettext

from answerable.cases.joined import (
    APART_WITHIN,
    APART_WITHIN_DAYS,
    absorbed_by,
    parts_of,
)
from answerable.cases.models import Case, CaseAccess, CaseLink
from answerable.cases.models.case import CaseType
from answerable.lib.errors import Refused


def refuse_joining(case: Case, to: Case) -> None:
    """Raise Refused, with the reason, where two cases must stay apart."""
    for code, is_so, hint in _obstacles(case, to):
        if is_so:
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


def may_be_taken_apart(link: CaseLink) -> bool:
    """Tell whether there is still time to undo a joining."""
    return link.at is not None and timezone.now() - link.at <= APART_WITHIN


def _obstacles(case: Case, to: Case) -> list[tuple[str, bool, str]]:
    """Return what could keep two cases apart: a code, whether it does, and why."""
    ended = _("%(case)s is “%(state)s”: only open cases can be joined.")
    return [
        (
            "itself",
            case.pk == to.pk,
            _("That is this very case. Type another one."),
        ),
        (
            "ended",
            not case.is_open,
            ended % {"case": case, "state": case.get_state_display()},
        ),
        (
            "into-ended",
            not to.is_open,
            ended % {"case": to, "state": to.get_state_display()},
        ),
        (
            "scope",
            _scope(case) != _scope(to),
            _("One of the two is protected, and not the same people may see them."),
        ),
        (
            "complaint",
            case.case_type == CaseType.COMPLAINT != to.case_type,
            _(
                "A complaint must be answered as one. Join the other case with the"
                " complaint instead."
            ),
        ),
        (
            "chain",
            bool(absorbed_by(case)),
            _(
                "Other cases are joined with this one. Join the other case with this"
                " one instead, or take them apart first."
            ),
        ),
        (
            "parts",
            parts_of(case).exists(),
            _("This case has parts. Unlink them first, or join the other way round."),
        ),
    ]


def _scope(case: Case) -> frozenset[int] | None:
    """Return who alone may see a restricted case; None where it is not restricted."""
    if not case.is_restricted:
        return None
    granted = case.accesses.filter(verdict=CaseAccess.Verdict.GRANT)
    return frozenset(granted.values_list("staff", flat=True))
