"""The person of a case is told that somebody acts for them: they can object."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="represented",
    title=pgettext_lazy("letters", "Somebody acts for you"),
    subject=_("Somebody acts for you in case %(reference)s"),
    purpose=_("so that you know who sees your case"),
    is_automatic=True,
    needs=("representative", "extent"),
)
