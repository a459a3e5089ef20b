"""Many cases with one cause: begun by a supervisor, caught as they come, let go again.

What is reported while it goes on is caught on its way to the desk, and its person hears at
once how far it is. Each case keeps its desk, its promise and its words. What is said of all
of them lies in ``situation_steps``; who still has to be told, in ``telling_all``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.models import Area, Service, Staff
from answerable.cases import actions as cases
from answerable.cases.journal import one_page
from answerable.cases.locks import lock_case
from answerable.cases.models import Case, Situation, SituationStatus
from answerable.cases.situations import (
    current_status,
    find_situation,
    lock_situation,
    may_belong,
)
from answerable.casework.telling_all import tell_status
from answerable.lib.errors import Refused
from answerable.lib.memory import forget
from answerable.lib.positions import Point

FIRST = 1  # the number of what is said when it begins


@dataclass(frozen=True)
class Plan:
    """What a situation is, where and until when, and whether the start page says it."""

    title: Mapping[str, str]
    ends_at: datetime
    begins_at: datetime
    area: Area | None = None
    point: Point | None = None
    metres: int | None = None
    is_on_start: bool = False

    @property
    def columns(self) -> dict[str, object]:
        """Return what the row keeps of it."""
        point = self.point
        return {
            "title": dict(self.title),
            "begins_at": self.begins_at,
            "ends_at": self.ends_at,
            "area": self.area,
            "latitude": point.latitude if point else None,
            "longitude": point.longitude if point else None,
            "metres": self.metres if point else None,
            "is_on_start": self.is_on_start,
        }


@transaction.atomic
def begin(
    service: Service, plan: Plan, *, words: Mapping[str, str], by: Staff
) -> Situation:
    """Begin a situation of a service, with what is said of it first."""
    _refuse_over(plan)
    situation = Situation.objects.create(service=service, opened_by=by, **plan.columns)
    SituationStatus.objects.create(
        situation=situation, number=FIRST, words=dict(words), by=by
    )
    transaction.on_commit(forget)
    return situation


@transaction.atomic
def change(situation: Situation, plan: Plan, *, seen: int) -> Situation:
    """Say anew what it is, where and until when; what it caught stays caught."""
    locked = lock_situation(situation.pk, seen=seen)
    if not locked.is_open:
        hint = _("This situation is over. Open it again first.")
        raise Refused(code="situation-over", hint=hint)
    _refuse_over(plan)
    for name, value in plan.columns.items():
        setattr(locked, name, value)
    return keep(locked, *plan.columns)


def keep(situation: Situation, *changed: str) -> Situation:
    """Save what changed of a locked situation, so that others are told to look again."""
    situation.version += 1
    situation.save(update_fields=[*changed, "version"])
    transaction.on_commit(forget)
    return situation


def catch(case: Case) -> Situation | None:
    """Let a new case belong to what goes on, and tell its person how far that is."""
    now = timezone.now()
    situation = find_situation(case, at=now)
    if situation is None:
        return None
    cases.capture_case(case, situation=situation, by=None, reason="matched")
    if status := current_status(situation, at=now):
        tell_status(case, situation, status)
    return situation


@transaction.atomic
def add(situation: Situation, references: Iterable[str], *, by: Staff) -> int:
    """Let open cases belong to a situation that came before it; return how many did.

    Each of their people is told what is said of it.
    """
    locked = lock_situation(situation.pk)
    _refuse_ended(locked)
    keys = Case.objects.filter(reference__in=list(references)).order_by("pk")
    added = sum(_is_added(pk, locked, by) for pk in keys.values_list("pk", flat=True))
    locked.is_telling = True
    keep(locked, "is_telling")
    return added


def _is_added(pk: int, situation: Situation, by: Staff) -> bool:
    case = lock_case(pk)
    is_of_it = case.service_id == situation.service_id and may_belong(case)
    if not (is_of_it and case.is_open) or case.situation_id:
        return False
    with one_page(case):
        cases.capture_case(case, situation=situation, by=by, reason="by_hand")
    return True


@transaction.atomic
def release(case: Case, *, by: Staff, seen: int | None = None) -> Case:
    """Let a case go its own way again; what its person was told stays told."""
    locked = lock_case(case.pk, seen=seen)
    if locked.situation_id is None:
        hint = _("This case belongs to no situation any more.")
        raise Refused(code="situation-left", hint=hint)
    with one_page(locked):
        cases.release_case(locked, by=by)
    return locked


def _refuse_over(plan: Plan) -> None:
    if plan.ends_at <= timezone.now():
        hint = _("The last day has passed: choose today or a later one.")
        raise Refused(code="situation-window", hint=hint)


def _refuse_ended(situation: Situation) -> None:
    if not situation.is_open or situation.ends_at <= timezone.now():
        hint = _("This situation is over. Open it again first.")
        raise Refused(code="situation-over", hint=hint)
