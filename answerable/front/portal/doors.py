"""The four ways in: report, ask, complain, thank; they differ in words and little else."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Service
from answerable.cases.models.case import CaseType

Said = str | Promise


@dataclass(frozen=True)
class Door:
    """A way in, and the words of its first page and its last.

    ``for_service`` tells whether people want the service itself: then its questions
    are asked and it says whom it must know. A complaint or a thank-you is only about
    it, and asks for neither. Where ``is_typed_by_service``, the service says what kind
    of matter it is.
    """

    slug: str
    icon: str
    case_type: CaseType
    title: Said
    lead: Said
    words: Said
    words_hint: Said
    words_missing: Said
    wish: Said
    wish_missing: Said
    about: Said
    done: Said
    for_service: bool = False
    is_typed_by_service: bool = False
    takes_files: bool = True
    wish_required: bool = True

    def case_type_for(self, service: Service | None) -> str:
        """Return what kind of matter comes in here."""
        if service and self.is_typed_by_service:
            return service.case_type
        return self.case_type


_DOORS = (
    Door(
        slug="report",
        icon="map-pin",
        case_type=CaseType.FAULT_REPORT,
        title=_("Report a problem"),
        lead=_("Something is broken, missing or dangerous, or you need us to come."),
        words=_("What is the problem?"),
        words_hint=_("Tell it in your own words. What you see, and since when."),
        words_missing=_("Tell us what the problem is"),
        wish=_("What do you hope we do?"),
        wish_missing=_("Tell us what you hope we do"),
        about=_("What is it about?"),
        done=_("We have your report"),
        for_service=True,
        is_typed_by_service=True,
    ),
    Door(
        slug="ask",
        icon="circle-question-mark",
        case_type=CaseType.ENQUIRY,
        title=_("Ask a question"),
        lead=_("Write to us in your own words. A person answers you."),
        words=_("What do you want to know?"),
        words_hint=_("Ask in your own words. One question or several."),
        words_missing=_("Tell us what you want to know"),
        wish=_("What would a good answer help you to do?"),
        wish_missing=_("Tell us what a good answer would help you to do"),
        about=_("What is your question about?"),
        done=_("We have your question"),
        for_service=True,
    ),
    Door(
        slug="complain",
        icon="megaphone",
        case_type=CaseType.COMPLAINT,
        title=_("Make a complaint"),
        lead=_("Tell us what went wrong. It never makes our service to you worse."),
        words=_("What went wrong?"),
        words_hint=_("Tell it in your own words. What happened, when, and to whom."),
        words_missing=_("Tell us what went wrong"),
        wish=_("What would put it right?"),
        wish_missing=_("Tell us what would put it right"),
        about=_("What is your complaint about?"),
        done=_("We have your complaint"),
    ),
    Door(
        slug="thank",
        icon="heart-handshake",
        case_type=CaseType.COMPLIMENT,
        title=_("Say thank you"),
        lead=_("Someone helped you well? We tell them."),
        words=_("What went well?"),
        words_hint=_("Tell it in your own words. Who helped you, and how."),
        words_missing=_("Tell us what went well"),
        wish=_("Is there anything you wish for?"),
        wish_missing="",
        about=_("What are your thanks about?"),
        done=_("We have your thanks"),
        takes_files=False,
        wish_required=False,
    ),
)
DOORS: dict[str, Door] = {door.slug: door for door in _DOORS}
