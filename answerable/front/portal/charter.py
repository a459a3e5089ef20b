"""Our promises in words: what is promised, what we aim at, and how it went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, gettext as _, gettext_lazy

from answerable.agency.queries import services_on_offer
from answerable.cases.models.case import CaseType
from answerable.clock.kept import (
    Judged,
    Kept,
    Promise,
    courses_by_promise,
    kept_last_month,
)
from answerable.clock.models import Kind, ServiceStandard
from answerable.clock.timetable import Course
from answerable.front.portal.kept_words import (
    answers_in_words,
    late_answers_in_words,
    late_in_words,
    times_in_words,
)
from answerable.front.shared.days import day_here
from answerable.front.shared.times import time_in_words, time_of
from answerable.lib.wording import in_language, isolated

Courses = Mapping[str, Course]
PROMISED = {
    Kind.ACKNOWLEDGE: gettext_lazy("We confirm that we have it within %(time)s."),
    Kind.ANSWER: gettext_lazy("We answer within %(time)s."),
    Kind.UPDATE: gettext_lazy("Until then we write to you at least every %(time)s."),
    Kind.RESOLVE: gettext_lazy("The matter is settled within %(time)s."),
    Kind.HAND_OVER: gettext_lazy(
        "Where another team has to see to it, it takes it up within %(time)s."
    ),
    Kind.CORRECT: gettext_lazy(
        "Where an answer of ours was wrong, we put it right within %(time)s."
    ),
}
EVERYTHING = Promise(None, "")


@dataclass(frozen=True)
class Line:
    """One kind of promise: what, how it went last month, what is late, and what else."""

    said: str
    result: str
    late: str
    more: Sequence[str] = ()


@dataclass(frozen=True)
class Clause:
    """What is promised for one kind of matter, and how well it was kept."""

    title: str
    about: Promise
    courses: Courses
    kept: Mapping[Judged, Kept]

    @property
    def standards(self) -> Mapping[str, ServiceStandard]:
        """Return what holds today, by its kind."""
        return {kind: each.holds for kind, each in self.courses.items() if each.holds}

    @property
    def words(self) -> list[str]:
        """Return what we say of it in our own words, in the language of the page."""
        language, ours = get_language() or "", self.standards
        of_each = (ours[kind].wording for kind in Kind if kind in ours)
        return [said for texts in of_each if (said := in_language(texts, language))]

    @property
    def answerable(self) -> list[str]:
        """Return the departments that answer for it."""
        named = (each.department for each in self.standards.values())
        found = dict.fromkeys(str(each) for each in named if each)
        said = _("%(department)s answers for it.")
        return [said % {"department": isolated(name)} for name in found]

    @property
    def coming(self) -> list[str]:
        """Return what is promised from a later day on, the first day first."""
        later = [each for course in self.courses.values() for each in course.coming]
        later.sort(key=lambda each: each.valid_from or date.min)
        said = _("From %(day)s: %(promise)s")
        return [
            said % {"day": day_here(each.valid_from), "promise": _promised(each)}
            for each in later
        ]

    @property
    def lines(self) -> list[Line]:
        """Return what is promised of each kind, and how it went."""
        ours = self.standards
        return [self._line(kind, ours[kind]) for kind in Kind if kind in ours]

    def _line(self, kind: Kind, standard: ServiceStandard) -> Line:
        kept, target = self._kept(kind), _("We aim to do so for %(percent)d of 100.")
        aim = target % {"percent": standard.target_percent}
        said = f"{_promised(standard)} {aim}"
        if kind != Kind.ANSWER:
            return Line(said, times_in_words(kept), late_in_words(kept))
        more = [*_standing_still(standard), *_more_time(standard)]
        late = late_answers_in_words(kept)
        return Line(said, answers_in_words(kept), late, more)

    def _kept(self, kind: Kind) -> Kept:
        return self.kept.get((self.about, kind), Kept())


def clauses() -> Iterator[Clause]:
    """Return what is promised: by service, by kind of matter, and for everything else."""
    found, kept = courses_by_promise(), kept_last_month()
    for about, title in _titles():
        if about in found:
            yield Clause(title, about, found[about], kept)


def _titles() -> Iterator[tuple[Promise, str]]:
    for service in services_on_offer():
        yield Promise(service.pk, ""), str(service)
    for case_type in CaseType:
        yield Promise(None, case_type.value), str(case_type.label)
    yield EVERYTHING, _("Everything else")


def _promised(standard: ServiceStandard) -> str:
    """Return a promise in a sentence."""
    return PROMISED[Kind(standard.kind)] % {"time": time_of(standard)}


def _standing_still(standard: ServiceStandard) -> Iterator[str]:
    if standard.pauses and standard.longest_pause:
        said = _(
            "While we wait for you our time stands still: up to %(time)s at a time."
        )
        longest = time_in_words(standard.longest_pause, standard.unit)
        yield said % {"time": longest}


def _more_time(standard: ServiceStandard) -> Iterator[str]:
    if standard.longest_extension:
        said = _("It may take up to %(time)s more, once. We tell you before, and why.")
        more = time_in_words(standard.longest_extension, standard.unit)
        yield said % {"time": more}
