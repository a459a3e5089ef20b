"""What letters say is edited here: for the house or a department, in one language.

Our own text stays as it is shipped; a row stands in its place until it is retired. The
newest version is always what the row says.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.configuration import FOLDER, Hand
from answerable.agency.models import Staff
from answerable.correspondence.access import check_may_edit_text
from answerable.correspondence.letter_fields import fault_in_body, fault_in_subject
from answerable.correspondence.models import LetterText, TextVersion
from answerable.correspondence.occasions import OCCASIONS
from answerable.correspondence.phrasing import Phrasing, Place, own_phrasing
from answerable.lib.changes import Placed, compare, created, left_alone, updated
from answerable.lib.errors import NotFound, Refused, Stale
from answerable.lib.memory import forget

Change = TextVersion.Change


@transaction.atomic
def write_text(place: Place, said: Phrasing, *, by: Staff, seen: int) -> LetterText:
    """Say this from now on. ``seen`` is the version that was edited, 0 for our own.

    The same words again mean that somebody looked at them and found them right.
    Raises NotAllowed, Stale, and Refused where a field is wrong or missing.
    """
    check_may_edit_text(by, place.department)
    _refuse_faults(place, said)
    text = _lock(place)
    if text.version != seen:
        hint = _("Somebody changed this text meanwhile. Compare, then save again.")
        raise Stale(code="text-changed", hint=hint)
    is_same = text.retired_at is None and _said(text) == (said.subject, said.body)
    _write(text, said, Change.CHECKED if is_same else Change.WRITTEN, by)
    return text


@transaction.atomic
def put_text(place: Place, said: Phrasing, *, by: Hand = FOLDER) -> Placed[LetterText]:
    """Say what the seed folder says; what was written at the desk wins.

    Raises Refused where a field is wrong or missing.
    """
    _refuse_faults(place, said)
    text = _lock(place)
    if text.version == 0:
        _write(text, said, Change.WRITTEN, by.staff)
        return created(text)
    before = {"is_in_use": text.retired_at is None, **_record(*_said(text))}
    wanted = {"is_in_use": True, **_record(said.subject, said.body)}
    differences = compare(before, wanted)
    if by.yields and text.versions.get(number=text.version).by_id:
        return left_alone(text, differences)
    if differences:
        _write(text, said, Change.WRITTEN, by.staff)
    return updated(text, differences)


@transaction.atomic
def restore_text(place: Place, *, number: int, by: Staff) -> LetterText:
    """Say what one of its versions said. Raises NotFound, or Refused as above."""
    check_may_edit_text(by, place.department)
    text = _lock(place)
    version = text.versions.filter(number=number).first()
    if version is None:
        raise NotFound(str(number))
    said = Phrasing(version.subject, version.body)
    _refuse_faults(place, said)
    _write(text, said, Change.RESTORED, by)
    return text


@transaction.atomic
def retire_text(place: Place, *, by: Staff) -> LetterText:
    """Say again what is said without it; its versions stay."""
    check_may_edit_text(by, place.department)
    text = _lock(place)
    if text.version == 0:
        raise NotFound(place.occasion)
    if text.retired_at is None:
        _write(text, Phrasing(*_said(text)), Change.RETIRED, by)
    return text


def _lock(place: Place) -> LetterText:
    """Return the row of a place, locked; a new one is at version 0."""
    row, _made = LetterText.objects.get_or_create(
        occasion=place.occasion,
        language=place.language,
        department_id=place.department,
    )
    return LetterText.objects.select_for_update(no_key=True).get(pk=row.pk)


def _write(text: LetterText, said: Phrasing, change: Change, by: Staff | None) -> None:
    at = timezone.now()
    shipped = own_phrasing(OCCASIONS[text.occasion], text.language)
    if change != Change.CHECKED:
        text.changed_at = at
    text.subject, text.body = said.subject, said.body
    text.version += 1
    text.stands_for, text.checked_at = shipped.fingerprint, at
    text.retired_at = at if change == Change.RETIRED else None
    text.save()
    text.versions.create(
        number=text.version,
        change=change,
        subject=said.subject,
        body=said.body,
        by=by,
        at=at,
    )
    transaction.on_commit(forget)


def _refuse_faults(place: Place, said: Phrasing) -> None:
    occasion = OCCASIONS[place.occasion]
    if fault := fault_in_subject(occasion, said.subject):
        raise Refused(code="subject", hint=fault)
    if fault := fault_in_body(occasion, said.body):
        raise Refused(code="body", hint=fault)


def _said(text: LetterText) -> tuple[str, str]:
    return text.subject, text.body


def _record(subject: str, body: str) -> dict[str, object]:
    return {"subject": subject, "body": body}
