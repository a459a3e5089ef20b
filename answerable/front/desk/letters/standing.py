"""What is said in one place: on an occasion, in a language, for a department or all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from answerable.agency.models import Department
from answerable.agency.queries import all_departments, get_agency
from answerable.correspondence.models import LetterText, TextVersion
from answerable.correspondence.occasions import OCCASIONS
from answerable.correspondence.phrasing import (
    Phrasing,
    Place,
    own_phrasing,
    phrasing_for,
)
from answerable.front.desk.doors import DeskRequest
from answerable.front.shared.languages import direction_of, language_name
from answerable.lib.differences import Piece, differences
from answerable.lib.errors import NotFound


@dataclass(frozen=True)
class Standing:
    """A place, the desk's own text there if there ever was one, and what is said."""

    place: Place
    department: Department | None
    text: LetterText | None
    said: Phrasing

    @property
    def title(self) -> str:
        """Return what staff call the letter."""
        return str(OCCASIONS[self.place.occasion].title)

    @property
    def language(self) -> str:
        """Return what its language is called."""
        return language_name(self.place.language)

    @property
    def direction(self) -> str:
        """Return which way it is written."""
        return direction_of(self.place.language)

    @property
    def where(self) -> str:
        """Return whose letters say it."""
        return str(self.department) if self.department else _("The whole house")

    @property
    def version(self) -> int:
        """Return the version of its own text; 0 where it never had one."""
        return self.text.version if self.text else 0

    @property
    def has_own(self) -> bool:
        """Tell whether a text of its own is in use there."""
        return self.text is not None and self.text.retired_at is None

    @property
    def shipped(self) -> Phrasing:
        """Return our own words, which are said where nobody wrote others."""
        return own_phrasing(OCCASIONS[self.place.occasion], self.place.language)

    @property
    def url(self) -> str:
        """Return its page."""
        return self.url_of("text")

    @property
    def versions_url(self) -> str:
        """Return the page of its versions."""
        return self.url_of("text-versions")

    @property
    def restore_url(self) -> str:
        """Return where a version is taken again."""
        return self.url_of("text-restore")

    @property
    def retire_url(self) -> str:
        """Return where it is given up."""
        return self.url_of("text-retire")

    def url_of(self, name: str) -> str:
        """Return the address of one of its pages."""
        of = {"of": self.department.slug} if self.department else None
        args = [self.place.occasion, self.place.language]
        return reverse(f"desk:{name}", args=args, query=of)

    def newest(self) -> TextVersion | None:
        """Return who changed it last, and when."""
        if self.text is None:
            return None
        versions = self.text.versions.select_related("by")
        return versions.get(number=self.text.version)

    def now(self) -> Standing:
        """Return the same place as it is by now."""
        return standing(self.place, self.department)


@dataclass(frozen=True)
class Change:
    """A version against the one before it, or against our own words."""

    version: TextVersion
    subject: list[Piece]
    body: list[Piece]


def standing_at(request: DeskRequest, occasion: str, language: str) -> Standing:
    """Return what is said at an address. Raises NotFound where nothing can be."""
    if occasion not in OCCASIONS or language not in get_agency().languages:
        raise NotFound(occasion)
    department = department_named(request.GET.get("of", ""))
    pk = department.pk if department else None
    return standing(Place(occasion, language, pk), department)


def standing(place: Place, department: Department | None) -> Standing:
    """Return what is said in a place, fresh where it has a text of its own."""
    text = LetterText.objects.filter(
        occasion=place.occasion,
        language=place.language,
        department=department,
    ).first()
    if text and text.retired_at is None:
        return Standing(place, department, text, Phrasing(text.subject, text.body))
    occasion = OCCASIONS[place.occasion]
    said = phrasing_for(occasion, place.language, place.department)
    return Standing(place, department, text, said)


def department_named(slug: str) -> Department | None:
    """Return the department of this name; none for the whole house. Raises NotFound."""
    if not slug:
        return None
    named = (each for each in all_departments().values() if each.slug == slug)
    found = next(named, None)
    if found is None:
        raise NotFound(slug)
    return found


def changes(here: Standing, versions: Iterable[TextVersion]) -> list[Change]:
    """Return what each version changed; the first stands in for our own words."""
    shown = list(versions)
    text = here.text
    numbers = [version.number - 1 for version in shown]
    earlier = text.versions.filter(number__in=numbers) if text else []
    before = {each.number: Phrasing(each.subject, each.body) for each in earlier}
    return [
        _change(version, before.get(version.number - 1, here.shipped))
        for version in shown
    ]


def _change(version: TextVersion, before: Phrasing) -> Change:
    return Change(
        version,
        differences(before.subject, version.subject),
        differences(before.body, version.body),
    )
