"""How a shared value is checked, and how it is written and spoken in a language."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from babel import Locale
from babel.numbers import (
    format_currency,
    format_decimal,
    get_currency_name,
    get_currency_symbol,
)
from django.utils.translation import gettext as _

from answerable.agency.dates import date_in_words
from answerable.knowledge.models import Fact
from answerable.knowledge.models.facts import LONGEST_VALUE

Kind = Fact.Kind
MONEY = re.compile(r"\d{1,9}(\.\d{2})?")
NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,6})?")
CURRENCY = re.compile(r"[A-Z]{3}")
# Where a currency is at home its sign is the short one; abroad it is told from others.
HOME_OF = {
    "AUD": "en_AU",
    "CAD": "en_CA",
    "GBP": "en_GB",
    "MXN": "es_MX",
    "NZD": "en_NZ",
    "USD": "en_US",
}
DIGITS = "latn"  # the product writes numbers with the same digits in every language


def fault_in_value(kind: str, value: str) -> str:
    """Return how to mend a value that its kind cannot have; nothing for a good one."""
    if kind == Kind.MONEY and not MONEY.fullmatch(value):
        return _("Write an amount such as 18.00, without a currency.")
    if kind == Kind.NUMBER and not NUMBER.fullmatch(value):
        return _("Write a number such as 12 or 2.5.")
    if kind == Kind.DATE and _find_day(value) is None:
        return _("Write a day such as 2026-11-24.")
    if not value.strip() or len(value) > LONGEST_VALUE:
        return _("Write a value of at most %(most)s characters.") % {
            "most": LONGEST_VALUE
        }
    return ""


def in_writing(kind: str, value: str, currency: str, language: str) -> str:
    """Return a value as pages and letters have it, such as "€18.00"."""
    if kind == Kind.MONEY:
        return _price(Decimal(value), currency, _locale(language))
    return _plain(kind, value, language)


def in_speech(kind: str, value: str, currency: str, language: str) -> str:
    """Return a value as somebody reads it out: without signs, such as "18 euros"."""
    if kind != Kind.MONEY:
        return _plain(kind, value, language)
    amount = Decimal(value)
    if amount == amount.to_integral_value():
        amount = amount.quantize(Decimal(1))
    locale = _locale(language)
    number = format_decimal(amount, locale=locale, numbering_system=DIGITS)
    return f"{number} {get_currency_name(currency, amount, locale=locale)}"


def _price(amount: Decimal, currency: str, locale: Locale) -> str:
    """Return a price with the sign that people know, "£" and not "GBP" or "UK£".

    Without marks of direction: each page isolates its texts as a whole.
    """
    sign = get_currency_symbol(currency, locale=HOME_OF.get(currency, locale))
    pattern = locale.currency_formats["standard"].pattern.replace("¤", f"'{sign}'")
    written = format_currency(
        amount, currency, pattern, locale=locale, numbering_system=DIGITS
    )
    return written.replace("\u200f", "").replace("\u200e", "")


def _plain(kind: str, value: str, language: str) -> str:
    if kind == Kind.NUMBER:
        locale = _locale(language)
        return format_decimal(Decimal(value), locale=locale, numbering_system=DIGITS)
    day = _find_day(value) if kind == Kind.DATE else None
    return date_in_words(day, language) if day else value


def _find_day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _locale(language: str) -> Locale:
    return Locale.parse(language, sep="-")
