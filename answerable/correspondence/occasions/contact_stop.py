"""An address is about to be replaced: its holder is told, and can stop it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="contact_stop",
    title=pgettext_lazy("letters", "Your address or number is to change"),
    subject=_("Your address or number is to change"),
    purpose=_("because somebody asked us to reach you in another way"),
    is_automatic=True,
    needs=("stop_url", "last_day"),
)
