"""Edit what the office does each time: its checklists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction

from answerable.agency.configuration import Hand
from answerable.agency.models import Service
from answerable.agency.policy.placing import put
from answerable.cases.models import Checklist
from answerable.lib.changes import Placed
from answerable.lib.wording import Texts


@transaction.atomic
def put_checklist(
    *,
    slug: str,
    name: Texts,
    steps: Mapping[str, Sequence[str]],
    service: Service | None,
    days: int | None,
    is_offered: bool,
    by: Hand,
) -> Placed[Checklist]:
    """Keep what is to be done each time, for one service or for all."""
    return put(
        Checklist.objects.all(),
        slug,
        by=by,
        name=name,
        steps=steps,
        service=service,
        days=days,
        is_offered=is_offered,
    )
