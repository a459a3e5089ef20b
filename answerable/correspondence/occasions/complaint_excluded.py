"""Something is not a complaint for us to answer: why, and where to go."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="complaint_excluded",
    title=pgettext_lazy("letters", "We do not take something as a complaint"),
    subject=_("About your complaint: %(summary)s"),
    purpose=_("to tell you why we do not take this as a complaint"),
    is_automatic=False,
    needs=("words",),
)
