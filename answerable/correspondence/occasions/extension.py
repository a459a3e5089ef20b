"""What we promise needs more time than we said."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="extension",
    title=pgettext_lazy("letters", "More time is needed"),
    subject=_("We need more time: %(summary)s"),
    purpose=_("to tell you that we need more time, and until when"),
    is_automatic=False,
    needs=("old_day", "words", "new_day"),
)
