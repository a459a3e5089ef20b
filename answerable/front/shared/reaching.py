"""How an address or a number is typed: what both surfaces take, and how they refuse."""

from __future__ import annotations

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _, gettext_lazy

from answerable.people.models import ContactPoint

LONGEST_NUMBER = 30
LONGEST_EMAIL = 254
LEAST_DIGITS, MOST_DIGITS = 5, 15  # E.164 has at most 15
NOT_AN_ADDRESS = gettext_lazy("Write the address like name@example.org")
refuse_no_address = EmailValidator(NOT_AN_ADDRESS)


def refuse_unringable(typed: str) -> None:
    """Raise ValidationError for what nobody can ring."""
    digits = phonenumbers.normalize_digits_only(typed)
    is_number = LEAST_DIGITS <= len(digits) <= MOST_DIGITS
    if not is_number or len(typed) > LONGEST_NUMBER:
        raise ValidationError(_("Write a phone number like 0800 123 456"))


def refuse_unreachable(kind: str, typed: str) -> None:
    """Raise ValidationError for what is no address, or no number, of this kind."""
    if kind == ContactPoint.Kind.PHONE:
        refuse_unringable(typed)
        return
    refuse_no_address(typed)
