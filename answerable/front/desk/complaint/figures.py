"""The year of complaints in lines: what is counted, how much, and of how many.

The page, the printed report and the file for a spreadsheet are made of the same lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext as _

from answerable.complaints.models import Remedy
from answerable.complaints.models.complaint import FINDINGS, STATES, Cause
from answerable.complaints.queries import newest_procedure
from answerable.complaints.rules import Rules, read_rules
from answerable.complaints.yearly import Part, StageYear, Year
from answerable.lib.wording import in_language

Label = str | Promise


@dataclass(frozen=True)
class Line:
    """One figure; ``whole`` is what it is a part of, where it is one."""

    label: str
    count: int | float
    whole: int | None = None
    percent: int | None = None


@dataclass(frozen=True)
class Section:
    """Figures that belong together."""

    title: str
    lines: Sequence[Line]


def sections_of(year: Year) -> list[Section]:
    """Return the figures of a year in words, without sections that have none."""
    rules = read_rules(newest_procedure())
    found = [
        Section(_("What came"), list(_came(year))),
        *(Section(_stage_name(rules, one), list(_stage(one))) for one in year.stages),
        Section(_("Where they stand"), _counts(year.states, dict(STATES))),
        Section(_("Not taken as a complaint"), list(_excluded(year, rules))),
        Section(_("What lay behind them"), _counts(year.causes, dict(Cause.choices))),
        Section(_("What we put right"), list(_put_right(year))),
        Section(_("What we learned"), list(_learned(year))),
    ]
    return [section for section in found if section.lines]


def _came(year: Year) -> Iterator[Line]:
    yield Line(_("Complaints"), year.received)
    yield Line(_("Messages and calls of all kinds"), year.interactions)
    if year.per_thousand is not None:
        yield Line(_("Complaints in a thousand of them"), year.per_thousand)
    yield _line(_("Asked for another look, of those answered first"), year.escalated)


def _stage(stage: StageYear) -> Iterator[Line]:
    yield Line(_("Begun"), stage.begun)
    yield _line(_("Confirmed in time"), stage.confirmed)
    yield _line(_("Answered in time"), stage.answered)
    yield _line(_("With more time, of those answered"), stage.extended)
    yield _line(_("Upheld, wholly or in part"), stage.upheld)
    yield from _counts(stage.findings, dict(FINDINGS))


def _excluded(year: Year, rules: Rules) -> Iterator[Line]:
    language = get_language() or ""
    for slug, count in year.exclusions.items():
        exclusion = rules.exclusion(slug)
        reason = in_language(exclusion.reason, language) if exclusion else slug
        yield Line(reason, count)


def _put_right(year: Year) -> Iterator[Line]:
    kinds = _counts(year.remedies, dict(Remedy.Kind.choices))
    if not kinds:
        return
    yield from kinds
    yield _line(_("By the day that was promised first"), year.remedies_on_time)
    yield Line(_("Late now"), year.remedies_late)


def _learned(year: Year) -> Iterator[Line]:
    if not year.learning.whole:
        return
    yield _line(_("Done, of what was written down"), year.learning)
    yield Line(_("Late now"), year.learning_late)


def _stage_name(rules: Rules, stage: StageYear) -> str:
    if stage.position > len(rules.stages):
        return _("Stage %(number)s") % {"number": stage.position}
    return rules.stage(stage.position).name_in(get_language() or "")


def _counts(counts: Mapping[str, int], names: Mapping[str, Label]) -> list[Line]:
    whole = sum(counts.values())
    return [
        _line(str(names.get(value, value)), Part(count, whole))
        for value, count in counts.items()
    ]


def _line(label: str, part: Part) -> Line:
    return Line(label, part.count, part.whole, part.percent)
