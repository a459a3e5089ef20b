"""Two cases that belong together: said by staff, and taken back by staff.

A case may be a part of one other. It then has no parts itself, so nobody has to look
further than one step, and no circle can come about.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.cases import actions as cases
from answerable.cases.joined import parts_of, whole_of
from answerable.cases.journal import one_page_each
from answerable.cases.locks import lock_cases, refuse_unseen
from answerable.cases.models import Case, CaseLink
from answerable.lib.errors import Refused

Kind = CaseLink.Kind
BY_HAND = (Kind.RELATED, Kind.PART_OF)


@transaction.atomic
def link(
    case: Case,
    *,
    to: Case,
    kind: CaseLink.Kind,
    by: Staff,
    seen: int | None = None,
    seen_other: int | None = None,
) -> CaseLink:
    """Say that a case belongs with another one, or is a part of it.

    ``seen`` and ``seen_other`` are the versions that the decider looked at, of those
    that were looked at. Raises Refused, with the reason.
    """
    locked = lock_cases({case.pk, to.pk})
    one, other = locked[case.pk], locked[to.pk]
    refuse_unseen(one, seen)
    refuse_unseen(other, seen_other)
    _refuse_twice(one, other, kind)
    if kind == Kind.PART_OF:
        _refuse_part(one, other)
    with one_page_each(locked.values()):
        return cases.link_by_hand(one, to=other, kind=kind, by=by)


@transaction.atomic
def unlink(case: Case, *, link: int, by: Staff, seen: int) -> Case:
    """Take a link (its id) of a case back. Raises Refused where it is gone already."""
    found = _find_link(case, link)
    locked = lock_cases({found.case_id, found.to_id})
    refuse_unseen(locked[case.pk], seen)
    again = _find_link(case, link)
    one, other = locked[again.case_id], locked[again.to_id]
    with one_page_each(locked.values()):
        cases.unlink_cases(again, case=one, to=other, by=by)
    return locked[case.pk]


def _find_link(case: Case, pk: int) -> CaseLink:
    ends = Q(case=case) | Q(to=case)
    found = CaseLink.objects.filter(ends, pk=pk, kind__in=BY_HAND).first()
    if found is None:
        raise Refused(
            code="link-gone", hint=_("These two cases are not linked any more.")
        )
    return found


def _refuse_twice(one: Case, other: Case, kind: CaseLink.Kind) -> None:
    if one.pk == other.pk:
        raise Refused(
            code="link-itself", hint=_("That is this very case. Type another one.")
        )
    both = Q(case=one, to=other) | Q(case=other, to=one)
    if CaseLink.objects.filter(both, kind=kind).exists():
        raise Refused(
            code="link-twice", hint=_("These two cases are linked like that already.")
        )


def _refuse_part(part: Case, whole: Case) -> None:
    if whole_of(part):
        hint = _("%(part)s is a part of another case already: unlink it there first.")
        raise Refused(code="part-twice", hint=hint % {"part": part})
    if parts_of(part).exists():
        hint = _("%(part)s has parts itself, so it cannot be a part of another case.")
        raise Refused(code="part-of-parts", hint=hint % {"part": part})
    if whole_of(whole):
        hint = _("%(whole)s is itself a part of another case: choose that one.")
        raise Refused(code="part-of-part", hint=hint % {"whole": whole})
    if part.is_open and not whole.is_open:
        hint = _("%(whole)s has ended: an open case cannot become a part of it.")
        raise Refused(code="part-of-ended", hint=hint % {"whole": whole})
