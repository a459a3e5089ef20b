"""For some months somebody is to be in touch with us in fewer ways."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="conduct_restriction",
    title=pgettext_lazy("letters", "Contact is limited for some months"),
    subject=_("How you can be in touch with us for some months"),
    purpose=_("to tell you what we limit, why, until when, and how you can appeal"),
    is_automatic=False,
    needs=("starts", "ends", "limits", "words", "review", "appeal", "always"),
)
