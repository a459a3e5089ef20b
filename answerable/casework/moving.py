"""Some cases of one go to another, so that nobody drowns; and back, if it was a mistake."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from answerable.agency.duty import today
from answerable.agency.models import Staff
from answerable.agency.roles import Role
from answerable.agency.skills import barred_services
from answerable.cases.access import visible_to
from answerable.cases.loads import owned
from answerable.cases.locks import lock_cases
from answerable.casework.cover import who_takes
from answerable.casework.handing import give
from answerable.lib.errors import Refused


@dataclass(frozen=True)
class Moved:
    """Cases (ids) that were moved, each with its version since; from whom and to whom."""

    versions: dict[int, int]
    of: int | None
    to: int


@transaction.atomic
def move_cases(
    *, of: Staff | None, to: Staff, number: int, teams: Collection[int], by: Staff
) -> Moved:
    """Give some cases that somebody, or nobody, has to somebody else.

    Only what ``by`` leads, within these teams (ids), and what the other one works on
    and can do. Raises Refused where that is nothing.
    """
    led = by.posts.get(Role.SUPERVISOR, frozenset())
    common = led & to.team_ids & frozenset(teams)
    waiting = owned(visible_to(by), of, common)
    able = waiting.exclude(service__in=barred_services(to, today()))
    found = list(able.select_related("team")[:number])
    _refuse_nothing(found, of, to)
    for case in found:
        if case.team and who_takes(to, case.team) != to:
            hint = _("%(person)s is away today. Choose somebody else.")
            raise Refused(code="move-away", hint=hint % {"person": to})
        if case.team:
            give(case, team=case.team, owner=to, by=by, reason="moved_on")
    versions = {case.pk: case.version for case in found}
    return Moved(versions, of.pk if of else None, to.pk)


@transaction.atomic
def move_back(moved: Moved, *, by: Staff) -> int:
    """Give back what nobody touched since; return how many that were."""
    led = by.posts.get(Role.SUPERVISOR, frozenset())
    before = Staff.objects.filter(pk=moved.of or 0, is_active=True).first()
    seen = set(
        visible_to(by).filter(pk__in=moved.versions).values_list("pk", flat=True)
    )
    back = 0
    for case in lock_cases(seen).values():
        is_as_it_was = case.version == moved.versions[case.pk]
        if is_as_it_was and case.team and case.team_id in led:
            give(case, team=case.team, owner=before, by=by, reason="moved_back")
            back += 1
    return back


def _refuse_nothing(found: Collection[object], of: Staff | None, to: Staff) -> None:
    if of == to:
        hint = _("These cases are with %(person)s already. Choose somebody else.")
        raise Refused(code="move-same", hint=hint % {"person": to})
    if not found:
        hint = _(
            "There is nothing that %(person)s could take over: it must be of a team of"
            " theirs, and something that they can do."
        )
        raise Refused(code="move-nothing", hint=hint % {"person": to})
