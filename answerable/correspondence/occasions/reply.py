"""Staff write to the person; the words are theirs."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="reply",
    title=pgettext_lazy("letters", "A reply"),
    subject=_("Re: %(summary)s"),
    purpose=_("to answer you"),
    is_automatic=False,
    needs=("words",),
)
