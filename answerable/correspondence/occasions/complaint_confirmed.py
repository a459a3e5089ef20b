"""We have read a complaint, and say what we understood and by when we answer."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="complaint_confirmed",
    title=pgettext_lazy("letters", "A complaint is confirmed: what we understood"),
    subject=_("What we understood of your complaint: %(summary)s"),
    purpose=_("to tell you what we understood of your complaint"),
    is_automatic=False,
    needs=("issues", "words", "new_day"),
)
