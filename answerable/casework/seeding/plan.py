"""A whole folder as one plan; every entry knows the file it is written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from answerable.casework.seeding import shapes
from answerable.lib.definitions import NAMES, Definition, Fault

Entry_co = TypeVar("Entry_co", bound=Definition, covariant=True)


@dataclass(frozen=True)
class Written(Generic[Entry_co]):
    """An entry, and where it is written: a file, and a place such as ``teams.roads``."""

    file: str
    place: str
    entry: Entry_co

    def fault(self, field: str, mend: str) -> Fault:
        """Return what is wrong with a field of it."""
        place = f"{self.file}: {self.place}"
        return Fault(f"{place}.{field}" if field else place, mend)


@dataclass(frozen=True)
class Plan:
    """All sheets by the names of their files; entries come in the order of both."""

    sheets: Mapping[str, shapes.Sheet]

    @cached_property
    def agency(self) -> Written[shapes.Agency]:
        return self.agencies[0]

    @cached_property
    def agencies(self) -> list[Written[shapes.Agency]]:
        return self._all("agency", lambda sheet: [sheet.agency] if sheet.agency else [])

    @cached_property
    def languages(self) -> list[str]:
        """Return those in which every text must be there."""
        entry = self.agency.entry
        return [] if entry.texts_may_be_missing else entry.languages

    @cached_property
    def looks(self) -> list[Written[shapes.Look]]:
        return self._all("look", lambda sheet: [sheet.look] if sheet.look else [])

    @cached_property
    def logos(self) -> list[Written[shapes.Logo]]:
        return self._all("logo", lambda sheet: [sheet.logo] if sheet.logo else [])

    @cached_property
    def calendars(self) -> list[Written[shapes.Calendar]]:
        return self._all("calendars", lambda sheet: sheet.calendars)

    @cached_property
    def holidays(self) -> list[Written[shapes.Holiday]]:
        return self._all("holidays", lambda sheet: sheet.holidays)

    @cached_property
    def departments(self) -> list[Written[shapes.Department]]:
        return self._all("departments", lambda sheet: sheet.departments)

    @cached_property
    def areas(self) -> list[Written[shapes.Area]]:
        return self._all("areas", lambda sheet: sheet.areas)

    @cached_property
    def offices(self) -> list[Written[shapes.Office]]:
        return self._all("offices", lambda sheet: sheet.offices)

    @cached_property
    def teams(self) -> list[Written[shapes.Team]]:
        return self._all("teams", lambda sheet: sheet.teams)

    @cached_property
    def skills(self) -> list[Written[shapes.Skill]]:
        return self._all("skills", lambda sheet: sheet.skills)

    @cached_property
    def absences(self) -> list[Written[shapes.Absence]]:
        return self._all("absences", lambda sheet: sheet.absences)

    @cached_property
    def staff(self) -> list[Written[shapes.Staff]]:
        return self._all("staff", lambda sheet: sheet.staff)

    @cached_property
    def services(self) -> list[Written[shapes.Service]]:
        return self._all("services", lambda sheet: sheet.services)

    @cached_property
    def standards(self) -> list[Written[shapes.Standard]]:
        return self._all("standards", lambda sheet: sheet.standards)

    @cached_property
    def ladders(self) -> list[Written[shapes.Ladder]]:
        return self._all("ladders", lambda sheet: sheet.ladders)

    @cached_property
    def procedures(self) -> list[Written[shapes.Complaints]]:
        return self._all(
            "complaints", lambda sheet: [sheet.complaints] if sheet.complaints else []
        )

    @cached_property
    def rules(self) -> list[Written[shapes.Rule]]:
        return self._all("rules", lambda sheet: sheet.rules)

    @cached_property
    def learned(self) -> list[Written[shapes.Learned]]:
        return self._all(
            "learning", lambda sheet: [sheet.learning] if sheet.learning else []
        )

    @cached_property
    def checklists(self) -> list[Written[shapes.Checklist]]:
        return self._all("checklists", lambda sheet: sheet.checklists)

    @cached_property
    def answers(self) -> list[Written[shapes.Answer]]:
        return self._all("answers", lambda sheet: sheet.answers)

    @cached_property
    def letters(self) -> list[Written[shapes.Letter]]:
        return self._all("letters", lambda sheet: sheet.letters)

    @cached_property
    def signatures(self) -> list[Written[shapes.Signature]]:
        return self._all("signatures", lambda sheet: sheet.signatures)

    @cached_property
    def synonyms(self) -> list[Written[shapes.Synonyms]]:
        return self._all("synonyms", lambda sheet: sheet.synonyms)

    @cached_property
    def life_events(self) -> list[Written[shapes.LifeEvent]]:
        return self._all("life_events", lambda sheet: sheet.life_events)

    @cached_property
    def facts(self) -> list[Written[shapes.Fact]]:
        return self._all("facts", lambda sheet: sheet.facts)

    @cached_property
    def articles(self) -> list[Written[shapes.Article]]:
        return self._all("articles", lambda sheet: sheet.articles)

    @cached_property
    def slugs(self) -> dict[str, list[str]]:
        """Return the names that are given away, by the list they are in."""
        return {
            "calendars": [one.entry.slug for one in self.calendars],
            "departments": [one.entry.slug for one in self.departments],
            "areas": [one.entry.slug for one in self.areas],
            "offices": [one.entry.slug for one in self.offices],
            "teams": [one.entry.slug for one in self.teams],
            "skills": [one.entry.slug for one in self.skills],
            "staff": [one.entry.username for one in self.staff],
            "services": [one.entry.slug for one in self.services],
            "checklists": [one.entry.slug for one in self.checklists],
            "answers": [one.entry.slug for one in self.answers],
            "life_events": [one.entry.slug for one in self.life_events],
            "facts": [one.entry.key for one in self.facts],
            "articles": [one.entry.slug for one in self.articles],
        }

    def _all(
        self, noun: str, entries_of: Callable[[shapes.Sheet], Sequence[Entry_co]]
    ) -> list[Written[Entry_co]]:
        return [
            Written(file, f"{noun}.{name_of(entry, number)}", entry)
            for file, sheet in self.sheets.items()
            for number, entry in enumerate(entries_of(sheet), start=1)
        ]


def name_of(entry: Definition, number: int) -> str:
    """Return what an entry is called, or which one of the file it is."""
    names = (getattr(entry, name, None) for name in NAMES)
    return str(next(filter(None, names), number))
