"""Questions about limits on contact: what holds today, what came before, how often.

A restriction holds by its dates: who asks on another day gets another answer, and nothing
has to be switched off. What one of two joined people was told holds for both.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import connection
from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from answerable.agency.duty import today
from answerable.agency.models import Staff
from answerable.complaints.access import may_restrict
from answerable.complaints.conduct import Change, Facts, Plan, Terms
from answerable.complaints.models import (
    ConductWarning,
    ContactRestriction,
    RestrictionReview,
    SafetyIncident,
)
from answerable.complaints.models.restriction import LOOK_ON, NOT_LIFTED
from answerable.complaints.places import Place, behind
from answerable.lib.rows import fetch
from answerable.people.models import Person
from answerable.people.queries import selves_of

# After this, a person is warned again before anything is limited.
WARNED_WITHIN = timedelta(days=365)
DANGEROUS = (SafetyIncident.Kind.THREAT, SafetyIncident.Kind.VIOLENCE)
MOST_SHOWN = 50
# Written out, since it is asked for every page of a case.
HOLDING = """
WHERE lifted_at IS NULL AND starts_on <= %s AND ends_on >= %s AND person_id IN (
    SELECT %s::bigint UNION ALL SELECT absorbed_id FROM people_personjoin
    WHERE survivor_id = %s AND undone_at IS NULL)
ORDER BY ends_on, id
"""


def restrictions_in_force(
    person: int, day: date | None = None
) -> list[ContactRestriction]:
    """Return what limits how a person (their id) is in touch on a day, by default today."""
    on = day or today()
    found: list[ContactRestriction] = fetch(
        connection, ContactRestriction, HOLDING, [on, on, person, person]
    )
    return found


def restrictions_of(person: Person) -> list[ContactRestriction]:
    """Return all that was ever limited, the newest first, with its reviews and letters."""
    found = _restrictions(person.pk).select_related("by", "dispatch")
    reviews = RestrictionReview.objects.select_related("by", "dispatch").order_by("pk")
    shown = found.order_by("-pk").prefetch_related(Prefetch("reviews", reviews))
    return list(shown[:MOST_SHOWN])


def warnings_of(person: Person) -> list[ConductWarning]:
    """Return of what a person was warned, the newest first."""
    found = _warnings(person).select_related("by", "dispatch")
    return list(found.order_by("-pk")[:MOST_SHOWN])


def find_warning(person: Person, category: str) -> ConductWarning | None:
    """Return the last warning of this conduct that counts, if there is one."""
    found = _warnings(person).filter(category=category, at__gte=_a_year_ago())
    known = found.select_related("dispatch").order_by("-pk")
    return next((each for each in known if counts(each)), None)


def counts(warning: ConductWarning) -> bool:
    """Tell whether a warning still counts: for 12 months, unless its letter came back."""
    return warning.at >= _a_year_ago() and not warning.came_back


def to_look_at(
    restrictions: QuerySet[ContactRestriction], *, after: Place | None
) -> QuerySet[ContactRestriction]:
    """Return those that hold today or later, by the day on which to look at them again.

    ``after`` is where the page before ended.
    """
    lasting = restrictions.filter(NOT_LIFTED, ends_on__gte=today())
    found = lasting.annotate(due_on=LOOK_ON).order_by("due_on", "pk")
    return behind(found, after, day="due_on")


def incidents_with(person: Person) -> QuerySet[SafetyIncident]:
    """Return what was done to staff in the cases of a person, the newest first."""
    return SafetyIncident.objects.filter(case__person=person).order_by("-pk")


def facts_for(person: Person, plan: Plan, *, by: Staff) -> Facts:
    """Return what the guards ask of a restriction that is planned."""
    named = incidents_with(person).filter(pk__in=plan.incidents)
    return Facts(
        today=today(),
        by=by.pk,
        leads=may_restrict(by, person),
        done_to=done_to(person),
        was_warned=find_warning(person, plan.category) is not None,
        is_dangerous=named.filter(kind__in=DANGEROUS).exists(),
        has_another=_lasting(person).exists(),
    )


def facts_about(person: Person, restriction: ContactRestriction, *, by: Staff) -> Facts:
    """Return what the guards ask where a restriction of a person is looked at again."""
    return Facts(
        today=today(),
        by=by.pk,
        leads=may_restrict(by, person),
        done_to=done_to(person),
        author=restriction.by_id,
    )


def change_of(
    restriction: ContactRestriction,
    cause: str,
    decision: str,
    *,
    after: Terms,
    ends_on: date,
    review_on: date | None,
) -> Change:
    """Return what is decided about a restriction, as the guards read it."""
    keeps = decision == RestrictionReview.Decision.KEEP
    return Change(
        before=restriction.terms,
        after=restriction.terms if keeps else after,
        started_on=restriction.starts_on,
        ended_on=restriction.ends_on,
        ends_on=restriction.ends_on if keeps else ends_on,
        review_on=review_on,
        is_over=restriction.is_over(today()),
        eases=decision == RestrictionReview.Decision.EASE,
        lifts=decision == RestrictionReview.Decision.LIFT,
        is_appeal=cause == RestrictionReview.Cause.APPEAL,
    )


def done_to(person: Person) -> frozenset[int]:
    """Return to whom (ids) a person did something: they decide nothing about them."""
    met = incidents_with(person).order_by().values_list("by", flat=True)
    warned = _warnings(person).exclude(done_to=None)
    told = warned.values_list("done_to", flat=True)
    return frozenset((*met, *(each for each in told if each)))


def _a_year_ago() -> datetime:
    return timezone.now() - WARNED_WITHIN


def _lasting(person: Person) -> QuerySet[ContactRestriction]:
    """Return what limits something today or later."""
    return _restrictions(person.pk).filter(NOT_LIFTED, ends_on__gte=today())


def _restrictions(person: int) -> QuerySet[ContactRestriction]:
    return ContactRestriction.objects.filter(person__in=selves_of(person))


def _warnings(person: Person) -> QuerySet[ConductWarning]:
    return ConductWarning.objects.filter(person__in=selves_of(person.pk))
