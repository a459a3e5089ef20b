"""Where cases would go by other rules: one text, or the last cases that came.

Nothing is decided or kept. A case is judged by the words that it came with and by its
facts of today, but for a service that a rule had found: that is found anew, or not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Left

from answerable.agency.models import Service, Team
from answerable.cases.models import Case, Interaction
from answerable.routing.engine import RuleLine, in_force, matches
from answerable.routing.facts import Facts
from answerable.routing.models import RoutingDecision
from answerable.routing.seen import answers_given, hours_at, weekday_at

LAST_CASES = 500
LONGEST = 20_000  # characters of a letter that are looked at


@dataclass(frozen=True)
class Way:
    """Where a case goes, and by which rule, if by one (slugs)."""

    team: str
    rule: str = ""


@dataclass(frozen=True)
class Detour:
    """Cases that would go elsewhere: from which team to which, by which rules, how many."""

    before: Way
    after: Way
    number: int


@dataclass(frozen=True)
class Signposts:
    """Where a case goes without a rule: the team of each service, and triage (slugs)."""

    by_service: Mapping[str, str]
    triage: str

    def way(self, facts: Facts, rules: Sequence[RuleLine]) -> Way:
        """Return where these rules send a case with these facts."""
        found = matches(facts, rules)
        if found:
            return Way(found[0].rule.team, found[0].rule.slug)
        return Way(self.by_service.get(facts.service, self.triage))


def signposts() -> Signposts:
    """Read where a case goes without a rule."""
    teams = Service.objects.values_list("slug", "team__slug")
    triage = Team.objects.filter(is_triage=True).values_list("slug", flat=True).first()
    return Signposts(dict(teams), triage or "")


def rehearse(
    before: Sequence[RuleLine], after: Sequence[RuleLine], day: date
) -> tuple[int, list[Detour]]:
    """Return how many of the last cases were looked at, and which would go elsewhere."""
    posts = signposts()
    old, new = (
        [one for one in rules if in_force(one, day)] for rules in (before, after)
    )
    cases = list(_last_cases())
    ways = Counter((posts.way(facts, old), posts.way(facts, new)) for facts in cases)
    detours = [
        Detour(was, now, number)
        for (was, now), number in ways.most_common()
        if was.team != now.team
    ]
    return len(cases), detours


def _last_cases() -> Iterator[Facts]:
    """Yield the last cases as rules see them; their first words are what counts."""
    came = Interaction.objects.filter(case=OuterRef("pk"), envelope__isnull=False)
    first = came.order_by("at", "id")
    decided = RoutingDecision.objects.filter(case=OuterRef("pk")).order_by("at", "id")
    rows = Case.objects.order_by("-opened_at", "-id").annotate(
        subject=Subquery(first.values("subject")[:1]),
        words=Subquery(first.annotate(start=Left("text", LONGEST)).values("start")[:1]),
        mailbox=Subquery(first.values("envelope__mailbox")[:1]),
        guessed=Subquery(decided.values("service")[:1]),
        of=F("service__slug"),
        at_area=F("area__slug"),
    )
    named = ("subject", "words", "mailbox", "guessed", "service", "of", "at_area")
    kept = ("language", "channel", "opened_at", "needs", "answers")
    for row in rows.values(*named, *kept)[:LAST_CASES]:
        is_guess = row["guessed"] is not None and row["guessed"] == row["service"]
        yield Facts(
            text=f"{row['subject'] or ''}\n{row['words'] or ''}",
            service="" if is_guess else row["of"] or "",
            area=row["at_area"] or "",
            language=row["language"],
            mailbox=row["mailbox"] or "",
            channel=row["channel"],
            hours=hours_at(row["opened_at"]),
            weekday=weekday_at(row["opened_at"]),
            needs=tuple(row["needs"]),
            answers=answers_given(row["of"] or "", row["answers"]),
        )
