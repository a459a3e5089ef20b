"""A complaint is answered: what we found, why, and what we do about it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="complaint_decision",
    title=pgettext_lazy("letters", "Our answer to a complaint"),
    subject=_("Our answer to your complaint: %(summary)s"),
    purpose=_("to give you our answer to your complaint"),
    is_automatic=False,
    needs=("words",),
)
