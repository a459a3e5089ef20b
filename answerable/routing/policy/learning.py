"""Say what may be done with what was learned: act, only propose, or nothing."""

from __future__ import annotations

from django.db import transaction

from answerable.agency.configuration import Hand, Topic, place
from answerable.agency.models.configuration import Subject
from answerable.lib.changes import Placed
from answerable.routing.models import Learning

TOPIC = Topic(Subject.LEARNING, "")


@transaction.atomic
def use_learning(use: Learning.Use, *, by: Hand) -> Placed[Learning]:
    """Let what was learned act, only propose, or rest, from now on. Raises Stale."""
    Learning.objects.get_or_create(pk=Learning.ONLY)
    row = Learning.objects.select_for_update().get()

    def write() -> Learning:
        row.use = use
        row.save(update_fields=["use"])
        return row

    before, wanted = {"use": str(row.use)}, {"use": str(use)}
    return place(TOPIC, by=by, found=row, before=before, wanted=wanted, write=write)
