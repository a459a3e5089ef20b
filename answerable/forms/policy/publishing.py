"""Publish what a service asks; a published version is never edited."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from django.db import transaction

from answerable.agency.configuration import FOLDER, Hand, Topic, place
from answerable.agency.models import Service
from answerable.agency.models.configuration import Subject
from answerable.forms.checking import faults_in_form, in_words
from answerable.forms.models import Form
from answerable.forms.questions.kind import Question
from answerable.lib.changes import Placed
from answerable.lib.errors import Refused


@transaction.atomic
def publish_form(
    *,
    service: Service,
    questions: Sequence[Question],
    languages: Collection[str] = (),
    by: Hand = FOLDER,
    beside: Mapping[str, object] = MappingProxyType({}),
) -> Placed[Form]:
    """Publish questions; equal ones stay, others become a new version.

    ``beside`` is what the log says with it: why it asks more, and who approved that.
    Raises Refused when a definition is faulty.
    """
    if faults := faults_in_form(questions, languages):
        raise Refused(code="form-faulty", hint=in_words(faults, questions))
    # The service is locked, not the form: the first version has no row to lock yet.
    Service.objects.select_for_update(no_key=True).get(pk=service.pk)
    newest = Form.objects.filter(service=service).order_by("-version").first()
    version = newest.version + 1 if newest else 1
    return place(
        topic_of(service),
        by=by,
        found=newest,
        before=by_key(newest.questions) if newest else {},
        wanted={**by_key(questions), **beside},
        write=lambda: _publish(service, version, questions),
    )


def topic_of(service: Service) -> Topic:
    """Return what the log calls the questions of a service."""
    return Topic(Subject.FORM, service.slug)


def _publish(service: Service, version: int, questions: Sequence[Question]) -> Form:
    return Form.objects.create(
        service=service, version=version, questions=list(questions)
    )


def by_key(questions: Sequence[Question]) -> Mapping[str, object]:
    """Return the questions under their names, with their place in the order."""
    return {
        str(question["key"]): {"position": number, **question}
        for number, question in enumerate(questions, start=1)
    }
