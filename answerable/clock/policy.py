"""Publish what we promise; cases keep the version that they were opened under."""

from __future__ import annotations

from django.db import transaction

from answerable.agency.configuration import FOLDER, Hand, Topic, place
from answerable.agency.models import Service
from answerable.agency.models.configuration import Subject
from answerable.clock.models import Kind, ServiceStandard
from answerable.lib.changes import Placed
from answerable.lib.worktime import StartRule, Unit


@transaction.atomic
def publish_standard(
    *,
    kind: Kind,
    amount: int,
    unit: Unit,
    start_rule: StartRule,
    service: Service | None = None,
    case_type: str = "",
    pauses: bool = True,
    target_percent: int = 95,
    by: Hand = FOLDER,
) -> Placed[ServiceStandard]:
    """Publish a promise; an equal one stays, another becomes a new version.

    It is for a service, or for a type of case, or, with neither, for what has no
    promise of its own.
    """
    wanted: dict[str, object] = {
        "amount": amount,
        "unit": unit.value,
        "start_rule": start_rule.value,
        "pauses": pauses,
        "target_percent": target_percent,
    }
    versions = ServiceStandard.objects.select_for_update(no_key=True, of=("self",))
    same = versions.filter(service=service, case_type=case_type, kind=kind)
    newest = same.order_by("-version").first()
    promise = ServiceStandard(service=service, case_type=case_type, kind=kind, **wanted)
    promise.version = newest.version + 1 if newest else 1
    return place(
        topic_of(service, case_type, kind),
        by=by,
        found=newest,
        before={name: getattr(newest, name) for name in wanted} if newest else {},
        wanted=wanted,
        write=lambda: _publish(promise),
    )


def topic_of(service: Service | None, case_type: str, kind: str) -> Topic:
    """Return what the log calls the promise of one kind to one kind of matter."""
    of = service.slug if service else case_type or "everything"
    return Topic(Subject.STANDARD, f"{of} {kind}")


def _publish(promise: ServiceStandard) -> ServiceStandard:
    # A promise without a case type is meant: Django would call it missing.
    promise.clean_fields(exclude=["service", "case_type"])
    promise.save(force_insert=True)
    return promise
