"""How a step about conduct goes: decided and told, or the form again with every reason."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import TypeVar

from django.http import HttpResponse
from django.utils.translation import gettext as _

from answerable.complaints.conduct_refusals import ConductRefused
from answerable.complaints.models.conduct import InWriting
from answerable.front.desk.forms.conduct import ConductForm

Sent = TypeVar("Sent", bound=ConductForm)
Again = Callable[[Sent, HTTPStatus], HttpResponse]


def try_to_tell(
    form: Sent, take: Callable[[Sent], HttpResponse], again: Again[Sent]
) -> HttpResponse:
    """Do what a form asks for; where it cannot be done, show it again with the reasons."""
    if not form.is_valid():
        return again(form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        return take(form)
    except ConductRefused as refused:
        form.refuse(refused.codes)
        return again(form, HTTPStatus.UNPROCESSABLE_ENTITY)


def told(made: InWriting) -> str:
    """Return how the person learns of what was decided."""
    if made.dispatch:
        return _("The letter is on its way.")
    return _("Print the letter below, and see that they get it.")
