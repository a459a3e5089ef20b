"""Somebody has lost the way to their case; the address on file gets a new link."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="link",
    title=pgettext_lazy("letters", "A new link to a case"),
    subject=_("Your link to %(reference)s"),
    purpose=_("because somebody asked for a link to this case"),
    is_automatic=True,
)
