"""A form that asks more of people has a reason, and somebody else who approves it.

More are questions or minutes, each by our estimate, so that like is compared with like.
Whoever made the sketch says why; another administrator or the head of the department
publishes it, or sends it back. Where nobody else may, one publishes alone with the
reason, and the log says so. A change of the sketch takes the proposal back.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.approvers import has_other_approver, may_approve
from answerable.agency.configuration import Hand, seen_in, write_down
from answerable.agency.models import Service, Staff
from answerable.forms.models import Form, Sketch
from answerable.forms.policy.publishing import topic_of
from answerable.forms.policy.sketching import (
    check_questions_of,
    locked_sketch,
    publish_locked,
)
from answerable.forms.queries import asks_more, find_newest
from answerable.lib.changes import Difference, Effect, Placed
from answerable.lib.errors import NotAllowed, Refused, Stale

ASKS_MORE = "asks more"  # no key of a question has a space


@transaction.atomic
def propose_sketch(service: Service, reason: str, *, by: Hand) -> Placed[Form] | None:
    """Say why a form asks more. Returns what was published, where nobody else may approve.

    Raises Refused, Stale.
    """
    sketch = locked_sketch(service)
    staff = _proposer(service, sketch, reason, by)
    if not has_other_approver(staff, service):
        alone = {"reason": reason, "asked_by": staff.username, "approved_alone": True}
        return publish_locked(service, by=by, beside={ASKS_MORE: alone})
    sketch.proposed_by, sketch.proposed_at = staff, timezone.now()
    sketch.reason = reason
    sketch.save(update_fields=["proposed_by", "proposed_at", "reason"])
    _log(service, by, {"reason": reason, "asked_by": staff.username})
    return None


@transaction.atomic
def approve_sketch(service: Service, *, by: Hand) -> Placed[Form]:
    """Ask people what a colleague proposed. Raises NotAllowed, Refused, Stale."""
    sketch = locked_sketch(service)
    approver = _approver(service, sketch, by)
    said = {**_proposal(sketch), "approved_by": approver.username}
    return publish_locked(service, by=by, beside={ASKS_MORE: said})


@transaction.atomic
def send_sketch_back(service: Service, *, by: Hand) -> None:
    """Not approve it; the sketch stays, to be changed. Raises NotAllowed, Refused."""
    sketch = locked_sketch(service)
    approver = _approver(service, sketch, by)
    _check_seen(service, by)
    said = {**_proposal(sketch), "sent_back_by": approver.username}
    sketch.take_back()
    sketch.save(update_fields=["proposed_by", "proposed_at", "reason"])
    _log(service, by, said)


@transaction.atomic
def publish_sketch(service: Service, *, by: Hand) -> Placed[Form]:
    """Ask people what the sketch asks; who has begun keeps their version.

    Raises Refused where it asks more than before: that is proposed, then approved.
    """
    sketch = locked_sketch(service)
    if by.staff and asks_more(service, find_newest(service), sketch):
        hint = _("It asks more than before. Say why, and a colleague approves it.")
        raise Refused(code="form-asks-more", hint=hint)
    return publish_locked(service, by=by)


def _proposer(service: Service, sketch: Sketch, reason: str, by: Hand) -> Staff:
    """Return who proposes, if there is something to propose. Raises Refused, Stale."""
    if by.staff is None or not asks_more(service, find_newest(service), sketch):
        hint = _("It asks no more than before: publish it without a reason.")
        raise Refused(code="form-asks-no-more", hint=hint)
    if not reason:
        hint = _("Say why people are asked more, in a sentence.")
        raise Refused(code="reason-missing", hint=hint)
    check_questions_of(sketch)
    _check_seen(service, by)
    return by.staff


def _approver(service: Service, sketch: Sketch, by: Hand) -> Staff:
    """Return who approves. Raises NotAllowed, Refused."""
    if sketch.proposed_by is None:
        hint = _("Nothing waits to be approved here any more.")
        raise Refused(code="not-proposed", hint=hint)
    if by.staff is None or not may_approve(by.staff, service):
        message = _("Administrators and the head of the department approve this.")
        raise NotAllowed(message)
    if by.staff == sketch.proposed_by:
        hint = _("You proposed this yourself: somebody else approves it.")
        raise Refused(code="own-proposal", hint=hint)
    return by.staff


def _proposal(sketch: Sketch) -> dict[str, object]:
    asked_by = sketch.proposed_by.username if sketch.proposed_by else ""
    return {"reason": sketch.reason, "asked_by": asked_by}


def _check_seen(service: Service, by: Hand) -> None:
    if by.seen is not None and by.seen != seen_in(topic_of(service)):
        hint = _("Somebody changed this meanwhile. Compare, then save again.")
        raise Stale(code="configuration-changed", hint=hint)


def _log(service: Service, by: Hand, said: Mapping[str, object]) -> None:
    line = Difference(ASKS_MORE, None, said)
    topic = topic_of(service)
    write_down(topic, by=by, effect=Effect.UPDATED, differences=[line])
