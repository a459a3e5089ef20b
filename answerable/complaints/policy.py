"""The procedure for complaints, published in versions like every other promise."""

from __future__ import annotations

from django.db import transaction

from answerable.agency.configuration import FOLDER, Hand, Topic, place
from answerable.agency.models.configuration import Subject
from answerable.complaints.models import Procedure
from answerable.complaints.rules import Rules, as_kept
from answerable.lib.changes import Placed


@transaction.atomic
def publish_procedure(rules: Rules, *, by: Hand = FOLDER) -> Placed[Procedure]:
    """Publish how complaints are dealt with from now on; an equal version stays.

    Complaints that go on keep the version that they began with.
    """
    wanted = as_kept(rules)
    versions = Procedure.objects.select_for_update(no_key=True)
    newest = versions.order_by("-version").first()
    version = newest.version + 1 if newest else 1
    return place(
        Topic(Subject.PROCEDURE, ""),
        by=by,
        found=newest,
        before={name: getattr(newest, name) for name in wanted} if newest else {},
        wanted=wanted,
        write=lambda: Procedure.objects.create(version=version, **wanted),
    )
