"""What is asked before a promise is given more time: how much, and why."""

from __future__ import annotations

from typing import Self

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy as _

from answerable.agency.models import Staff
from answerable.cases.models import Case
from answerable.clock.models import Deadline
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.front.desk.forms.promising import LONGEST_REASON
from answerable.front.desk.forms.step import StepForm
from answerable.front.shared.times import time_in_words


class ExtendForm(StepForm):
    """Asks by how much a promise is extended, in its own unit, and for what reason."""

    name = "extend"
    written = "words"
    amount = forms.IntegerField(
        label=_("By how much?"),
        widget=forms.NumberInput({"class": "short", "inputmode": "numeric"}),
        error_messages={
            "required": _("Say by how much it is extended"),
            "invalid": _("Write a whole number, such as 5"),
        },
    )
    words = forms.CharField(
        label=_("Why do we need more time?"),
        help_text=_("The person reads this in a message from you, with the new day."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
        error_messages={
            "required": _("Write why: more time is told with a reason"),
            "max_length": TOO_LONG,
        },
    )

    def __init__(
        self,
        case: Case,
        staff: Staff,
        data: QueryDict | None = None,
        *,
        deadline: Deadline,
    ) -> None:
        standard, _calendar = deadline.counted_by
        super().__init__(case, staff, data, amount=standard.longest_extension)
        self._deadline = deadline
        self._most = standard.longest_extension
        most = {"time": time_in_words(self._most, standard.unit)}
        self.fields["amount"].help_text = gettext("At most %(time)s.") % most

    def again(self, case: Case, sent: QueryDict) -> Self:
        """Return the same form about the same promise."""
        return type(self)(case, self.staff, sent, deadline=self._deadline)

    def clean_amount(self) -> int:
        """Refuse more than the standard allows."""
        amount: int = self.cleaned_data["amount"]
        if not 0 < amount <= self._most:
            wrong = gettext("Choose a number from 1 to %(most)s.")
            wrong %= {"most": self._most}
            raise forms.ValidationError(wrong, code="too_much")
        return amount
