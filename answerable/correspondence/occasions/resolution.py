"""The work on a case has ended: the outcome and the reason, in plain words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="resolution",
    title=pgettext_lazy("letters", "Our answer, when the work ends"),
    subject=_("Our answer: %(summary)s"),
    purpose=_("to give you our answer"),
    is_automatic=False,
    needs=("words", "outcome", "reopen"),
)
