"""Which features of a map are which areas: by what is said of them, pure.

Features of one slug, or of one name where none is chosen, are one area: a district is
often published in pieces. An area that is there already keeps its slug by its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from answerable.lib.errors import Refused
from answerable.lib.geojson import Feature
from answerable.lib.ordering import free_name
from answerable.lib.outlines import Polygon
from answerable.lib.wording import Texts

NO_NAME = _(
    "Feature %(number)s of the file has nothing in “%(column)s”. Choose another for the"
    " name."
)
NO_SLUG = _(
    "Feature %(number)s of the file has no Latin letter or digit in “%(column)s”. Choose"
    " another for the short name, or none."
)
TWO_NAMES = _(
    "Feature %(number)s of the file has the short name “%(slug)s” of another one, and is"
    " called otherwise. Choose another for the short name, or none."
)
LONGEST_SLUG = 40  # of 50, so that a number fits behind it


@dataclass(frozen=True)
class Columns:
    """What is said of features that is their name in each language, and their slug."""

    names: Mapping[str, str]
    slug: str = ""


@dataclass(frozen=True)
class MappedArea:
    """An area as a map has it."""

    slug: str
    name: Texts
    polygons: list[Polygon]


def areas_on(
    features: Iterable[Feature], columns: Columns, known: Mapping[str, str]
) -> list[MappedArea]:
    """Return the areas of a map; ``known`` are slugs by names in the first language.

    Raises Refused where a feature has no name, or two names.
    """
    found: dict[str, MappedArea] = {}
    slugs = dict(known)
    for number, feature in enumerate(features, start=1):
        name = _name_of(feature, columns, number)
        slug = _slug_of(feature, columns, number, next(iter(name.values())), slugs)
        before = found.setdefault(slug, MappedArea(slug, name, []))
        if before.name != name:
            raise _refused(TWO_NAMES, slug=slug, number=number)
        before.polygons.extend(feature.polygons)
    return list(found.values())


def _name_of(feature: Feature, columns: Columns, number: int) -> Texts:
    name = {code: feature.properties[it] for code, it in columns.names.items()}
    for code, text in name.items():
        if not text:
            raise _refused(NO_NAME, column=columns.names[code], number=number)
    return name


def _slug_of(
    feature: Feature, columns: Columns, number: int, name: str, slugs: dict[str, str]
) -> str:
    if columns.slug:
        said = feature.properties[columns.slug]
        slug = slugify(said)[:LONGEST_SLUG].strip("-")
        if not slug:
            raise _refused(NO_SLUG, column=columns.slug, number=number)
        return slug
    if name not in slugs:
        # A name without Latin letters is called area.
        wanted = slugify(name)[:LONGEST_SLUG].strip("-") or "area"
        slugs[name] = free_name(wanted, slugs.values())
    return slugs[name]


def _refused(hint: StrOrPromise, **facts: object) -> Refused:
    return Refused(code="map-columns", hint=str(hint) % facts)
