"""Whom somebody looks for among us, in words or by choosing, and as chips to take away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext, gettext_lazy as _

from answerable.agency.colleagues.asking import Wanted
from answerable.agency.queries import services_on_offer
from answerable.front.shared.heard import hear
from answerable.front.shared.languages import language_name
from answerable.lib.wording import without_nul

LONGEST = 200
CHOICES = ("language", "service", "here")
ANY = ("", _("Any"))


class ColleaguesForm(forms.Form):
    """Words, and some wishes to choose from; nothing of it is needed."""

    q = forms.CharField(
        label=_("Whom do you need?"),
        help_text=_(
            "A name, a skill, a team, a service or a role, with commas between them. For"
            " example: gas, Spanish, on duty now"
        ),
        required=False,
        widget=forms.TextInput({"type": "search", "dir": "auto"}),
    )
    language = forms.ChoiceField(label=_("Language spoken"), required=False)
    service = forms.ChoiceField(
        label=_("Can do the cases of this service"), required=False
    )
    here = forms.BooleanField(label=_("On duty now"), required=False)

    def __init__(self, data: QueryDict) -> None:
        """Offer the languages of the desk and the services of today."""
        super().__init__(data, auto_id="colleague-%s")
        languages = [(code, language_name(code)) for code, _n in settings.LANGUAGES]
        services = [(one.slug, str(one)) for one in services_on_offer()]
        self.fields["language"].choices = [ANY, *languages]  # type: ignore[attr-defined]
        self.fields["service"].choices = [ANY, *services]  # type: ignore[attr-defined]
        self.is_valid()
        self.heard = hear(without_nul(self._chosen("q"))[:LONGEST])

    @property
    def wanted(self) -> Wanted:
        """Return whom they look for; a choice that is none of ours is left out."""
        return Wanted(
            parts=self.heard.parts,
            language=self._chosen("language") or self.heard.language,
            service=self._chosen("service"),
            is_here=bool(self.cleaned_data.get("here")) or self.heard.is_open,
        )

    @property
    def has_chosen(self) -> bool:
        """Tell whether something was chosen beside the words."""
        return any(self.cleaned_data.get(each) for each in CHOICES)

    def chips(self, **kept: str) -> list[Chip]:
        """Return each wish as it was understood; ``kept`` stays in every address."""
        return [Chip(name, _query(less, kept)) for name, less in self._wishes()]

    def _wishes(self) -> Iterator[tuple[str, Wanted]]:
        """Return each wish by its name, and all the others."""
        wanted = self.wanted
        for part in wanted.parts:
            others = [one for one in wanted.parts if one != part]
            yield f"“{part}”", replace(wanted, parts=others)
        if wanted.language:
            yield language_name(wanted.language), replace(wanted, language="")
        if wanted.service:
            offered = dict(self.fields["service"].choices)  # type: ignore[attr-defined]
            yield offered[wanted.service], replace(wanted, service="")
        if wanted.is_here:
            yield gettext("On duty now"), replace(wanted, is_here=False)

    def _chosen(self, name: str) -> str:
        return str(self.cleaned_data.get(name) or "")


@dataclass(frozen=True)
class Chip:
    """A wish, and the address of the same search without it."""

    name: str
    query: str


def _query(wanted: Wanted, kept: Mapping[str, str]) -> str:
    """Return a search as an address carries it; an empty one says so by its words."""
    said = {
        "language": wanted.language,
        "service": wanted.service,
        "here": "on" if wanted.is_here else "",
        **kept,
    }
    chosen = {name: each for name, each in said.items() if each}
    return urlencode({"q": ", ".join(wanted.parts), **chosen})
