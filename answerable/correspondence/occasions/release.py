"""Too many requests came from one place; this one waits for a confirmation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="release",
    title=pgettext_lazy("letters", "Please confirm your request"),
    subject=_("Please confirm your request %(reference)s"),
    purpose=_("because we must know that this request is yours"),
    is_automatic=True,
    needs=("release_url",),
)
