"""What one of us promised cannot be kept as it was promised."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from answerable.correspondence.occasion import Occasion

OCCASION = Occasion(
    name="promise_changed",
    title=pgettext_lazy("letters", "A promise is changed"),
    subject=_("A promise of ours has changed: %(summary)s"),
    purpose=_("to tell you that we cannot keep a promise as we made it"),
    is_automatic=False,
    needs=("what", "promised_by", "words", "new_promise"),
)
