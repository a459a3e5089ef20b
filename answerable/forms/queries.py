"""Questions about forms: the newest, what is being changed, what there was."""

from __future__ import annotations

from django.db.models import QuerySet

from answerable.agency.approvers import approves
from answerable.agency.models import Service, Staff
from answerable.forms.burden import burden_of
from answerable.forms.models import Form, Sketch


def find_newest(service: Service) -> Form | None:
    """Return the questions that people are asked now."""
    return versions_of(service).first()


def versions_of(service: Service) -> QuerySet[Form]:
    """Return the published versions, the newest first."""
    return Form.objects.filter(service=service).order_by("-version")


def sketch_of(service: Service) -> Sketch:
    """Return what is being changed; where nothing is, an unsaved copy of the newest."""
    return sketch_beside(service, find_newest(service))


def sketch_beside(service: Service, newest: Form | None) -> Sketch:
    """Return the same to who has the newest version already."""
    found = Sketch.objects.filter(service=service).first()
    asked = newest.questions if newest else []
    return found or Sketch(service=service, questions=asked)


def asks_more(service: Service, newest: Form | None, sketch: Sketch) -> bool:
    """Tell whether a sketch asks more than the published version, by our estimate."""
    before = burden_of(service, newest.questions if newest else ())
    return burden_of(service, sketch.questions).exceeds(before)


def proposals_for(staff: Staff) -> list[Sketch]:
    """Return the sketches that wait for this member to approve them, the oldest first.

    A service has one sketch at most, so there are no more than services.
    """
    waiting = Sketch.objects.exclude(proposed_by=None).exclude(proposed_by=staff)
    rows = list(
        waiting.select_related("service", "proposed_by").order_by("proposed_at", "pk")
    )
    may = approves(staff) if rows else None
    return [row for row in rows if may and may(row.service)]
