"""Every occasion on which we write; to add one, write a module and a line here."""

from __future__ import annotations

from answerable.correspondence.occasion import Occasion
from answerable.correspondence.occasions import (
    acknowledgement,
    answer_corrected,
    complaint_confirmed,
    complaint_decision,
    complaint_escalated,
    complaint_excluded,
    complaint_referred,
    conduct_restriction,
    conduct_review,
    conduct_warning,
    contact_confirm,
    contact_stop,
    extension,
    link,
    promise_changed,
    proof_changed,
    question,
    release,
    remedy_done,
    remedy_put_off,
    reply,
    represented,
    representing,
    resolution,
    resolution_joined,
    situation,
    split,
)

OCCASIONS: dict[str, Occasion] = {
    occasion.name: occasion
    for occasion in (
        acknowledgement.OCCASION,
        reply.OCCASION,
        question.OCCASION,
        promise_changed.OCCASION,
        extension.OCCASION,
        resolution.OCCASION,
        resolution_joined.OCCASION,
        situation.OCCASION,
        complaint_confirmed.OCCASION,
        complaint_decision.OCCASION,
        complaint_escalated.OCCASION,
        complaint_excluded.OCCASION,
        complaint_referred.OCCASION,
        remedy_done.OCCASION,
        remedy_put_off.OCCASION,
        answer_corrected.OCCASION,
        split.OCCASION,
        link.OCCASION,
        release.OCCASION,
        contact_confirm.OCCASION,
        contact_stop.OCCASION,
        representing.OCCASION,
        represented.OCCASION,
        proof_changed.OCCASION,
        conduct_warning.OCCASION,
        conduct_restriction.OCCASION,
        conduct_review.OCCASION,
    )
}
