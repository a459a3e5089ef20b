"""Publish what we promise; cases keep the version that they were opened under."""

from __future__ import annotations

from django.db import transaction

from answerable.agency.models import Service
from answerable.clock.models import Kind, ServiceStandard
from answerable.lib.changes import Placed, compare, created, updated
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
    return _supersede(newest, promise, wanted) if newest else created(_publish(promise))


def _supersede(
    newest: ServiceStandard, promise: ServiceStandard, wanted: dict[str, object]
) -> Placed[ServiceStandard]:
    differences = compare({name: getattr(newest, name) for name in wanted}, wanted)
    if not differences:
        return updated(newest, ())
    promise.version = newest.version + 1
    return updated(_publish(promise), differences)


def _publish(promise: ServiceStandard) -> ServiceStandard:
    # A promise without a case type is meant: Django would call it missing.
    promise.clean_fields(exclude=["service", "case_type"])
    promise.save(force_insert=True)
    return promise
