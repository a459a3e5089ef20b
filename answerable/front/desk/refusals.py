"""A step about two cases that could not be taken: the same form, and why."""

from __future__ import annotations

from http import HTTPStatus
from typing import TypeVar, cast

from django.http import QueryDict

from answerable.cases.access import case_worked
from answerable.front.desk.forms.step import StepForm
from answerable.lib.errors import Refused, Stale

Sent = TypeVar("Sent", bound=StepForm)


def refuse_step(form: Sent, refused: Refused) -> Sent:
    """Return a form with the reason, ready to be sent again about the case as it is."""
    fresh = case_worked(form.staff, form.case.reference)
    data = cast("QueryDict", form.data).copy()
    data["seen"] = str(fresh.version)
    again = type(form)(fresh, form.staff, data)
    again.add_error(None, refused.hint)
    return again


def status_of(refused: Refused | None) -> HTTPStatus:
    """Return how a browser is told: what was read is old, or it cannot be."""
    is_stale = isinstance(refused, Stale)
    return HTTPStatus.CONFLICT if is_stale else HTTPStatus.UNPROCESSABLE_ENTITY
