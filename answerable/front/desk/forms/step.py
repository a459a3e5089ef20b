"""What every form about a case carries: what its reader had seen when writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Self, cast

from django import forms
from django.db.models import Model
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Staff
from answerable.cases.models import Case
from answerable.front.desk.forms.controls import Controls
from answerable.front.shared.pieces import fill_each

MARKS = ("seen", "read")
MARK = '<input type="hidden" name="{}" value="{}" id="{}">'
INCOMPLETE = _("The page was not complete. Send it once more.")


def carried(*, required: bool = True) -> forms.IntegerField:
    """Return a field for a number that a page carries and nobody types."""
    return forms.IntegerField(
        required=required,
        widget=forms.HiddenInput,
        error_messages={"required": INCOMPLETE, "invalid": INCOMPLETE},
    )


class StepForm(forms.Form):
    """A step of work on a case; alone it is a button.

    ``seen`` is the version of the case that was on the page, ``read`` the last line of
    its journal: a step that was decided on an older page is shown what is new.
    ``written`` names the field whose words must not be lost.
    """

    default_renderer = Controls()
    name = ""
    written = ""
    came_back = ""  # why what was written here could not leave
    draft = 0  # the version of what is kept as a draft
    seen = carried()
    read = carried(required=False)

    def __init__(
        self,
        case: Case,
        staff: Staff,
        data: QueryDict | None = None,
        **first: object,
    ) -> None:
        """Ask about this case, or read what was sent about it."""
        first |= {"seen": case.version, "read": case.journal_length}
        super().__init__(data, auto_id=f"{self.name}-%s", initial=first)
        self.case = case
        self.staff = staff

    def offer(
        self,
        name: str,
        rows: Iterable[Model],
        *,
        nothing: str | Promise = "",
        named: Callable[[Model], str] = str,
    ) -> None:
        """Offer these rows in a field; ``nothing`` is what leaving it empty is called."""
        field = cast("forms.ModelChoiceField[Model]", self.fields[name])
        empty = [("", nothing)] if nothing else []
        field.choices = empty + [(row.pk, named(row)) for row in rows]

    def take_focus(self) -> None:
        """Let whoever opens the form begin in its first field."""
        self.visible_fields()[0].field.widget.attrs["autofocus"] = True

    def again(self, case: Case, sent: QueryDict) -> Self:
        """Return the same form about the case as it is now, with what was sent."""
        return type(self)(case, self.staff, sent)

    @property
    def marks(self) -> SafeString:
        """Return what its reader had seen, as hidden fields."""
        said = self.data if self.is_bound else self.initial
        lines = ((name, said.get(name, ""), f"{self.name}-{name}") for name in MARKS)
        return fill_each(MARK, lines)

    @property
    def typed(self) -> str:
        """Return what was written, for a page that cannot offer the form any more."""
        return self.data.get(self.written, "") if self.written else ""

    @property
    def anchor(self) -> str:
        """Return the id of the field with the words, if it has one."""
        return self[self.written].id_for_label if self.written else ""

    @property
    def is_outdated(self) -> bool:
        """Tell whether it was written on an older page than the case has now."""
        return self.data.get("seen", "") not in {"", str(self.case.version)}

    @property
    def last_read(self) -> int:
        """Return the last line that was read; all of them where nothing was sent."""
        read = self.cleaned_data.get("read") if self.is_bound else None
        return self.case.journal_length if read is None else read


class TakeForm(StepForm):
    """The button to take a case."""

    name = "take"


class ReopenForm(StepForm):
    """The button to reopen a case, and whether that is because our answer was wrong."""

    name = "reopen"
    is_wrong = forms.BooleanField(
        label=_("What we answered is wrong: it is put right"), required=False
    )


class ComplaintForm(StepForm):
    """The button to make a case a complaint."""

    name = "complaint"


class NoComplaintForm(StepForm):
    """The button to say that a message is none."""

    name = "no_complaint"
    message = carried()


def seen_now(sent: QueryDict, version: int) -> QueryDict:
    """Return what was sent as if this version had been on its page."""
    data = sent.copy()
    data["seen"] = str(version)
    return data
