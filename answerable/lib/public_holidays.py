"""Public holidays of a country and its regions, as the ``holidays`` library knows them.

Read only while somebody chooses: what is taken is copied into a calendar, so that no new
edition of the library changes what was once counted. Nothing is asked over a network.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import holidays

from answerable.lib.errors import NotFound

# A date to the names of what is kept on it.
Days = Mapping[date, str]


@dataclass(frozen=True)
class PublicHoliday:
    """One day, what it is called in each language, and in which regions it is kept.

    ``regions`` is empty where it is kept in all that were asked for.
    """

    date: date
    names: Mapping[str, str]
    regions: tuple[str, ...] = ()


def known_countries() -> Mapping[str, Sequence[str]]:
    """Return the codes of the countries (ISO 3166-1) with those of their regions."""
    return holidays.list_supported_countries(include_aliases=False)


def regions_of(country: str) -> dict[str, str]:
    """Return the regions of a country, by name where one is known. Raises NotFound."""
    if country not in known_countries():
        raise NotFound(country)
    aliases = getattr(holidays, country).subdivisions_aliases
    names = {code: name for name, code in reversed(aliases.items())}
    found = {code: names.get(code, code) for code in known_countries()[country]}
    return dict(sorted(found.items(), key=lambda each: each[1]))


def public_holidays(
    country: str,
    regions: Collection[str],
    years: Collection[int],
    languages: Sequence[str],
) -> list[PublicHoliday]:
    """Return the days that are holidays in any of these regions, in order.

    Without a region: what the whole country keeps. A language that the library does not
    have gets the name in the first one that it has, else in that of the country. Raises
    NotFound for a country or region that is unknown.
    """
    unknown = set(regions) - set(regions_of(country))
    if unknown:
        raise NotFound(", ".join(sorted(unknown)))
    spoken = _spoken(country, languages)
    asked: list[str | None] = [*sorted(regions)] or [None]
    kept = {
        region: {
            code: _days(country, region, years, name) for code, name in spoken.items()
        }
        for region in asked
    }
    days = sorted({day for each in kept.values() for day in each[languages[0]]})
    return [_holiday(day, kept, languages) for day in days]


def _holiday(
    day: date,
    kept: Mapping[str | None, Mapping[str, Days]],
    languages: Sequence[str],
) -> PublicHoliday:
    where = [region for region, each in kept.items() if day in each[languages[0]]]
    names = {code: kept[where[0]][code][day] for code in languages}
    some = () if len(where) == len(kept) else tuple(filter(None, where))
    return PublicHoliday(day, names, some)


def _days(
    country: str, region: str | None, years: Collection[int], language: str | None
) -> Days:
    found = holidays.country_holidays(
        country, subdiv=region, years=years, language=language
    )
    return {day: ", ".join(found.get_list(day)) for day in found}


def _spoken(country: str, languages: Sequence[str]) -> dict[str, str | None]:
    """Return by which name the library has each language, or what stands in for it."""
    having = getattr(holidays, country).supported_languages
    found = {code: _edition(code, having) for code in languages}
    own: str | None = getattr(holidays, country).default_language
    instead = next(filter(None, found.values()), own)
    return {code: edition or instead for code, edition in found.items()}


def _edition(language: str, having: Collection[str]) -> str | None:
    fitting = [one for one in sorted(having) if one.split("_")[0] == language]
    return fitting[0] if fitting else None
