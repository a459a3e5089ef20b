"""What we answered earlier was wrong, and this is right."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="answer_corrected",
    title=pgettext_lazy("letters", "What we had answered was wrong"),
    subject=_("We must correct our answer: %(summary)s"),
    purpose=_("to tell you that something in our answer was wrong"),
    is_automatic=False,
    needs=("told_on", "words"),
)
