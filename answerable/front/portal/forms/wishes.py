"""How somebody wants us to be in touch: asked on the way, and on the page of their case."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from answerable.front.shared.wishes import ANY, CHANNELS, languages
from answerable.lib.wishes import Wishes
from answerable.people.models import AdjustmentNeed, ConsentRecord, Preference
from answerable.people.notices import NOTICES

CHOOSE_FROM_THE_LIST = {"invalid_choice": _("Choose from the list")}
WISHED = ("channel", "hours", "needs")


class WishesForm(forms.Form):
    """The way, the hours and what is needed; no reason is asked for."""

    channel = forms.ChoiceField(
        label=_("How do we reach you best?"),
        required=False,
        choices=[ANY, *CHANNELS.items()],
        widget=forms.Select({"class": "short"}),
        error_messages=CHOOSE_FROM_THE_LIST,
    )
    hours = forms.ChoiceField(
        label=_("When may we ring you?"),
        required=False,
        choices=[ANY, *Preference.Hours.choices],
        widget=forms.Select({"class": "short"}),
        error_messages=CHOOSE_FROM_THE_LIST,
    )
    needs = forms.MultipleChoiceField(
        label=_("What do you need?"),
        help_text=_("You need not tell us why."),
        required=False,
        choices=AdjustmentNeed.Kind.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages=CHOOSE_FROM_THE_LIST,
    )
    agreed = forms.BooleanField(label=_("Yes, remember this"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        """Tell what is remembered, and for how long, before it is agreed to."""
        super().__init__(*args, **options)
        notice = NOTICES[ConsentRecord.Purpose.PREFERENCES]
        self.fields["agreed"].help_text = str(notice.words)

    @property
    def wishes(self) -> Wishes:
        """Return what was chosen."""
        given = self.cleaned_data
        return Wishes(
            language=given["language"],
            channel=given["channel"],
            hours=given["hours"],
            needs=tuple(given["needs"]),
        )


class OwnWishesForm(WishesForm):
    """The same for whoever proved who they are; who agreed is not asked again."""

    language = forms.ChoiceField(
        label=_("In which language shall we write?"),
        required=False,
        choices=languages,
        widget=forms.Select({"class": "short"}),
        error_messages=CHOOSE_FROM_THE_LIST,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ("language", *WISHED)

    def __init__(
        self,
        wishes: Wishes,
        data: QueryDict | None = None,
        *,
        version: int,
        has_agreed: bool,
    ) -> None:
        """Show what is remembered."""
        super().__init__(data, initial={**vars(wishes), "seen": version})
        agreed = self.fields["agreed"]
        agreed.required = True
        agreed.error_messages["required"] = _("Tick this, or we may not remember it")
        if has_agreed:
            del self.fields["agreed"]
