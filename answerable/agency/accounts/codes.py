"""Codes that are typed: of an app on the phone, or one of those on paper."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from answerable.agency.models import CodeApp, RecoveryCode, Staff
from answerable.lib import keys, one_time, sealing
from answerable.lib.references import new_secret, normal_secret

CODES_ON_PAPER = 10


@transaction.atomic
def keep_code_app(staff: Staff, secret: str, typed: str) -> bool:
    """Give a member this code app if the code is one of its; else change nothing."""
    now, step = timezone.now(), _step_of(secret, typed, after=0)
    if step is None:
        return False
    kept = {
        "sealed_secret": sealing.seal(secret, settings.KEYS),
        "last_step": step,
        "added_at": now,
        "used_at": now,
    }
    CodeApp.objects.update_or_create(staff=staff, defaults=kept)
    return True


@transaction.atomic
def draw_recovery_codes(staff: Staff) -> list[str]:
    """Return new codes for paper; they are readable now and never again."""
    codes = [new_secret() for _ in range(CODES_ON_PAPER)]
    RecoveryCode.objects.filter(staff=staff).delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(staff=staff, sealed=keys.seal(code, settings.KEYS[0]))
        for code in codes
    )
    return codes


def opens_with_code(staff: Staff, typed: str) -> bool:
    """Tell whether a code of the app or of the paper lets in; it is used up then."""
    return _opens_by_app(staff, typed) or _opens_by_paper(staff, typed)


@transaction.atomic
def _opens_by_app(staff: Staff, typed: str) -> bool:
    app = CodeApp.objects.select_for_update(no_key=True).filter(staff=staff).first()
    if app is None:
        return False
    secret = sealing.unseal(app.sealed_secret, settings.KEYS)
    step = _step_of(secret, typed, after=app.last_step) if secret else None
    if secret is None or step is None:
        return False
    app.last_step, app.used_at = step, timezone.now()
    # Sealed anew each time: so a changed key reaches whoever works here.
    app.sealed_secret = sealing.seal(secret, settings.KEYS)
    app.save(update_fields=["last_step", "used_at", "sealed_secret"])
    return True


def _step_of(secret: str, typed: str, *, after: int) -> int | None:
    now = one_time.step_at(timezone.now().timestamp())
    return one_time.find_step(secret, typed, now=now, after=after)


def _opens_by_paper(staff: Staff, typed: str) -> bool:
    code = normal_secret(typed)
    sealed = [keys.seal(code, key) for key in settings.KEYS]
    unused = RecoveryCode.objects.filter(staff=staff, used_at=None, sealed__in=sealed)
    # One statement looks and marks: of two at once, one finds nothing.
    return bool(unused.update(used_at=timezone.now()))
