"""A ladder in words: who is told when, and for whom a step tells nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy
from django_stubs_ext import StrOrPromise

from answerable.casework.telling_whom import ROLES, teams_without
from answerable.clock.ladders import Rung
from answerable.clock.models.ladders import When, Whom
from answerable.front.shared.times import time_in_words

MOST_NAMED = 5
# As in the middle of a sentence.
WHOM = {
    Whom.OWNER: pgettext_lazy("of a case", "its owner"),
    Whom.TEAM: pgettext_lazy("of a case", "its team"),
    Whom.SUPERVISOR: gettext_lazy("who supervises the team"),
    Whom.HEAD: gettext_lazy("the head of department"),
}


def rung_in_words(rung: Rung) -> str:
    """Return when one step is reached and who is told then."""
    told = ", ".join(str(WHOM[each]) for each in rung.whom)
    return _("%(when)s: %(whom)s") % {"when": _moment_of(rung), "whom": told}


def _moment_of(rung: Rung) -> StrOrPromise:
    if rung.when == When.USED:
        return _("%(percent)s percent of the time used") % {"percent": rung.amount}
    if rung.when == When.DUE or rung.unit is None:
        return When.DUE.label
    time = time_in_words(rung.amount, rung.unit)
    return _("%(time)s after it was due") % {"time": time}


def doubts_in(rungs: Iterable[Rung]) -> Iterator[str]:
    """Yield for each role of a ladder the teams for which nobody has it."""
    asked = {whom for rung in rungs for whom in rung.whom if whom in ROLES}
    for whom in (each for each in Whom if each in asked):
        if teams := teams_without(whom):
            names = ", ".join(map(str, teams[:MOST_NAMED]))
            rest = len(teams) - MOST_NAMED
            said = _(
                "%(whom)s: nobody for %(teams)s. There the next step counts at once."
            )
            if rest > 0:
                more = _("%(names)s and others: %(number)s")
                names = more % {"names": names, "number": rest}
            yield said % {"teams": names, "whom": whom.label}
