"""A real case on which a text is tried before it is kept."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _

from answerable.cases.models import Case
from answerable.front.desk.case.page import looked_at
from answerable.front.desk.doors import DeskRequest
from answerable.lib.errors import NotFound
from answerable.lib.references import find_reference


def tried_case(request: DeskRequest, form: forms.Form) -> Case | None:
    """Return the case that a form names; say so where there is none to be read."""
    typed = str(form["case"].value() or "").strip()
    if not typed:
        return None
    try:
        return looked_at(request.user, find_reference(typed) or "")
    except NotFound:
        form.add_error("case", _("There is no such case for you. Check its reference."))
        return None
