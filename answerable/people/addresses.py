"""Addresses and numbers in one spelling, so that a person is found again; pure."""

from __future__ import annotations

import phonenumbers

LONGEST = 320
LAST_DIGITS = 9


def normal_address(kind: str, typed: str) -> str:
    """Return the spelling under which an address is kept."""
    if kind == "phone":
        return _normal_number(typed)[:LONGEST]
    # The part before the @ could tell letters apart, but no provider does.
    return typed.strip().lower()[:LONGEST]


def likeness(kind: str, address: str) -> str:
    """Return what an address has in common with others of, most likely, one human.

    A number without its country, a mailbox without its tag and its dots.
    """
    if kind == "phone":
        return "".join(filter(str.isdigit, address))[-LAST_DIGITS:]
    mailbox, _, host = address.partition("@")
    return f"{mailbox.partition('+')[0].replace('.', '')}@{host}"


def _normal_number(typed: str) -> str:
    try:
        number = phonenumbers.parse(typed, None)
    except phonenumbers.NumberParseException:
        return "".join(sign for sign in typed if sign.isdigit() or sign == "+")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
