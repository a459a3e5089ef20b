"""Addresses and numbers in one spelling, so that a person is found again; pure."""

from __future__ import annotations

import phonenumbers

LONGEST = 320


def normal_address(kind: str, typed: str) -> str:
    """Return the spelling under which an address is kept."""
    if kind == "phone":
        return _normal_number(typed)[:LONGEST]
    # The part before the @ could tell letters apart, but no provider does.
    return typed.strip().lower()[:LONGEST]


def _normal_number(typed: str) -> str:
    try:
        number = phonenumbers.parse(typed, None)
    except phonenumbers.NumberParseException:
        return "".join(sign for sign in typed if sign.isdigit() or sign == "+")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
