"""The page that offers to follow what somebody else reported already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from answerable.front.portal.similar import Similar, find_chosen
from answerable.front.shared.pieces import pictured

NONE_OF_THESE = "none"


class SimilarForm(forms.Form):
    """One of the reports that are open already, or none of them."""

    same = forms.ChoiceField(
        label=_("Is it one of these?"),
        help_text=_(
            "Others have reported something close by. If it is the same, follow their"
            " report: we have your words and photos all the same, and tell you what"
            " happens."
        ),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose one of these, or that yours is another one"),
            "invalid_choice": _(
                "That report has just been answered, or cannot be followed any more."
                " Choose again."
            ),
        },
    )

    def __init__(
        self, *args: Any, offered: Sequence[Similar], picture: str, **options: Any
    ) -> None:
        """Offer these, each with the picture of its kind."""
        super().__init__(*args, **options)
        self.offered = offered
        self.fields["same"].choices = [  # type: ignore[attr-defined]  # it is a ChoiceField
            *((one.key, pictured(picture, one.where, one.standing)) for one in offered),
            (NONE_OF_THESE, _("None of these: mine is another one")),
        ]

    @property
    def chosen(self) -> Similar | None:
        """Return the report that is followed; None for none of these."""
        return find_chosen(self.offered, str(self.cleaned_data["same"]))
