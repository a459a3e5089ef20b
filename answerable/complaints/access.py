"""Who may see what happened to staff, and who decides how contact with somebody is limited.

What happened is for whoever met with it and those who lead them. That a limit holds is
known to all who see its person; what came before, and why, to those who decide and audit.
"""

from __future__ import annotations

from django.db.models import BigIntegerField, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.agency.roles import Role
from answerable.cases.access import is_auditor, visible_to
from answerable.cases.models import Case
from answerable.cases.persons import person_for, person_worked
from answerable.complaints.models import (
    ContactRestriction,
    LearningAction,
    Remedy,
    SafetyIncident,
)
from answerable.complaints.models.incident import WITHOUT_SUPPORT
from answerable.complaints.models.remedy import TO_BE_DONE
from answerable.lib.errors import NotAllowed, NotFound
from answerable.people.models import Person, PersonJoin
from answerable.people.models.joining import TOGETHER
from answerable.people.queries import selves_of

LEADERS = (Role.SUPERVISOR, Role.DEPARTMENT_HEAD)


def incidents_for(staff: Staff) -> QuerySet[SafetyIncident]:
    """Return the incidents that a member may read, the newest first."""
    seen = Q(by=staff) | Q(team__in=_led_by(staff))
    found = SafetyIncident.objects.filter(seen)
    return found.select_related("case", "by", "supported_by").order_by("-id")


def waiting_for_support(staff: Staff) -> QuerySet[SafetyIncident]:
    """Return those that a member who leads has to see to, the oldest first.

    Nobody sees to their own.
    """
    led = SafetyIncident.objects.filter(WITHOUT_SUPPORT, team__in=_led_by(staff))
    found = led.exclude(by=staff).select_related("case", "by")
    return found.order_by("at", "id")


def incident_supported_by(staff: Staff, pk: int) -> SafetyIncident:
    """Return an incident that a member who leads may see to. Raises NotFound."""
    led = SafetyIncident.objects.filter(team__in=_led_by(staff)).exclude(by=staff)
    found = led.filter(pk=pk).first()
    if found is None:
        raise NotFound(str(pk))
    return found


def may_restrict(staff: Staff, person: Person) -> bool:
    """Tell whether a member leads a team that has a case of this person."""
    return cases_led(staff).filter(person=person).exists()


def may_read_conduct(staff: Staff, person: Person) -> bool:
    """Tell whether a member may read what a person was told of their conduct, and why."""
    return is_auditor(staff) or may_restrict(staff, person)


def person_warned_by(staff: Staff, pk: int) -> Person:
    """Return a person whom a member may warn: who works for them, or leads such a team.

    Raises NotFound where they may not even be seen, and NotAllowed with the reason.
    """
    person = person_for(staff, pk)
    return person if may_restrict(staff, person) else person_worked(staff, pk)


def person_restricted_by(staff: Staff, pk: int) -> Person:
    """Return a person whose contact a member may limit, if nothing else forbids it.

    Raises NotFound where they may not even be seen, and NotAllowed with the reason.
    """
    person = person_for(staff, pk)
    if not may_restrict(staff, person):
        message = _(
            "Only a supervisor or a head of department whose team has a case of this"
            " person may do this."
        )
        raise NotAllowed(message)
    return person


def restriction_reviewed_by(
    staff: Staff, person: Person, pk: int
) -> ContactRestriction:
    """Return a restriction of a person, to be looked at again. Raises NotFound."""
    known = ContactRestriction.objects.filter(person__in=selves_of(person.pk))
    found = known.filter(pk=pk).select_related("person", "by").first()
    if found is None or not may_restrict(staff, person):
        raise NotFound(str(pk))
    return found


def restrictions_for(staff: Staff) -> QuerySet[ContactRestriction]:
    """Return all restrictions of people with a case in a team that a member leads.

    An auditor finds those of everybody whose cases they may read. ``now`` is the person
    (their id) whose page to open: one who was joined with another has none.
    """
    cases = visible_to(staff) if is_auditor(staff) else cases_led(staff)
    own = cases.filter(person=OuterRef("person")).order_by()
    into = PersonJoin.objects.filter(TOGETHER, absorbed=OuterRef(OuterRef("person")))
    joined = cases.filter(person__in=into.values("survivor")).order_by()
    found = ContactRestriction.objects.filter(Exists(own) | Exists(joined))
    survivor = PersonJoin.objects.filter(TOGETHER, absorbed=OuterRef("person"))
    one = Subquery(survivor.values("survivor")[:1])
    now = Coalesce(one, "person", output_field=BigIntegerField())
    return found.annotate(now=now)


def leads_or_audits(staff: Staff) -> bool:
    """Tell whether a member has a list of restrictions at all."""
    return is_auditor(staff) or bool(_led_by(staff))


def remedies_for(staff: Staff) -> QuerySet[Remedy]:
    """Return what is still to be put right in cases that a member may read."""
    seen = visible_to(staff).values("pk")
    found = Remedy.objects.filter(TO_BE_DONE, complaint__case__in=seen)
    return found.select_related("complaint__case", "owner").order_by("due", "id")


def learning_for(staff: Staff) -> QuerySet[LearningAction]:
    """Return what is still to be learned from cases that a member may read."""
    seen = visible_to(staff).values("pk")
    found = LearningAction.objects.filter(done_at=None, complaint__case__in=seen)
    return found.select_related("complaint__case", "owner").order_by("due", "id")


def cases_led(staff: Staff) -> QuerySet[Case]:
    """Return the cases that a member may read, of the teams that they lead."""
    return visible_to(staff).filter(team__in=_led_by(staff)).order_by()


def _led_by(staff: Staff) -> frozenset[int]:
    return frozenset[int]().union(*(staff.posts.get(role, ()) for role in LEADERS))
