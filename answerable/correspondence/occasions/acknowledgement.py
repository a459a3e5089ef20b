"""A message has come in and has a case: who answers, and by when."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="acknowledgement",
    title=pgettext_lazy("letters", "We have a message"),
    # Not their words: anybody may send them in somebody else's name.
    subject=_("We have your message: %(reference)s"),
    purpose=_("to confirm that we have your message"),
    is_automatic=True,
    needs=("reference", "promise", "left_out", "asks_to_remember"),
)
