"""Somebody goes too far: warned in writing, limited for some months, looked at again.

No step of intake reads any of it. What a person sends is received, acknowledged, timed
and judged as before; a restriction is shown to those who answer them, while it holds.
Each step is one transaction, and what is written down is what the person was told.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.casework.conduct_letters import (
    write_restriction,
    write_review,
    write_warning,
)
from answerable.complaints.conduct import Plan, Terms, change_obstacles, obstacles
from answerable.complaints.conduct_refusals import refuse
from answerable.complaints.models import (
    ConductWarning,
    ContactRestriction,
    RestrictionReview,
)
from answerable.complaints.restrictions import (
    change_of,
    facts_about,
    facts_for,
    find_warning,
)
from answerable.lib.errors import Stale
from answerable.people.locks import lock_person
from answerable.people.models import Person

Decision = RestrictionReview.Decision
# Within this time a second press of the button says nothing new.
ONCE_WITHIN = timedelta(minutes=1)


@transaction.atomic
def warn(
    person: Person,
    *,
    category: str,
    words: str,
    asked: str,
    was_done_to_me: bool,
    by: Staff,
) -> ConductWarning:
    """Tell a person in writing what goes too far, and what we ask of them."""
    locked = lock_person(person.pk)  # so that two presses are one after the other
    told = {"category": category, "words": words, "asked": asked}
    lately = locked.conduct_warnings.filter(at__gt=timezone.now() - ONCE_WITHIN, by=by)
    if again := lately.filter(**told).first():
        return again
    letter = write_warning(locked, category, words=words, asked=asked, by=by)
    return locked.conduct_warnings.create(
        **told, **vars(letter), done_to=by if was_done_to_me else None, by=by
    )


@transaction.atomic
def restrict(person: Person, plan: Plan, *, by: Staff) -> ContactRestriction:
    """Limit for some months how a person is in touch, and tell them why and until when.

    Raises ConductRefused with all that stands in the way.
    """
    locked = lock_person(person.pk)
    refuse(obstacles(plan, facts_for(locked, plan, by=by)))
    letter = write_restriction(locked, plan, by=by)
    made = ContactRestriction.objects.create(
        person=locked,
        category=plan.category,
        warning=find_warning(locked, plan.category),
        reasons=plan.reasons,
        starts_on=plan.starts_on,
        review_on=plan.review_on,
        ends_on=plan.ends_on,
        appeal=plan.appeal,
        by=by,
        **asdict(plan.terms),
        **asdict(plan.impact),
        **vars(letter),
    )
    made.incidents.set(plan.incidents)
    return made


@transaction.atomic
def review(
    person: Person,
    restriction: ContactRestriction,
    *,
    cause: str,
    decision: str,
    reasons: str,
    after: Terms,
    ends_on: date,
    review_on: date | None,
    by: Staff,
    seen: int,
) -> RestrictionReview:
    """Keep, ease or lift a restriction, and tell the person.

    ``seen`` is how often it was looked at before, as the page had it. What ``after`` and
    ``ends_on`` say counts where it is eased. Raises ConductRefused, and Stale.
    """
    locked = lock_person(person.pk)
    found = _locked(restriction, seen=seen)
    change = change_of(
        found, cause, decision, after=after, ends_on=ends_on, review_on=review_on
    )
    refuse(change_obstacles(change, facts_about(locked, found, by=by)))
    before = {**asdict(found.terms), "ends_on": found.ends_on.isoformat()}
    if change.lifts:
        _lift(found)
    else:
        _go_on(found, change.after, ends_on=change.ends_on, review_on=review_on)
    letter = write_review(locked, found, decision, words=reasons, by=by)
    return found.reviews.create(
        cause=cause,
        decision=decision,
        reasons=reasons,
        before=before,
        by=by,
        **vars(letter),
    )


def _locked(restriction: ContactRestriction, *, seen: int) -> ContactRestriction:
    held = ContactRestriction.objects.select_for_update(no_key=True)
    found = held.get(pk=restriction.pk)
    if found.reviews.count() != seen:
        hint = _(
            "Somebody looked at it meanwhile. Read what they decided, then send again:"
            " what you wrote is still here."
        )
        raise Stale(code="restriction-reviewed", hint=hint)
    return found


def _lift(restriction: ContactRestriction) -> None:
    restriction.lifted_at = timezone.now()
    restriction.save(update_fields=["lifted_at"])


def _go_on(
    restriction: ContactRestriction,
    terms: Terms,
    *,
    ends_on: date,
    review_on: date | None,
) -> None:
    changed = {**asdict(terms), "ends_on": ends_on, "review_on": review_on}
    for name, value in changed.items():
        setattr(restriction, name, value)
    restriction.save(update_fields=list(changed))
