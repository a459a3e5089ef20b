"""One of us as a line of the directory, in words, with the reasons why they were found."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from answerable.agency.colleagues.asking import Wanted
from answerable.agency.colleagues.finding import Colleague
from answerable.agency.colleagues.meaning import Meant
from answerable.agency.models import StaffRole, StaffSkill, Team
from answerable.front.desk.forms.changes import AssignForm
from answerable.front.desk.setup.skills import LEVELS
from answerable.front.desk.team.standing import standing
from answerable.front.shared.days import day_here
from answerable.front.shared.languages import language_name
from answerable.lib.tokens import fold

MOST_TEAMS = 3  # that a case can be handed to from one line


@dataclass(frozen=True)
class Handing:
    """A way to hand a case on: to whom, and what the form of the case is sent."""

    to: str
    team: int
    owner: int | None


@dataclass(frozen=True)
class Line:
    """A colleague in words; ``why`` are the reasons for which they were found."""

    colleague: Colleague
    standing: str
    posts: Sequence[str]
    languages: str
    knows: Sequence[str]
    why: Sequence[str]
    handings: Sequence[Handing] = ()


def line_of(found: Colleague, wanted: Wanted, form: AssignForm | None) -> Line:
    """Return a colleague in words; with the form of a case, how to hand it to them."""
    spoken = [language_name(code) for code in found.staff.speaks]
    return Line(
        colleague=found,
        standing=standing(found.absence, found.stand_in, is_open=found.is_here),
        posts=[_post(*each) for each in _posts(found)],
        languages=", ".join(spoken),
        knows=[_known(each) for each in found.knows],
        why=list(_reasons(found, wanted)),
        handings=list(_handings(found, form)) if form else (),
    )


def _posts(found: Colleague) -> list[tuple[str, str]]:
    return [(post.get_role_display(), str(post.department)) for post in found.roles]


def _post(role: str, department: str) -> str:
    return _("%(role)s, %(department)s") % {"role": role, "department": department}


def _known(had: StaffSkill) -> str:
    facts = {"skill": had.skill, "level": _level(had), "day": ""}
    if had.certified_until is None:
        return _("%(skill)s: %(level)s") % facts
    facts["day"] = day_here(had.certified_until)
    return _("%(skill)s: %(level)s, certified until %(day)s") % facts


def _level(had: StaffSkill) -> str:
    return str(dict(LEVELS).get(str(had.level), had.level))


def _reasons(found: Colleague, wanted: Wanted) -> Iterator[str]:
    """Return what was looked for and is true of them, what they know first."""
    meant = found.found_by
    for had in found.knows:
        if had.skill_id in meant.skills:
            yield _("Knows %(skill)s") % {"skill": had.skill}
    for service in found.services:
        yield _("Works on %(service)s") % {"service": service}
    for team in found.teams:
        if team.pk in meant.teams:
            yield _("Works in %(team)s") % {"team": team}
    for post in found.roles:
        yield from _reasons_of_post(post, meant)
    yield from _plain_reasons(found, wanted)


def _reasons_of_post(post: StaffRole, meant: Meant) -> Iterator[str]:
    if post.department_id in meant.departments:
        yield _("Belongs to %(department)s") % {"department": post.department}
    if post.role in meant.roles:
        yield _("Is %(role)s") % {"role": post.get_role_display()}


def _plain_reasons(found: Colleague, wanted: Wanted) -> Iterator[str]:
    if _is_named(found, found.found_by.words):
        yield _("By the name")
    if wanted.language:
        yield _("Speaks %(language)s") % {"language": language_name(wanted.language)}
    if wanted.is_here:
        yield _("On duty now")


def _is_named(found: Colleague, words: Collection[str]) -> bool:
    staff = found.staff
    name = fold(f"{staff.first_name} {staff.last_name} {staff.username}")
    return any(fold(word) in name for word in words)


def _handings(found: Colleague, form: AssignForm) -> Iterator[Handing]:
    """Return how a case can be handed to them: by name where one may, else to a team."""
    case, own = form.case, {team.pk for team in found.teams}
    if found.staff in form.owners and case.team_id in own and found.absence is None:
        if found.staff.pk != case.owner_id:
            yield Handing(str(found.staff), case.team_id or 0, found.staff.pk)
        return
    for team in _others(found.teams, case.team_id):
        yield Handing(str(team), team.pk, None)


def _others(teams: Sequence[Team], own: int | None) -> list[Team]:
    return [team for team in teams if team.pk != own][:MOST_TEAMS]
