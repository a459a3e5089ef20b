"""Questions about forms: the newest, what is being changed, what there was."""

from __future__ import annotations

from django.db.models import QuerySet

from answerable.agency.models import Service
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
