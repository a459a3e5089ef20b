"""What somebody looks for among our offices and services, in words or by choosing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Office, Service
from answerable.agency.offices import Sought
from answerable.agency.whereabouts import look_up
from answerable.front.shared.heard import hear
from answerable.front.shared.languages import language_name

LONGEST = 200


class FindForm(forms.Form):
    """Words, and the same wishes to choose from; nothing of it is needed."""

    q = forms.CharField(
        label=_("What do you need?"),
        help_text=_("For example: housing, Spanish, open now"),
        required=False,
        widget=forms.TextInput({"type": "search", "dir": "auto"}),
    )
    near = forms.CharField(
        label=_("Near which street or landmark?"),
        required=False,
        widget=forms.TextInput({"dir": "auto"}),
    )
    language = forms.ChoiceField(label=_("Language spoken"), required=False)
    service = forms.ChoiceField(label=_("Service"), required=False)
    open = forms.BooleanField(label=_("Open now"), required=False)

    def __init__(self, data: QueryDict, *, services: Sequence[Service]) -> None:
        """Offer the languages and services that an office has."""
        super().__init__(data)
        spoken = {
            code
            for row in Office.objects.values_list("languages", flat=True)
            for code in row
        }
        languages = [
            (code, language_name(code))
            for code, _name in settings.LANGUAGES
            if code in spoken
        ]
        self.fields["language"].choices = [("", _("Any")), *languages]  # type: ignore[attr-defined]
        offered = [(each.slug, str(each)) for each in services]
        self.fields["service"].choices = [("", _("Any")), *offered]  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Understood:
    """What we understood: what is sought, and where somebody is, if we know it."""

    sought: Sought
    near_name: str = ""
    is_near_unknown: bool = False


def understand(form: FindForm) -> Understood:
    """Return what is sought; a choice that is none of ours is left out."""
    form.is_valid()
    given = form.cleaned_data
    heard = hear(given.get("q", "")[:LONGEST])
    near = given.get("near", "").strip()[:LONGEST]
    located = look_up(near) if near else None
    best = located.choices[0] if located and located.choices else None
    spot = located.spot if located and located.spot else best.spot if best else None
    sought = Sought(
        words=heard.words,
        language=given.get("language") or heard.language,
        service=given.get("service", ""),
        is_open=bool(given.get("open")) or heard.is_open,
        near=spot.point if spot else None,
    )
    return Understood(sought, best.name if best else near, bool(near and not spot))
