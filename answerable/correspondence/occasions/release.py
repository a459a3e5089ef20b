"""Too many requests came from one place; this one waits for a confirmation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="release",
    subject=_("Please confirm your request %(reference)s"),
    purpose=_("because we must know that this request is yours"),
    is_automatic=True,
)
