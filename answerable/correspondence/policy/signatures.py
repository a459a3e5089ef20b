"""How letters end is edited here, line by line and language by language."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.correspondence.access import check_may_edit_signature
from answerable.correspondence.models import Signature
from answerable.lib.errors import Stale
from answerable.lib.memory import forget
from answerable.lib.wording import Texts


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
    signature.closing = _filled(written.closing)
    signature.line = _filled(written.line)
    signature.phone = written.phone
    signature.version += 1
    signature.changed_by, signature.changed_at = by, timezone.now()
    signature.save()
    transaction.on_commit(forget)
    return signature


def _lock(unit: Signature) -> Signature:
    row, _made = Signature.objects.get_or_create(
        department_id=unit.department_id, team_id=unit.team_id, staff_id=unit.staff_id
    )
    return Signature.objects.select_for_update(no_key=True).get(pk=row.pk)


def _filled(texts: Texts) -> Texts:
    return {code: text for code, text in texts.items() if text.strip()}
