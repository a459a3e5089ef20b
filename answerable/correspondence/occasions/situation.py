"""A case is one of many with one cause: what is said of that, once and again."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="situation",
    title=pgettext_lazy("letters", "News of a situation"),
    subject=_("News about what you told us: %(reference)s"),
    purpose=_("to tell you how far something is that concerns many"),
    is_automatic=True,
    needs=("situation", "words"),
)
