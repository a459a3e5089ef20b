"""What somebody looks for among our offices, in words or by choosing.

"Housing, Spanish, open now" is understood: names of languages and "open now", in any of
our languages, are wishes; the rest are words to look for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import get_language_info, gettext_lazy as _, override

from answerable.agency.models import Office, Service
from answerable.agency.offices import Sought
from answerable.agency.whereabouts import look_up
from answerable.front.shared.languages import language_name
from answerable.lib.tokens import fold

OPEN_NOW = ("open now", "abierto ahora", "abierta ahora", "مفتوح الآن", "مفتوحة الآن")
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
    words, language, is_open = wishes_in(given.get("q", "")[:LONGEST])
    near = given.get("near", "").strip()[:LONGEST]
    located = look_up(near) if near else None
    best = located.choices[0] if located and located.choices else None
    spot = located.spot if located and located.spot else best.spot if best else None
    sought = Sought(
        words=words,
        language=given.get("language") or language,
        service=given.get("service", ""),
        is_open=bool(given.get("open")) or is_open,
        near=spot.point if spot else None,
    )
    return Understood(sought, best.name if best else near, bool(near and not spot))


def wishes_in(typed: str) -> tuple[str, str, bool]:
    """Return the words, the language and whether it must be open, of what was typed."""
    rest = fold(typed)
    without = OPEN.sub(" ", rest)
    language = ""
    for code, names in _names_of_languages():
        found = names.sub(" ", without)
        if found != without:
            language, without = code, found
            break
    return (
        " ".join(re.sub(r"[,;،؛]", " ", without).split()),
        language,
        OPEN.search(rest) is not None,
    )


@lru_cache(maxsize=1)
def _names_of_languages() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return how each of our languages is called, in all of them."""
    return tuple((code, _any_of(_called(code))) for code, _name in settings.LANGUAGES)


def _called(code: str) -> Iterator[str]:
    about = get_language_info(code)
    yield from (str(about["name"]), str(about["name_local"]))
    for other, _name in settings.LANGUAGES:
        with override(other):
            yield str(get_language_info(code)["name_translated"])


def _any_of(phrases: Iterator[str] | Sequence[str]) -> re.Pattern[str]:
    every = "|".join(sorted({re.escape(fold(one)) for one in phrases}, key=len)[::-1])
    return re.compile(rf"(?<!\w)(?:ال)?(?:{every})(?!\w)")


OPEN = _any_of(OPEN_NOW)
