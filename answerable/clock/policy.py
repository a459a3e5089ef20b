"""Publish what we promise; cases keep the version that they were opened under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import TypeVar

from django.db import transaction

from answerable.agency.configuration import FOLDER, Hand, Topic, place
from answerable.agency.duty import today
from answerable.agency.models import Department, Service, Staff
from answerable.agency.models.configuration import Subject
from answerable.clock.ladders import Rung, as_kept, mistake_in
from answerable.clock.models import EscalationLadder, Kind, ServiceStandard
from answerable.clock.models.ladders import USUAL_SILENCE
from answerable.clock.timetable import About, find_course
from answerable.lib.changes import Effect, Placed, together, updated
from answerable.lib.errors import Refused
from answerable.lib.wording import Texts
from answerable.lib.worktime import StartRule, Unit

Version = TypeVar("Version", ServiceStandard, EscalationLadder)


@dataclass(frozen=True)
class Terms:
    """What is promised: how much time, counted how, and how often we mean to keep it.

    ``longest_extension`` is in the same unit, 0 where it cannot be extended;
    ``extended_by_leaders`` keeps that to supervisors; so are ``longest_pause``, 0 where a
    pause has no end, and ``paused_by_leaders``. The targets are in a hundred.
    ``wording`` is what the public reads, by language. ``owner`` or ``department`` answers
    for it. Cases that came before ``valid_from`` keep what was promised then.
    """

    amount: int
    unit: Unit
    start_rule: StartRule
    pauses: bool = True
    target_percent: int = 95
    longest_extension: int = 0
    extended_by_leaders: bool = False
    longest_pause: int = 0
    paused_by_leaders: bool = False
    quality_percent: int | None = None
    satisfaction_percent: int | None = None
    wording: Texts = field(default_factory=dict)
    owner: Staff | None = None
    department: Department | None = None
    valid_from: date | None = None

    @property
    def values(self) -> dict[str, object]:
        """Return what a version keeps of them."""
        words = {"unit": self.unit.value, "start_rule": self.start_rule.value}
        return {each.name: getattr(self, each.name) for each in fields(self)} | words


@transaction.atomic
def publish_standard(
    kind: Kind,
    terms: Terms,
    *,
    service: Service | None = None,
    case_type: str = "",
    stage: int = 1,
    by: Hand = FOLDER,
) -> Placed[ServiceStandard]:
    """Publish a promise; an equal one stays, another becomes a new version.

    It is for a service, or for a type of case, or, with neither, for what has no
    promise of its own. Only complaints have another stage than the first.
    """
    wanted = terms.values
    versions = ServiceStandard.objects.select_for_update(no_key=True, of=("self",))
    about = {"service": service, "case_type": case_type, "stage": stage, "kind": kind}
    same = versions.filter(**about)
    newest = same.order_by("-version").first()
    promise = ServiceStandard(**about, **wanted)
    promise.version = newest.version + 1 if newest else 1
    return place(
        topic_of(service, case_type, kind, stage),
        by=by,
        found=newest,
        before=_logged(kept_of(newest)) if newest else {},
        wanted=_logged(wanted),
        write=lambda: _publish(promise),
    )


@transaction.atomic
def publish_course(
    kind: Kind,
    course: Sequence[Terms],
    *,
    service: Service | None = None,
    case_type: str = "",
    stage: int = 1,
    by: Hand = FOLDER,
) -> Placed[ServiceStandard]:
    """Publish what is promised now and from later days on; an equal course stays.

    The terms are in the order of their first days.
    """
    about = About(service.slug if service else "", case_type, kind)
    there = find_course(about, today(), stage).versions
    wanted = [terms.values for terms in course]
    if there and [kept_of(each) for each in there] == wanted:
        return updated(there[-1], ())
    placed = [
        publish_standard(
            kind, terms, service=service, case_type=case_type, stage=stage, by=by
        )
        for terms in course
    ]
    changed = [each for each in placed if each.effect is not Effect.UNCHANGED]
    return together(*changed) if changed else placed[-1]


def kept_of(standard: ServiceStandard) -> dict[str, object]:
    """Return the terms of a version by their names, as it keeps them."""
    return {each.name: getattr(standard, each.name) for each in fields(Terms)}


def _logged(values: dict[str, object]) -> dict[str, object]:
    """Return terms as the log writes them: one of us by their user name."""
    owner = values["owner"]
    named = owner.username if isinstance(owner, Staff) else None
    return {**values, "owner": named}


@transaction.atomic
def publish_ladder(
    rungs: Sequence[Rung],
    *,
    silent_days: int = USUAL_SILENCE,
    case_type: str = "",
    by: Hand = FOLDER,
) -> Placed[EscalationLadder]:
    """Publish who is told before a promise is late; an equal ladder stays.

    It is for a type of case, or for all that have none of their own. Promises that run
    keep the one that they began with. Raises Refused where it makes no sense.
    """
    if hint := mistake_in(rungs):
        raise Refused(code="ladder", hint=hint)
    wanted: dict[str, object] = {
        "rungs": [as_kept(each) for each in rungs],
        "silent_days": silent_days,
    }
    versions = EscalationLadder.objects.select_for_update(no_key=True)
    newest = versions.filter(case_type=case_type).order_by("-version").first()
    version = newest.version + 1 if newest else 1
    ladder = EscalationLadder(case_type=case_type, version=version, **wanted)
    return place(
        topic_of_ladder(case_type),
        by=by,
        found=newest,
        before={name: getattr(newest, name) for name in wanted} if newest else {},
        wanted=wanted,
        write=lambda: _publish(ladder),
    )


def topic_of(
    service: Service | None, case_type: str, kind: str, stage: int = 1
) -> Topic:
    """Return what the log calls the promise of one kind to one kind of matter."""
    of = service.slug if service else case_type or "everything"
    return Topic(Subject.STANDARD, f"{of} {kind}" + later(stage))


def topic_of_ladder(case_type: str) -> Topic:
    """Return what the log calls the ladder of one type of case, or of all others."""
    return Topic(Subject.LADDER, case_type or "everything")


def later(stage: int) -> str:
    """Return how a promise of a later stage is told from that of the first."""
    return f" stage {stage}" if stage > 1 else ""


def _publish(version: Version) -> Version:
    # Without a service or a case type is meant: Django would call it missing.
    version.clean_fields(exclude=["service", "case_type"])
    version.save(force_insert=True)
    return version
