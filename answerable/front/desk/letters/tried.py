"""The case on which a text is tried before it is kept: a real one, or one made up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _

from answerable.cases.models import Case
from answerable.clock.models import Deadline
from answerable.clock.queries import all_deadlines
from answerable.front.desk.case.page import looked_at
from answerable.front.desk.doors import DeskRequest
from answerable.lib.errors import NotFound
from answerable.lib.references import find_reference
from answerable.lib.wording import isolated


@dataclass(frozen=True)
class Tried:
    """A case, what is promised in it and, of one made up, what its person answered."""

    case: Case
    promised: list[Deadline]
    answers: Sequence[tuple[str, str]] = ()
    is_made_up: bool = False

    @property
    def about(self) -> str:
        """Return what it is about, for the middle of a sentence in another language."""
        return isolated(self.case.summary)


def tried_case(request: DeskRequest, form: forms.Form) -> Tried | None:
    """Return the case that a form names; say so where there is none to be read."""
    typed = named_in(form)
    if not typed:
        return None
    try:
        case = looked_at(request.user, find_reference(typed) or "")
    except NotFound:
        form.add_error("case", _("There is no such case for you. Check its reference."))
        return None
    return Tried(case, all_deadlines(case))


def named_in(form: forms.Form) -> str:
    """Return the reference that stands in a form."""
    return str(form["case"].value() or "").strip()
