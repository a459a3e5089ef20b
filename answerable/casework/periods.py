"""How long each thing is kept, and what happens then: the one list of it.

The figures are those of the rooms that keep to them; nothing is thrown away that does not
stand here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from answerable.agency.policy import maps
from answerable.cases import joined, presence, proofs, workflow
from answerable.casework import sent_setup
from answerable.correspondence import drafts
from answerable.forms import models as forms
from answerable.people.models import contact_change


@dataclass(frozen=True)
class Period:
    """What is kept and for how long, what happens then, and where that is written down."""

    what: Promise
    lasts: timedelta
    then: Promise
    place: str


def thrown_away() -> list[Period]:
    """Return what is gone after its time."""
    return [
        Period(
            _("A request that somebody is still writing, from its beginning"),
            forms.LIFETIME,
            _("Its answers and files are thrown away."),
            "answerable.forms.models.LIFETIME",
        ),
        Period(
            _("What one of us is writing in a case, from the last change"),
            drafts.DRAFTS_LIVE,
            _("It is thrown away."),
            "answerable.correspondence.drafts.DRAFTS_LIVE",
        ),
        Period(
            _("A new address or number that nobody confirmed"),
            contact_change.STOPPED_WITHIN,
            _("It is forgotten; the old one stays."),
            "answerable.people.models.contact_change.STOPPED_WITHIN",
        ),
        Period(
            _("Being signed in at the desk"),
            timedelta(seconds=settings.SESSION_COOKIE_AGE),
            _("Whoever works on signs in again."),
            "answerable.config.settings.SESSION_COOKIE_AGE",
        ),
        Period(
            _("Who had which case open"),
            presence.KEPT_FOR,
            _("It is forgotten."),
            "answerable.cases.presence.KEPT_FOR",
        ),
        *_sent(),
    ]


def ending() -> list[Period]:
    """Return what may be done for a while; what it is about stays."""
    return [
        Period(
            _("An answered case can be opened again"),
            workflow.REOPENED_WITHIN,
            _("It is closed. Nothing of it is lost."),
            "answerable.cases.workflow.REOPENED_WITHIN",
        ),
        Period(
            _("Joined cases can be taken apart, a split one put back"),
            joined.APART_WITHIN,
            _("They stay as they are."),
            "answerable.cases.joined.APART_WITHIN",
        ),
        Period(
            _("The link to a case in a letter"),
            proofs.LINK_LIFETIME,
            _("It asks for a new one."),
            "answerable.cases.proofs.LINK_LIFETIME",
        ),
    ]


def _sent() -> list[Period]:
    gone = _("It is thrown away.")
    return [
        Period(
            _("A setup that was sent to be compared and not taken"),
            sent_setup.LIFETIME,
            gone,
            "answerable.casework.sent_setup.LIFETIME",
        ),
        Period(
            _("A map that was sent to be compared and not taken"),
            maps.LIFETIME,
            gone,
            "answerable.agency.policy.maps.LIFETIME",
        ),
    ]


# What has no end: it, and what can be said of it.
STAYING = (
    (
        _("Cases with their messages, files and letters, and what came in as it came"),
        _("Nothing throws them away, however long they are closed."),
    ),
    (
        _("The journal of cases, and who changed what in the setup"),
        _("Nobody can change or remove a line."),
    ),
    (
        _("How a person wants us to be in touch"),
        _("It is erased as soon as they withdraw their consent."),
    ),
)
