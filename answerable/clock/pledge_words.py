"""How we promise something in each of our languages: verbs, conditions and days.

Names of months and days are those of the Unicode tables; the rest is written by hand. To
add a language, add a ``Speech`` and examples to its test.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from babel.dates import get_day_names, get_month_names


@dataclass(frozen=True)
class Speech:
    """One language: ``ours`` finds a verb by which we promise, ``not_ours`` what undoes it.

    ``months`` and ``weekdays`` give numbers by name, as ``date`` counts them; ``numbers``
    gives those that people write as words.
    """

    ours: re.Pattern[str]
    not_ours: re.Pattern[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    weeks: frozenset[str]
    written_day: re.Pattern[str]
    weekday: re.Pattern[str]
    within: re.Pattern[str]
    today: re.Pattern[str]
    tomorrow: re.Pattern[str]
    next_week: re.Pattern[str]

    def is_week(self, unit: str) -> bool:
        """Tell whether a unit of time is a week, and else a day."""
        return unit in self.weeks


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


def _one_of(names: Iterable[str]) -> str:
    # The longest first, so that "March" is not read as "Mar".
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))


def _months(*locales: str) -> dict[str, int]:
    return {
        name.casefold().rstrip("."): number
        for locale in locales
        for number, name in (
            *get_month_names("wide", locale=locale).items(),
            *get_month_names("abbreviated", locale=locale).items(),
        )
    }


def _weekdays(locale: str) -> dict[str, int]:
    names = get_day_names("wide", locale=locale)
    return {name.casefold(): number for number, name in names.items()}


def _written_day(months: Mapping[str, int], between: str) -> re.Pattern[str]:
    """Find "4 December 2026", "the 4th of December" and "December 4, 2026"."""
    named, year = _one_of(months), r"(?:,?\s+(?:de\s+)?(?P<year>\d{4}))?"
    first = rf"(?P<day>\d{{1,2}})(?:st|[nr]d|th|º)?\s+{between}(?P<month>{named})\b"
    second = (
        rf"\b(?P<month_before>{named})\s+(?P<day_after>\d{{1,2}})(?:st|[nr]d|th)?\b"
    )
    return re.compile(rf"(?:\b{first}|{second}){year}", re.IGNORECASE)


def _weekday(weekdays: Mapping[str, int], before: str = "") -> re.Pattern[str]:
    return re.compile(rf"\b{before}(?P<weekday>{_one_of(weekdays)})\b", re.IGNORECASE)


_EN_MONTHS, _EN_DAYS = _months("en"), _weekdays("en")
_EN_DONE = (
    "repaired|replaced|fixed|mended|sent|posted|collected|emptied|cleaned|paid|refunded|"
    "delivered|issued|answered|finished|completed|removed|done|ready|corrected"
)
_EN_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
ENGLISH = Speech(
    ours=_any(
        r"\b(?:i|we)(?:['’]ll|\s+will|\s+shall|\s+promise)\b",
        r"\b(?:i['’]m|we['’]re|i\s+am|we\s+are)\s+going\s+to\b",
        r"\byou(?:['’]ll|\s+will)\s+(?:hear|get|receive|have)\b",
        r"\b(?:crew|team|colleague|engineer|officer|inspector)s?\s+will\b",
        rf"\bwill\s+be\s+(?:{_EN_DONE})\b",
    ),
    not_ours=_any(
        r"\b(?:will|shall)\s+not\b|\bwon['’]t\b|\bcannot\b|\bcan['’]t\b",
        r"\b(?:if|unless|once|when)\s+(?:you|we)\b",
        r"\bplease\b|\byou\s+(?:must|need|have\s+to|should|can)\b",
        r"\b(?:try|hope|aim)\s+to\b|\bclosed\b",
    ),
    months=_EN_MONTHS,
    weekdays=_EN_DAYS,
    numbers=_EN_NUMBERS,
    weeks=frozenset({"week", "weeks"}),
    written_day=_written_day(_EN_MONTHS, r"(?:of\s+)?"),
    weekday=_weekday(_EN_DAYS),
    within=_any(
        rf"\b(?:within|in)\s+(?P<amount>\d{{1,3}}|{_one_of(_EN_NUMBERS)})\s+"
        r"(?P<working>working\s+|business\s+)?(?P<unit>days?|weeks?)\b"
    ),
    today=_any(r"\btoday\b|\btonight\b"),
    tomorrow=_any(r"\btomorrow\b"),
    next_week=_any(r"\bnext\s+week\b"),
)

_ES_MONTHS, _ES_DAYS = _months("es"), _weekdays("es")
_ES_NUMBERS = {
    "un": 1,
    "una": 1,
    "dos": 2,
    "tres": 3,
    "cuatro": 4,
    "cinco": 5,
    "diez": 10,
}
SPANISH = Speech(
    ours=_any(
        # The future of the first person, as in "enviaré", "responderemos", "haremos".
        r"\b\w{2,}(?:ré|remos)\b",
        r"\b(?:voy|vamos)\s+a\s+\w+r(?:le|les|lo|la)?\b",
        r"\b(?:recibirá|tendrá)\b",
        r"\b(?:le|les|se)\s+\w+rán?\b",
    ),
    not_ours=_any(
        r"\bno\s+(?:(?:le|les|lo|la|se|nos)\s+)?\w+(?:ré|remos|rá|rán)\b",
        r"\bsi\s+(?:usted|nos|me|no)\b|\bcuando\b|\bpor\s+favor\b",
        r"\b(?:debe|deberá|tiene\s+que|puede|podrá)\b",
        r"\b(?:intentaré|intentaremos|trataré|trataremos|esperamos)\b|\bcerrad[oa]s?\b",
    ),
    months=_ES_MONTHS,
    weekdays=_ES_DAYS,
    numbers=_ES_NUMBERS,
    weeks=frozenset({"semana", "semanas"}),
    written_day=_written_day(_ES_MONTHS, r"(?:de\s+)?"),
    weekday=_weekday(_ES_DAYS),
    within=_any(
        rf"\b(?:en|dentro\s+de)\s+(?:un\s+plazo\s+de\s+)?"
        rf"(?P<amount>\d{{1,3}}|{_one_of(_ES_NUMBERS)})\s+(?P<unit>días?|semanas?)\b"
        r"(?P<working>\s+(?:hábil(?:es)?|laborables?))?"
    ),
    today=_any(r"\bhoy\b"),
    tomorrow=_any(r"(?<!la )(?<!esta )\bmañana\b"),
    next_week=_any(r"\b(?:próxima\s+semana|semana\s+(?:que\s+viene|próxima))\b"),
)

_AR_MONTHS, _AR_DAYS = _months("ar", "ar_SY"), _weekdays("ar")
_AR_NUMBERS = {"ثلاثة": 3, "أربعة": 4, "خمسة": 5, "سبعة": 7, "عشرة": 10}
ARABIC = Speech(
    ours=_any(
        r"\bو?سوف\s+(?:ن|أ|ت|ي)\w+",
        # "We will …" and "I will …", but neither "year" nor "I asked".
        r"\bو?سن(?!ة\b|وات\b|وي)\w{2,}",
        r"\bو?سأ(?!ل\b|لت\b|لنا\b)\w{2,}",
        r"\bو?(?:ستصلك|ستصلكم|ستتلقى|ستتلقون|سيصلك|سيصلكم|سيتصل|سيقوم|سيتم|ستقوم)\b",
    ),
    not_ours=_any(r"\bلن\b|\bإذا\b|\bعندما\b|\bيرجى\b|\bالرجاء\b|\bيجب\b|\bمغلق"),
    months=_AR_MONTHS,
    weekdays=_AR_DAYS,
    numbers=_AR_NUMBERS,
    weeks=frozenset({"أسبوع", "أسابيع", "أسبوعا", "أسبوعًا"}),
    written_day=_written_day(_AR_MONTHS, ""),
    weekday=_weekday(_AR_DAYS, r"(?:يوم\s+)?"),
    within=_any(
        rf"\b(?:خلال|في\s+غضون|بعد)\s+(?P<amount>\d{{1,3}}|{_one_of(_AR_NUMBERS)})\s+"
        r"(?P<unit>أيام|يوما|يومًا|يوم|أسابيع|أسبوعا|أسبوعًا|أسبوع)\b(?P<working>\s+عمل\b)?"
    ),
    today=_any(r"\bاليوم\b"),
    tomorrow=_any(r"\bغدا\b|\bغدًا\b|\bغداً"),
    next_week=_any(r"\bالأسبوع\s+(?:المقبل|القادم)"),
)

SPEECHES: Mapping[str, Speech] = {"en": ENGLISH, "es": SPANISH, "ar": ARABIC}
