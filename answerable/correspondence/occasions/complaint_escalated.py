"""Somebody wants another look at their complaint: it begins."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="complaint_escalated",
    title=pgettext_lazy("letters", "Another look at a complaint was asked for"),
    subject=_("We look at your complaint again: %(reference)s"),
    purpose=_("to confirm that we look at your complaint again"),
    is_automatic=True,
    needs=("acknowledge_by",),
)
