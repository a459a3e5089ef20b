"""Who may see a case and who may work on it: the only way to one.

Staff come by ``case_for`` and, for lists, by ``visible_to``; the person who brought
the matter comes by ``case_followed`` with a proof, and gets the public side alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.agency.roles import Role
from answerable.cases.models import Case, CaseAccess
from answerable.cases.proofs import LinkProof, Proof, SecretProof, read_link
from answerable.cases.public import FollowedCase, public_side
from answerable.cases.representing import find_representative
from answerable.channels import limits
from answerable.lib import keys
from answerable.lib.errors import NotAllowed, NotFound, Refused
from answerable.lib.parties import IdentityLevel
from answerable.lib.references import find_reference, normal_secret
from answerable.lib.rows import fetch_with

READERS = (Role.CLERK, Role.EXPERT, Role.SUPERVISOR, Role.DEPARTMENT_HEAD)
WATCHERS = (Role.AUDITOR, Role.SUPERVISOR)
WORKERS = (Role.CLERK, Role.EXPERT, Role.SUPERVISOR)
# A grant that somebody else gave: no look that one asked for oneself.
GIVEN = Q(verdict=CaseAccess.Verdict.GRANT, until=None)
# Written out, since it is asked for every page of the desk.
RULED = """
SELECT 1 FROM cases_caseaccess
WHERE staff_id = %s AND (until IS NULL OR until > %s) LIMIT 1
"""
BY_TEAM = "cases_case.team_id = ANY(%s) AND NOT cases_case.is_restricted"
UNRESTRICTED = "NOT cases_case.is_restricted"
WITH_RULINGS = """
({by_role} OR EXISTS (SELECT FROM cases_caseaccess AS ruling
    WHERE staff_id = %s AND case_id = cases_case.id AND verdict = 'grant'
    AND (until IS NULL OR until > %s)))
AND NOT EXISTS (SELECT FROM cases_caseaccess AS ruling
    WHERE staff_id = %s AND case_id = cases_case.id AND verdict = 'deny')
