"""How a person wants us to be in touch is remembered while they agree, then erased."""

from __future__ import annotations

from django.utils import timezone

from answerable.agency.models import Staff
from answerable.lib.wishes import Wishes
from answerable.people.actions.changing import note_change
from answerable.people.models import (
    AdjustmentNeed,
    ConsentRecord,
    Person,
    PersonChange,
    Preference,
)
from answerable.people.notices import NOTICES
from answerable.people.queries import (
    find_consent,
    find_waiting,
    wishes_of,
    wishes_waiting,
)

PURPOSE = ConsentRecord.Purpose.PREFERENCES
Source = ConsentRecord.Source
What = PersonChange.What


def remember(
    person: Person, wishes: Wishes, *, source: Source, by: Staff | None
) -> ConsentRecord:
    """Remember what a locked person wishes and agreed to; a change needs no new consent."""
    held = find_consent(person)
    consent = held or _consent(person, source, by=by)
    if held is None:
        consent.given_at = timezone.now()
        consent.save(update_fields=["given_at"])
    _keep(consent, wishes)
    note_change(person, What.CHANGED if held else What.REMEMBERED, by=by)
    return consent


def ask_to_remember(person: Person, wishes: Wishes) -> ConsentRecord | None:
    """Keep what a form asks for in a locked person's name, until they say so themselves.

    What is remembered already need not be asked for; a later form replaces an earlier.
    """
    if wishes_of(person.pk) == wishes:
        return None
    _drop_waiting(person)
    consent = _consent(person, Source.FORM, by=None)
    _keep(consent, wishes)
    note_change(person, What.ASKED, by=None)
    return consent


def accept(person: Person) -> ConsentRecord | None:
    """Remember what a form asked for: a locked person says so, and proved to be it."""
    wishes = wishes_waiting(person.pk)
    if wishes is None:
        return None
    _drop_waiting(person)
    return remember(person, wishes, source=Source.FORM, by=None)


def decline(person: Person) -> None:
    """Forget what a form asked for: a locked person does not want it."""
    if _drop_waiting(person):
        note_change(person, What.DECLINED, by=None)


def forget(person: Person, *, by: Staff | None) -> ConsentRecord | None:
    """Erase what a locked person let us remember; None where there was nothing."""
    _drop_waiting(person)
    consent = find_consent(person)
    if consent is None:
        return None
    _erase(consent)
    consent.withdrawn_at = timezone.now()
    consent.save(update_fields=["withdrawn_at"])
    note_change(person, What.FORGOTTEN, by=by)
    return consent


def _consent(person: Person, source: Source, *, by: Staff | None) -> ConsentRecord:
    version = NOTICES[PURPOSE].version
    return person.consents.create(
        purpose=PURPOSE, notice_version=version, source=source, by=by
    )


def _keep(consent: ConsentRecord, wishes: Wishes) -> None:
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


def _drop_waiting(person: Person) -> bool:
    """Erase what waits, and that it was asked for; tell whether there was something."""
    waiting = find_waiting(person)
    if waiting is None:
        return False
    _erase(waiting)
    waiting.delete()
    return True


def _erase(consent: ConsentRecord) -> None:
    Preference.objects.filter(consent=consent).delete()
    consent.needs.all().delete()
