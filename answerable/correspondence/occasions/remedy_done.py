"""Something that a complaint made us promise is done."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="remedy_done",
    title=pgettext_lazy("letters", "Something was put right"),
    subject=_("It is done: %(summary)s"),
    purpose=_("to tell you that we did what we promised you"),
    is_automatic=False,
    needs=("what",),
)
