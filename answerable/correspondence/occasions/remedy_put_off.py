"""Something that a complaint made us promise takes longer."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="remedy_put_off",
    title=pgettext_lazy("letters", "Putting something right takes longer"),
    subject=_("It takes longer: %(summary)s"),
    purpose=_("to tell you that what we promised you takes longer"),
    is_automatic=False,
    needs=("what", "words", "new_day"),
)
