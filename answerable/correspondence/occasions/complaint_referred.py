"""We have said our last word, and somebody outside looks at it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="complaint_referred",
    title=pgettext_lazy("letters", "A complaint goes to the body outside"),
    subject=_("Who looks at your complaint now: %(summary)s"),
    purpose=_("to tell you who looks at your complaint after us"),
    is_automatic=False,
    needs=("words", "outside_body"),
)
