"""Somebody acts for the person of a case from now on, and gets a link of their own."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="representing",
    title=pgettext_lazy("letters", "You act for somebody"),
    subject=_("You act for somebody in case %(reference)s"),
    purpose=_("because you act for somebody who wrote to us"),
    is_automatic=True,
    needs=("extent",),
)
