"""How a person wants us to be in touch: what can be chosen, and said in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from answerable.front.shared.languages import language_name, offered_languages
from answerable.lib.wishes import Wishes
from answerable.people.models import AdjustmentNeed, ContactPoint, Preference

# Who has trouble saying what it is about can ask for one of these, for this matter alone.
HELP_TO_SAY_IT = [
    (kind.value, kind.label)
    for kind in (
        AdjustmentNeed.Kind.INTERPRETER,
        AdjustmentNeed.Kind.SIGN_LANGUAGE,
        AdjustmentNeed.Kind.ADVOCATE,
        AdjustmentNeed.Kind.SPOKEN_ONLY,
    )
]
ANY = ("", gettext_lazy("No wish"))
CHANNELS: dict[str, Promise] = {
    ContactPoint.Kind.EMAIL: gettext_lazy("By e-mail"),
    ContactPoint.Kind.PHONE: gettext_lazy("By phone"),
}


def languages() -> list[tuple[str, str | Promise]]:
    """Return the languages that can be wished for."""
    return [ANY, *((code, language_name(code)) for code, _name in offered_languages())]


def needs_in_words(needs: Iterable[str]) -> list[str]:
    """Return what is needed, by its codes, in words."""
    return [str(AdjustmentNeed.Kind(kind).label) for kind in needs]


def lines_of(wishes: Wishes) -> list[tuple[str, str]]:
    """Return what is wished for, each with its name; what is not wished is left out."""
    return list(_lines(wishes))


def _lines(wishes: Wishes) -> Iterator[tuple[str, str]]:
    if wishes.language:
        yield _("Language"), language_name(wishes.language)
    if wishes.channel:
        yield _("Best way"), str(CHANNELS[wishes.channel])
    if wishes.hours:
        yield _("Hours"), str(Preference.Hours(wishes.hours).label)
    for words in needs_in_words(wishes.needs):
        yield _("Needs"), words
