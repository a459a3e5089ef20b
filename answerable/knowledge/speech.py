"""A text as it is read out: no signs, numbers and money in words as far as they have any.

Digits stay digits: whoever reads out, a person or a machine, knows them in their own
language. Signs are said, or left out where they only please the eye.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from django.utils.translation import override, pgettext

from answerable.agency.dates import date_in_words
from answerable.knowledge.models import Fact
from answerable.knowledge.values import in_speech

AMOUNT = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:[.,]\d{1,2})?"
SIGNS = {"€": "EUR", "£": "GBP", "$": "USD"}
MONEY = re.compile(rf"([€£$])\s?({AMOUNT})(?!\d)|(?<![\d.,])({AMOUNT})\s?([€£$])")
DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
# At least seven digits with blanks or dashes between them are dialled, not counted.
PHONE = re.compile(r"\+?\d(?:[ -]?\d){6,}")
ADDRESS = re.compile(r"https?://\S+")
DASH = re.compile(r"\s+[-–—]\s+|\s*[–—]\s*")  # dashes of texts
BRACKETS = re.compile(r"\s*[(\[]\s*([^)\]]*?)\s*[)\]]")
SILENT = re.compile(r"[<>*_#|{}“”\"«»•·]")
BLANKS = re.compile(r"\s+")
BEFORE_A_STOP = re.compile(r"\s+([.,;:!?،؟])|,\s*(?=[.!?])")


def spoken(text: str, language: str) -> str:
    """Return a text as it is read out in a language, in one line."""
    with override(language):
        said = _say_values(text, language)
        for sign, word in _words().items():
            said = said.replace(sign, f" {word} ")
    for pattern, instead in (
        (BRACKETS, r", \1,"),
        (DASH, ", "),
        (SILENT, " "),
        (BLANKS, " "),
        (BEFORE_A_STOP, r"\1"),
    ):
        said = pattern.sub(instead, said)
    return said.strip(" ,")


def _say_values(text: str, language: str) -> str:
    steps: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
        (ADDRESS, lambda _found: ""),
        (DAY, lambda found: _day(found, language)),
        (MONEY, lambda found: _money(found, language)),
        (PHONE, lambda found: " ".join(re.findall(r"\d", found[0]))),
    )
    for pattern, say in steps:
        text = pattern.sub(say, text)
    return text


def _money(found: re.Match[str], language: str) -> str:
    sign, amount = (found[1], found[2]) if found[1] else (found[4], found[3])
    return in_speech(Fact.Kind.MONEY, _plain(amount), SIGNS[sign], language)


def _plain(amount: str) -> str:
    """Return an amount as it is kept: with a point, and nothing between thousands."""
    if "." not in amount and re.search(r",\d{1,2}$", amount):
        return amount.replace(",", ".")
    return amount.replace(",", "")


def _day(found: re.Match[str], language: str) -> str:
    try:
        return date_in_words(date.fromisoformat(found[0]), language)
    except ValueError:
        return found[0]


def _words() -> dict[str, str]:
    return {
        "%": pgettext("read out", "percent"),
        "&": pgettext("read out", "and"),
        "@": pgettext("read out", "at"),
        "/": pgettext("read out", "or"),
        "+": pgettext("read out", "plus"),
        "=": pgettext("read out", "is"),
        "→": pgettext("read out", "then"),
    }
