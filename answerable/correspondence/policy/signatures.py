"""How letters end is edited here, line by line and language by language.

Each change is a version, and the newest version is always what the row says.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.configuration import FOLDER, Hand
from answerable.agency.models import Staff
from answerable.correspondence.access import check_may_edit_signature
from answerable.correspondence.models import Signature, SignatureVersion
from answerable.lib.changes import Placed, compare, created, left_alone, updated
from answerable.lib.errors import NotFound, Stale
from answerable.lib.memory import forget
from answerable.lib.wording import Texts

Change = SignatureVersion.Change


@dataclass(frozen=True)
class SignedWith:
    """What is written in a signature."""

    closing: Texts
    line: Texts
    phone: str = ""


@transaction.atomic
def write_signature(
    unit: Signature, written: SignedWith, *, by: Staff, seen: int
) -> Signature:
    """Let the letters of a unit end like this. ``unit`` names it, kept already or not.

    Raises NotAllowed, and Stale where it is not the version that was seen.
    """
    check_may_edit_signature(by, unit)
    signature = _lock(unit)
    if signature.version != seen:
        hint = _("Somebody changed this signature meanwhile. Compare, then save again.")
        raise Stale(code="signature-changed", hint=hint)
    _write(signature, written, Change.WRITTEN, by)
    return signature


@transaction.atomic
def restore_signature(unit: Signature, *, number: int, by: Staff) -> Signature:
    """Let letters end as in one of the versions. Raises NotAllowed, NotFound."""
    check_may_edit_signature(by, unit)
    signature = _lock(unit)
    version = signature.versions.filter(number=number).first()
    if version is None:
        raise NotFound(str(number))
    _write(signature, _written_in(version), Change.RESTORED, by)
    return signature


@transaction.atomic
def put_signature(
    unit: Signature, written: SignedWith, *, by: Hand = FOLDER
) -> Placed[Signature]:
    """Put a signature of the seed folder in its place; what the desk edited wins."""
    signature = _lock(unit)
    if signature.version == 0:
        _write(signature, written, Change.WRITTEN, by.staff)
        return created(signature)
    differences = compare(asdict(_written_in(signature)), asdict(written))
    if by.yields and signature.changed_by_id:
        return left_alone(signature, differences)
    if differences:
        _write(signature, written, Change.WRITTEN, by.staff)
    return updated(signature, differences)


def _write(
    signature: Signature, written: SignedWith, change: Change, by: Staff | None
) -> None:
    """Save a signature and the version that it is from now on."""
    signature.closing = _filled(written.closing)
    signature.line = _filled(written.line)
    signature.phone = written.phone
    signature.version += 1
    signature.changed_by, signature.changed_at = by, timezone.now()
    signature.save()
    signature.versions.create(
        number=signature.version,
        change=change,
        closing=signature.closing,
        line=signature.line,
        phone=signature.phone,
        by=by,
        at=signature.changed_at,
    )
    transaction.on_commit(forget)


def _written_in(kept: Signature | SignatureVersion) -> SignedWith:
    return SignedWith(kept.closing, kept.line, kept.phone)


def _lock(unit: Signature) -> Signature:
    row, _made = Signature.objects.get_or_create(
        department_id=unit.department_id, team_id=unit.team_id, staff_id=unit.staff_id
    )
    return Signature.objects.select_for_update(no_key=True).get(pk=row.pk)


def _filled(texts: Texts) -> Texts:
    return {code: text for code, text in texts.items() if text.strip()}
