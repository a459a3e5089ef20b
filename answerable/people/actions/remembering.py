"""How a person wants us to be in touch is remembered while they agree, then erased."""

from __future__ import annotations

from django.utils import timezone

from answerable.agency.models import Staff
from answerable.people.actions.changing import note_change
from answerable.people.models import (
    AdjustmentNeed,
    ConsentRecord,
    Person,
    PersonChange,
    Preference,
)
from answerable.people.notices import NOTICES
from answerable.people.queries import find_consent
from answerable.people.wishes import Wishes

PURPOSE = ConsentRecord.Purpose.PREFERENCES
What = PersonChange.What


def remember(
    person: Person, wishes: Wishes, *, source: ConsentRecord.Source, by: Staff | None
) -> ConsentRecord:
    """Remember what a locked person wishes and agreed to; a change needs no new consent."""
    held = find_consent(person)
    consent = held or person.consents.create(
        purpose=PURPOSE, notice_version=NOTICES[PURPOSE].version, source=source, by=by
    )
    _erase(consent)
    Preference.objects.create(
        consent=consent,
        language=wishes.language,
        channel=wishes.channel,
        hours=wishes.hours,
    )
    AdjustmentNeed.objects.bulk_create(
        AdjustmentNeed(consent=consent, kind=kind) for kind in wishes.needs
    )
    note_change(person, What.CHANGED if held else What.REMEMBERED, by=by)
    return consent


def forget(person: Person, *, by: Staff | None) -> ConsentRecord | None:
    """Erase what a locked person let us remember; None where there was nothing."""
    consent = find_consent(person)
    if consent is None:
        return None
    _erase(consent)
    consent.withdrawn_at = timezone.now()
    consent.save(update_fields=["withdrawn_at"])
    note_change(person, What.FORGOTTEN, by=by)
    return consent


def _erase(consent: ConsentRecord) -> None:
    Preference.objects.filter(consent=consent).delete()
    consent.needs.all().delete()
