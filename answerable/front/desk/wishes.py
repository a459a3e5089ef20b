"""How a person wants us to be in touch, in the words of the desk."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from answerable.front.desk.forms.persons import CHANNELS
from answerable.front.shared.languages import language_name
from answerable.people.models import AdjustmentNeed, ContactPoint, Preference
from answerable.people.wishes import Wishes


def lines_of(wishes: Wishes) -> list[tuple[str, str]]:
    """Return what is wished for, each with its name; what is not wished is left out."""
    return list(_lines(wishes))


def _lines(wishes: Wishes) -> Iterator[tuple[str, str]]:
    if wishes.language:
        yield _("Language"), language_name(wishes.language)
    if wishes.channel:
        yield _("Best way"), str(CHANNELS[ContactPoint.Kind(wishes.channel)])
    if wishes.hours:
        yield _("Hours"), str(Preference.Hours(wishes.hours).label)
    for kind in wishes.needs:
        yield _("Needs"), str(AdjustmentNeed.Kind(kind).label)
