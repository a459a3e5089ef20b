"""How a person wants us to be in touch: what can be chosen, and said in words."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from answerable.front.shared.languages import language_name, offered_languages
from answerable.lib.wishes import Wishes
from answerable.people.models import AdjustmentNeed, ContactPoint, Preference

ANY = ("", gettext_lazy("No wish"))
CHANNELS: dict[str, Promise] = {
    ContactPoint.Kind.EMAIL: gettext_lazy("By e-mail"),
    ContactPoint.Kind.PHONE: gettext_lazy("By phone"),
}


def languages() -> list[tuple[str, str | Promise]]:
    """Return the languages that can be wished for."""
    return [ANY, *((code, language_name(code)) for code, _name in offered_languages())]


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
    for kind in wishes.needs:
        yield _("Needs"), str(AdjustmentNeed.Kind(kind).label)
