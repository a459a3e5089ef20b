"""The page that asks how to reach the person."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from answerable.front.portal.forms.fields import Line
from answerable.front.portal.forms.helped import Helped
from answerable.front.portal.forms.wishes import WISHED, WishesForm
from answerable.front.shared.languages import offered_languages
from answerable.front.shared.reaching import LONGEST_NUMBER, refuse_unringable

LONGEST_NAME = 200


class YouForm(WishesForm, Helped):
    """How we reach the person: no more than the service declares that it must know.

    Who asked for help to say it reads that here once more, and can take it back.
    """

    name = Line(
        label=_("Name"),
        required=False,
        max_length=LONGEST_NAME,
        widget=forms.TextInput(
            {"autocomplete": "name", "dir": "auto", "class": "medium"}
        ),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("Then you get our answer there, and a link to your case."),
        required=False,
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email", "class": "medium"}),
        error_messages={
            "invalid": _("Write the address like name@example.org"),
            "max_length": _("An e-mail address has at most 254 characters"),
        },
    )
    phone = Line(
        label=_("Phone number"),
        required=False,
        max_length=LONGEST_NUMBER,
        widget=forms.TextInput(
            {"type": "tel", "autocomplete": "tel", "class": "short", "dir": "ltr"}
        ),
    )
    language = forms.ChoiceField(
        label=_("In which language shall we write?"),
        choices=offered_languages,
        error_messages={"required": _("Choose a language")},
        widget=forms.Select({"class": "short"}),
    )

    def __init__(
        self, *args: Any, must_know: bool, is_helped: bool = False, **options: Any
    ) -> None:
        """Insist on a way to answer only where the service does."""
        super().__init__(*args, **options)
        self.must_know = must_know
        if not is_helped:
            del self.fields["help"]

    def clean_phone(self) -> str:
        """Refuse what nobody can ring."""
        typed: str = self.cleaned_data["phone"]
        if typed:
            refuse_unringable(typed)
        return typed

    def clean(self) -> dict[str, Any]:
        """Want one way to reach the person, where the service cannot do without."""
        given = self.cleaned_data
        self._refuse_wishes(given)
        reachable = given.get("email") or given.get("phone")
        if self.must_know and not reachable and not self.errors:
            message = _(
                "Give an e-mail address or a phone number: we need one to answer"
            )
            self.add_error("email", ValidationError(message, code="required"))
        return given

    @property
    def has_wishes(self) -> bool:
        """Tell whether something was chosen that is to be remembered."""
        return any(self[name].value() for name in (*WISHED, "agreed"))

    def _refuse_wishes(self, given: dict[str, Any]) -> None:
        """Want a yes for what is chosen, and a way by which they can prove it is them."""
        if any(given.get(name) for name in WISHED) and not given.get("agreed"):
            message = _("Tick this so that we may remember it, or choose nothing here")
            self.add_error("agreed", ValidationError(message, code="consent"))
        elif given.get("agreed") and not (given.get("email") or self.errors):
            message = _(
                "To remember it we need an e-mail address: we ask there whether it is you"
            )
            self.add_error("email", ValidationError(message, code="consent"))