"""
BY_REFERENCE = "WHERE cases_case.reference = %s AND "
QUARTER = timedelta(minutes=15)
WRONG_PER_REFERENCE = 5
WRONG_PER_VISITOR = 20


class Sight(NamedTuple):
    """What somebody may read, as a condition on ``cases_case`` with its values."""

    condition: str
    values: list[object]


def visible_to(staff: Staff) -> QuerySet[Case]:
    """Return the cases that this member of staff may read, for any list or count.

    Source: the table of roles; a restricted case needs a grant whatever the role, and
    a denial wins over everything.
    """
    reached = Q() if is_auditor(staff) else Q(team__in=_teams(staff, READERS))
    by_role = reached & Q(is_restricted=False)
    # Nearly nobody has a ruling of their own: their lists are read along an index.
    if not _has_rulings(staff):
        return Case.objects.filter(by_role)
    return _ruled(Case.objects.all(), by_role, staff)


def sees(staff: Staff, case: Case) -> bool:
    """Tell whether somebody who works here still may read a case, as it was saved."""
    return staff.is_active and visible_to(staff).filter(pk=case.pk).exists()


def sight_of(staff: Staff) -> Sight:
    """Return the same as ``visible_to``, for what every page of a case asks.

    Written out, since Django takes four times as long to compose such a question as
    the database to answer it; a test compares the two for each role.
    """
    if is_auditor(staff):
        by_role = Sight(UNRESTRICTED, [])
    else:
        by_role = Sight(BY_TEAM, [list(_teams(staff, READERS))])
    if not _has_rulings(staff):
        return by_role
    condition = WITH_RULINGS.format(by_role=by_role.condition)
    values = [*by_role.values, staff.pk, timezone.now(), staff.pk]
    return Sight(condition, values)


def sight_within(staff: Staff, teams: Collection[int]) -> Sight:
    """Return the same for cases that are asked for by these teams (ids) anyhow.

    Told of a team twice, the database expects few of its cases and sorts them all, where
    an index has them in order.
    """
    reached = is_auditor(staff) or set(teams) <= _teams(staff, READERS)
    if reached and not _has_rulings(staff):
        return Sight(UNRESTRICTED, [])
    return sight_of(staff)


def case_for(staff: Staff, reference: str) -> Case:
    """Return the case if this member of staff may read it. Raises NotFound."""
    seen = sight_of(staff)
    which, values = BY_REFERENCE + seen.condition, [reference, *seen.values]
    others = ("person", "contact", "owner")
    found: list[Case] = fetch_with(connection, Case, others, which, values)
    if not found:
        raise NotFound(reference)
    return found[0]


def case_worked(staff: Staff, reference: str) -> Case:
    """Return the case if this member of staff may work on it.

    Raises NotFound where it may not even be seen, and NotAllowed, with the reason,
    where it may be read and no more.
    """
    case = case_for(staff, reference)
    if not may_work(staff, case):
        message = _("You can read this case, but your role does not work on it.")
        raise NotAllowed(message)
    return case


def may_work(staff: Staff, case: Case) -> bool:
    """Tell whether this member of staff may do anything with a case they can read.

    A look that they asked for themselves shows it, and lets them do no more than their
    role would if it were not restricted.
    """
    if case.team_id in _teams(staff, WORKERS):
        return True
    works_somewhere = any(role in staff.posts for role in WORKERS)
    return works_somewhere and case.accesses.filter(GIVEN, staff=staff).exists()


def worked_by(staff: Staff) -> QuerySet[Case]:
    """Return the cases that this member of staff may work on, for any question."""
    in_teams = Q(team__in=_teams(staff, WORKERS))
    if not any(role in staff.posts for role in WORKERS):
        return Case.objects.none()
    return _narrowed(visible_to(staff), in_teams, staff)


def borne_by(staff: Staff, keys: Iterable[int]) -> QuerySet[Case]:
    """Return which of these cases may be shown in one that this member can read.

    Who joined them read both, so no role is asked; a denial and a restriction still
    count.
    """
    named = Case.objects.filter(pk__in=list(keys)).order_by("pk")
    return _ruled(named, Q(is_restricted=False), staff)


def may_see_looks(staff: Staff) -> bool:
    """Tell whether this member is told who looked at a case that they can read."""
    return any(role in staff.posts for role in WATCHERS)


def find_grant(staff: Staff, case: Case) -> CaseAccess | None:
    """Return the ruling that lets this member see this case now, if there is one.

    One that was given goes before a look that they asked for themselves.
    """
    granted = case.accesses.filter(_in_force(), staff=staff)
    return granted.order_by(F("until").desc(nulls_first=True), "-pk").first()


def restricted_case_for(staff: Staff, reference: str) -> Case:
    """Return a restricted case that this member may ask to see, for a reason.

    Source: the table of roles; those whose role would open it if it were not restricted.
    Raises NotFound for everybody else, and for who was denied it.
    """
    role = Q() if is_auditor(staff) else Q(team__in=_teams(staff, READERS))
    own = CaseAccess.objects.filter(staff=staff, case=OuterRef("pk"))
    hidden = Case.objects.filter(role, is_restricted=True, reference=reference)
    case = hidden.exclude(Exists(own.filter(verdict=CaseAccess.Verdict.DENY))).first()
    if case is None:
        raise NotFound(reference)
    return case


def is_auditor(staff: Staff) -> bool:
    """Tell whether this member reads everything, each look logged."""
    return Role.AUDITOR in staff.posts


def case_followed(proof: Proof, reference: str) -> FollowedCase:
    """Return the public side of a case for whoever can prove to be part of it.

    Raises NotFound, the same for an unknown reference and a wrong secret, and Refused
    after too many wrong ones, except for who was let in before.
    """
    found = find_reference(reference)
    if isinstance(proof, LinkProof):
        return _followed_by_link(proof, found)
    return _followed_by_secret(proof, found)


def _followed_by_link(proof: LinkProof, reference: str | None) -> FollowedCase:
    named = read_link(proof.key)
    if named is None or named[0] != reference:
        raise NotFound(reference)
    case = _followable(reference)
    if case is None:
        raise NotFound(reference)
    level = IdentityLevel.VERIFIED_CHANNEL
    if case.contact and case.contact.address == named[1]:
        return public_side(case, level)
    acting = find_representative(case, named[1])
    if acting is None:
        raise NotFound(reference)
    return public_side(case, level, representative=acting.pk)


def _followed_by_secret(proof: SecretProof, reference: str | None) -> FollowedCase:
    doors = _wrong_doors(proof, reference)
    if any(limits.is_empty(key, capacity=n, per=QUARTER) for key, n in doors.items()):
        raise Refused(
            code="too-many-tries",
            hint=_("Too many tries. Wait 15 minutes, then try again."),
        )
    case = _followable(reference)
    sealed = case.sealed_secret if case else None
    fits = keys.opens(normal_secret(proof.secret), sealed, settings.KEYS)
    if case is None or not fits:
        for key, capacity in doors.items():
            limits.take(key, capacity=capacity, per=QUARTER)
        raise NotFound(reference)
    return public_side(case, IdentityLevel.ANONYMOUS)


def _wrong_doors(proof: SecretProof, reference: str | None) -> dict[str, int]:
    # Whoever was let in guesses nothing: a stranger's tries must not put them out.
    if proof.was_accepted:
        return {}
    # Mistyped references are nobody's: one count for all would lock everybody out.
    doors = {f"track:{reference}": WRONG_PER_REFERENCE} if reference else {}
    if proof.visitor:
        doors[f"track-from:{proof.visitor}"] = WRONG_PER_VISITOR
    return doors


def _followable(reference: str | None) -> Case | None:
    cases = Case.objects.select_related("service", "team__department", "contact")
    return cases.filter(reference=reference).first() if reference else None


def _teams(staff: Staff, roles: tuple[Role, ...]) -> frozenset[int]:
    return frozenset().union(*(staff.posts.get(role, ()) for role in roles))


def _narrowed(cases: QuerySet[Case], allowed: Q, staff: Staff) -> QuerySet[Case]:
    """Return those of these cases that are allowed, or given to this member."""
    if not _has_rulings(staff):
        return cases.filter(allowed)
    own = CaseAccess.objects.filter(GIVEN, staff=staff, case=OuterRef("pk"))
    return cases.filter(allowed | Exists(own))


def _ruled(cases: QuerySet[Case], allowed: Q, staff: Staff) -> QuerySet[Case]:
    """Return the cases that are allowed or granted to this member, and not denied."""
    own = CaseAccess.objects.filter(staff=staff, case=OuterRef("pk"))
    granted = Exists(own.filter(_in_force()))
    denied = Exists(own.filter(verdict=CaseAccess.Verdict.DENY))
    return cases.filter(allowed | granted).exclude(denied)


def _in_force() -> Q:
    """Return what a grant must be to open something at this moment."""
    lasting = Q(until=None) | Q(until__gt=timezone.now())
    return Q(verdict=CaseAccess.Verdict.GRANT) & lasting


def _has_rulings(staff: Staff) -> bool:
    # Kept with the member as their posts are: one page asks for several lists.
    kept = vars(staff)
    if "has_rulings" not in kept:
        with connection.cursor() as cursor:
            cursor.execute(RULED, [staff.pk, timezone.now()])
            kept["has_rulings"] = bool(cursor.fetchone())
    return bool(kept["has_rulings"])
