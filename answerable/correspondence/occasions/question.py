"""Staff need something from the person before they can go on."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="question",
    title=pgettext_lazy("letters", "A question"),
    subject=_("We need to know something: %(summary)s"),
    purpose=_("to ask you something that we need to help you"),
    is_automatic=False,
    needs=("words",),
)
