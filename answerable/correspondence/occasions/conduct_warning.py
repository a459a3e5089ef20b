"""How somebody is in touch with us goes too far: they are told before anything follows."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="conduct_warning",
    title=pgettext_lazy("letters", "Something goes too far"),
    subject=_("How you are in touch with us"),
    purpose=_("to tell you what we ask of you, before we limit anything"),
    is_automatic=False,
    needs=("conduct", "words", "asked", "always"),
)
