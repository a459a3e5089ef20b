"""Our promises in words: what is promised, what we aim at, and how it went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _, ngettext

from answerable.agency.queries import services_on_offer
from answerable.cases.models.case import CaseType
from answerable.clock.kept import (
    Kept,
    Promise,
    kept_last_month,
    month_before,
    standards_by_promise,
)
from answerable.clock.models import Kind, ServiceStandard
from answerable.front.shared.times import time_in_words

Standards = Mapping[str, ServiceStandard]
EVERYTHING = Promise(None, "")


@dataclass(frozen=True)
class Clause:
    """What is promised for one kind of matter, and how well it was kept."""

    title: str
    standards: Standards
    kept: Kept

    @property
    def confirmed(self) -> str:
        """Return within what time we confirm; nothing where we do not promise it."""
        standard = self.standards.get(Kind.ACKNOWLEDGE)
        said = _("We confirm that we have it within %(time)s.")
        return said % {"time": time_of(standard)} if standard else ""

    @property
    def answered(self) -> str:
        """Return within what time we answer; nothing where we do not promise it."""
        standard = self.standards.get(Kind.ANSWER)
        said = _("We answer within %(time)s.")
        return said % {"time": time_of(standard)} if standard else ""

    @property
    def beside(self) -> list[str]:
        """Return what is promised beside the answer, and when it may take longer."""
        said = {
            Kind.UPDATE: _("Until then we write to you at least every %(time)s."),
            Kind.RESOLVE: _("The matter is settled within %(time)s."),
        }
        lines = [
            words % {"time": time_of(self.standards[kind])}
            for kind, words in said.items()
            if kind in self.standards
        ]
        return lines + self._more_time()

    def _more_time(self) -> list[str]:
        standard = self.standards.get(Kind.ANSWER)
        if standard is None or not standard.longest_extension:
            return []
        said = _("It may take up to %(time)s more, once. We tell you before, and why.")
        more = time_in_words(standard.longest_extension, standard.unit)
        return [said % {"time": more}]

    @property
    def target(self) -> str:
        """Return how many of a hundred we mean to answer in time."""
        standard = self.standards.get(Kind.ANSWER)
        said = _("We aim to do so for %(percent)d of 100.")
        return said % {"percent": standard.target_percent} if standard else ""

    @property
    def result(self) -> str:
        """Return how it went last month."""
        if not self.kept.judged:
            return _("%(month)s: no answer was given.") % {"month": last_month()}
        said = _("%(month)s: %(met)d of %(all)d answers in time, %(percent)d of 100.")
        return said % {
            "month": last_month(),
            "met": self.kept.met,
            "all": self.kept.judged,
            "percent": self.kept.percent,
        }

    @property
    def late(self) -> str:
        """Return how many answers are late now; nothing where none is."""
        count = self.kept.late
        said = ngettext(
            "%(count)d answer is late now.", "%(count)d answers are late now.", count
        )
        return said % {"count": count} if count else ""


def clauses() -> Iterator[Clause]:
    """Return what is promised: by service, by kind of matter, and for everything else."""
    standards, kept = standards_by_promise(), kept_last_month()
    for about, title in _titles():
        if about in standards:
            yield Clause(title, standards[about], kept.get(about, Kept()))


def _titles() -> Iterator[tuple[Promise, str]]:
    for service in services_on_offer():
        yield Promise(service.pk, ""), str(service)
    for case_type in CaseType:
        yield Promise(None, case_type.value), str(case_type.label)
    yield EVERYTHING, _("Everything else")


def last_month() -> str:
    """Return the last whole month and its year, in words."""
    month, _this = month_before(timezone.now())
    return date_format(month, "F Y")


def time_of(standard: ServiceStandard) -> str:
    """Return how long a promise is, in words."""
    return time_in_words(standard.amount, standard.unit)
