"""A limit on how somebody is in touch with us was looked at again."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="conduct_review",
    title=pgettext_lazy("letters", "Limited contact was looked at again"),
    subject=_("We looked again at how you can be in touch with us"),
    purpose=_("to tell you what came of looking at it again"),
    is_automatic=False,
    needs=("decision", "words", "limits", "appeal", "always"),
)
