"""Somebody wants to be written to at this address: its holder is asked."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="contact_confirm",
    title=pgettext_lazy("letters", "Shall we write to you here?"),
    subject=_("Shall we write to you at this address?"),
    purpose=_("because we must know that this address is yours"),
    is_automatic=True,
    needs=("confirm_url", "last_day"),
)
