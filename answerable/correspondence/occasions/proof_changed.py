"""What one of us proves themselves by was changed: they are told, in case it was another."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="proof_changed",
    title=pgettext_lazy("letters", "To staff: your sign-in was changed"),
    subject=_("Your sign-in at the desk was changed"),
    purpose=_("because what opens the desk for you was changed"),
    is_automatic=True,
    needs=("what_changed", "changed_at"),
)
