"""One field of each kind, right and wrong, for the gallery of components."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from answerable.front.desk.doors import DeskRequest, show, staff_required

FILLED = {
    "subject": "",
    "words": "The lamp outside the library has been dark since Sunday.",
    "email": "nobody@",
    "phone": "",
    "count": "3",
    "day": "2026-05-04",
    "area": "hills",
    "danger": "",
    "reach": ["post"],
    "agree": "",
}

DANGER = [("yes", _("Yes, now")), ("no", _("No"))]
AREAS = [("harbour", _("Harbour")), ("hills", _("Hills"))]
WAYS = [("email", _("Email")), ("phone", _("Phone")), ("post", _("Letter"))]


class GalleryForm(forms.Form):
    """A form sent with mistakes, so that each state of a field is seen."""

    subject = forms.CharField(
        label=_("What is it about?"),
        help_text=_("For example, a street light."),
        error_messages={"required": _("Tell us in a few words what it is about")},
    )
    words = forms.CharField(
        label=_("What happened?"), max_length=4000, widget=forms.Textarea
    )
    email = forms.EmailField(
        label=_("Email"),
        error_messages={"invalid": _("Write the address like name@example.org")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=_("Phone"),
        required=False,
        widget=forms.TextInput(
            attrs={"type": "tel", "autocomplete": "tel", "class": "medium"}
        ),
    )
    count = forms.IntegerField(
        label=_("How many lamps?"),
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "short"}),
    )
    day = forms.DateField(
        label=_("Since which day?"),
        widget=forms.DateInput({"type": "date", "class": "short"}, format="%Y-%m-%d"),
    )
    area = forms.ChoiceField(
        label=_("Area"),
        choices=AREAS,
        widget=forms.Select(attrs={"class": "medium"}),
    )
    danger = forms.ChoiceField(
        label=_("Is anyone in danger?"),
        choices=DANGER,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether anyone is in danger")},
    )
    reach = forms.MultipleChoiceField(
        label=_("How may we reach you?"),
        help_text=_("Choose as many as you like."),
        choices=WAYS,
        widget=forms.CheckboxSelectMultiple,
    )
    photo = forms.FileField(
        label=_("Photo"),
        help_text=_("Up to 25 MB. We take out the place hidden in it."),
        required=False,
    )
    agree = forms.BooleanField(
        label=_("Tell me when this is solved"),
        required=False,
    )

    def __init__(self) -> None:
        super().__init__(data=FILLED)


@require_safe
@staff_required
def styleguide(request: DeskRequest) -> HttpResponse:
    """Show every part that pages are built of."""
    return show(request, "desk/styleguide.html", {"form": GalleryForm()})
