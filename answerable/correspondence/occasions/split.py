"""Part of what somebody wrote is another matter and has a case of its own now."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="split",
    title=pgettext_lazy("letters", "Part of a message has a case of its own"),
    # Not their words, as in an acknowledgement.
    subject=_("A reference of its own for part of your message: %(reference)s"),
    purpose=_("to tell you where part of your message is dealt with"),
    is_automatic=True,
    needs=("before", "reference", "promise"),
)
