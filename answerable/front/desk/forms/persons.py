"""What staff write down about a person: how they want us to be in touch."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Staff
from answerable.cases.access import case_worked
from answerable.front.desk.forms.controls import Controls
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.front.desk.forms.others import OtherField
from answerable.front.desk.forms.step import carried, seen_now
from answerable.front.shared.wishes import ANY, CHANNELS, languages
from answerable.lib.errors import NotAllowed, NotFound, Stale
from answerable.lib.wishes import Wishes
from answerable.people.models import (
    AdjustmentNeed,
    ConsentRecord,
    Person,
    Preference,
)
from answerable.people.notices import NOTICES

CHOOSE_FROM_THE_LIST = {"invalid_choice": _("Choose from the list")}
About = TypeVar("About", bound="PersonForm")


class PersonForm(forms.Form):
    """Something about a person; ``seen`` is the version that was on the page."""

    default_renderer = Controls()
    seen = carried()

    def __init__(
        self, person: Person, data: QueryDict | None = None, **first: object
    ) -> None:
        """Ask about this person, or read what was sent about them."""
        first |= {"seen": person.version}
        super().__init__(data, initial=first)
        self.person = person


def sent_again(
    make: Callable[[Person, QueryDict], About],
    person: Person,
    sent: QueryDict,
    stale: Stale,
) -> About:
    """Return what was sent, about the person as they are by now, and why it waits."""
    form = make(person, seen_now(sent, person.version))
    form.full_clean()
    form.add_error(None, stale.hint)
    return form


class PreferencesForm(PersonForm):
    """How a person wants us to be in touch, and that they agree to be remembered."""

    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        choices=languages,
        error_messages=CHOOSE_FROM_THE_LIST,
    )
    channel = forms.ChoiceField(
        label=_("How do we reach them best?"),
        required=False,
        choices=[ANY, *CHANNELS.items()],
        error_messages=CHOOSE_FROM_THE_LIST,
    )
    hours = forms.ChoiceField(
        label=_("When can they be rung?"),
        required=False,
        choices=[ANY, *Preference.Hours.choices],
        error_messages=CHOOSE_FROM_THE_LIST,
    )
    needs = forms.MultipleChoiceField(
        label=_("What do they need?"),
        help_text=_("Ask for no reason, and write none down."),
        required=False,
        choices=AdjustmentNeed.Kind.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages=CHOOSE_FROM_THE_LIST,
    )
    agreed = forms.BooleanField(
        label=_("They were told this, and agree"),
        error_messages={
            "required": _("Ask them first: without their yes, keep nothing")
        },
    )

    def __init__(
        self,
        person: Person,
        wishes: Wishes,
        data: QueryDict | None = None,
        *,
        has_agreed: bool,
    ) -> None:
        """Show what is remembered; who agreed already is not asked again."""
        super().__init__(person, data, **vars(wishes))
        notice = NOTICES[ConsentRecord.Purpose.PREFERENCES]
        self.fields["agreed"].help_text = str(notice.words)
        if has_agreed:
            del self.fields["agreed"]

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


class OtherPersonForm(PersonForm):
    """Asks who is the same human, by a case of theirs; nothing is done yet."""

    other = OtherField(
        label=_("Reference of a case of the other person"),
        max_length=40,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        error_messages={
            "required": _("Type the reference of a case of the other person"),
            "max_length": TOO_LONG,
        },
    )
    seen = carried(required=False)

    def __init__(self, person: Person, staff: Staff, data: QueryDict | None) -> None:
        """Ask about this person, for what this member of staff may work on."""
        super().__init__(person, data)
        self.staff = staff

    def clean_other(self) -> Person:
        """Return the person of the case. Refuses one that may not be worked for."""
        try:
            case = case_worked(self.staff, self.cleaned_data["other"])
        except NotFound as unseen:
            wrong = _("There is no case with this reference that you can see")
            raise forms.ValidationError(wrong, code="unknown") from unseen
        except NotAllowed as refused:
            raise forms.ValidationError(str(refused), code="not-yours") from refused
        if case.person is None:
            wrong = _("Nobody is known as the person of that case")
            raise forms.ValidationError(wrong, code="nobody")
        return case.person


class JoinPeopleForm(OtherPersonForm):
    """Joins two people as they were seen side by side."""

    seen = carried()
    seen_other = carried()
