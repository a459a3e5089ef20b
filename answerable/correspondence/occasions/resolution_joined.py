"""The work has ended on the case that somebody's own was joined with."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="resolution_joined",
    title=pgettext_lazy("letters", "Our answer to those whose case was joined"),
    subject=_("Our answer: %(summary)s"),
    purpose=_("to give you our answer"),
    is_automatic=False,
    needs=("words", "outcome", "reopen"),
)
