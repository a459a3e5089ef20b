"""Staff write to the person; the words are theirs."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="reply",
    subject=_("Re: %(summary)s"),
    purpose=_("to answer you"),
    is_automatic=False,
)
