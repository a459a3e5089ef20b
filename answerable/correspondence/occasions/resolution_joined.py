"""The work has ended on the case that somebody's own was joined with."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="resolution_joined",
    subject=_("Our answer: %(summary)s"),
    purpose=_("to give you our answer"),
    is_automatic=False,
)
