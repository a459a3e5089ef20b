"""The line above a quote: "On Monday, Ada wrote:", in the languages of the world.

Three general shapes are known instead of every program's own: a date and a verb of
writing, a date and an address before a colon, an address and a verb. What could as
well be a sentence of the person counts only above marked quotes.
"""

# ruff: noqa: RUF001  # the words of many alphabets
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

LINES_LIMIT = 4  # mail programs break such a line at most three times
LENGTH_LIMIT = 400  # characters of the whole
WEAK_LENGTH_LIMIT = 100  # characters: "the clerk who came in spring wrote:" is prose

_SPACED_VERBS = (
    "wrote|writes|sent|schrieb|schreef|geschreven|a écrit|a ecrit|écrivait|ha scritto|"
    "scrive|escribió|escribio|escribía|va escriure|missatge de|escreveu|escribiu|"
    "idatzi du|έγραψε|skrev|skreiv|kirjoitti|skrifaði|kirjutas|rakstīja|rašė|"
    r"napisał(?:\(a\)|a)?|pisze|napsal(?:\(a\)|a)?|píše|napísal(?:\(a\)|a)?|"
    r"napisa[ol](?:\(la\)|/la|la|a)?|írta|a scris|shkroi|"
    r"написал(?:\(а\)|а)?|пишет|написав(?:\(ла\))?|пише|написа|напиша|"
    "yazdı|menulis|đã viết|aliandika|sumulat|"
    r"כתב(?:ה|/ה)?|كتبت?|كتبه|نوشت|لکھا|लिखा"
)
_UNSPACED_VERBS = "写道|寫道|写到|書きました|작성|เขียน"
_LEADS = (
    "on|at|am|le|el|il|em|no|op|den|på|dnia|w dniu|d[nň][ea]|dana|u|в|на|у|pe|în|"
    "la|στις|vào|pada|kl|a|dia|giorno|בתאריך|ב|في|يوم|在|於|于"
)
_ENDINGS = (
    ":",
    "：",
    "wrote",
    "schrieb",
    "a écrit",
    "escribió",
    "escreveu",
    "ha scritto",
    "geschreven",
    "skrev",
    "написал",
    "写道",
    "寫道",
)
_SMALL_WORDS = re.compile(
    "a|al|am|at|bin|da|de|del|der|di|dos|du|el|fra|ha|han|hat|heeft|het|ibn|kl|klo|la|"
    "le|o|om|on|pm|ter|um|va|van|via|volgende|von|you|zu|à|пользователь|χρήστης"
)
_VERB = re.compile(
    rf"(?<![^\W\d_])(?:{_SPACED_VERBS})(?![^\W\d_])|{_UNSPACED_VERBS}", re.IGNORECASE
)
_ADDRESS = re.compile(r"[<(\[]\s*(?:mailto:)?[^\s<>()@]+@[^\s<>()]+", re.IGNORECASE)
_TIME = re.compile(
    r"\d{1,2}\s?[:.h時时시]\s?\d{2}(?!\d)|\d\s?[ap]\.?m\b", re.IGNORECASE
)
_DATE = re.compile(r"\b\d{4}\b|\d{1,2}[-/.]\s?\d{1,2}[-/.]")
_BEGINS_WITH_DATE = re.compile(
    rf"(?:(?:{_LEADS})\b(?:\W*[^\W\d_]+){{0,3}}|[^\W\d_]*)\W{{0,3}}\d", re.IGNORECASE
)
_ADDRESS_LAST = re.compile(r"@[^\s<>()]+\W*[:：]$")
_BROKEN_BRACKET = re.compile(r"\s*>\s*[:：]\s*")
_WORD = re.compile(r"[^\W\d_]+")
_UP_TO_LAST_DIGIT = re.compile(r".*\d", re.DOTALL)
_FRAME = " \t-–—_*>|\u00a0\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069"
_SENTENCE_ENDS = (".", "!", "?", "…")
_RUN_ON = re.compile(
    r"^(.*\S)[ \t]+(On (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*, [^\n]{5,200}\bwrote:)$",
    re.MULTILINE,
)


class Strength(IntEnum):
    """How sure it is that such a line begins the quoted mail."""

    NONE = 0
    WEAK = 1  # only when marked quotes follow
    STRONG = 2


@dataclass(frozen=True)
class Attribution:
    """Where such a line begins; it ends with the line that was asked about."""

    start: int
    strength: Strength


def split_run_on(text: str) -> str:
    """Put an attribution that a program glued to the text on a line of its own."""
    return _RUN_ON.sub(r"\1\n\2", text) if " wrote:" in text else text


def find_attribution(lines: Sequence[str], end: int) -> Attribution | None:
    """Return the attribution whose last line is this one, if there is any.

    Of those that begin here or further above, the surest is taken: an address and a
    verb may stand alone, or be the end of a longer one that begins with its date.
    """
    if not lines[end].rstrip(_FRAME).endswith(_ENDINGS):
        return None
    starts = _possible_starts(lines, end)
    found = [Attribution(s, _strength(" ".join(lines[s : end + 1]))) for s in starts]
    best = max(
        found, key=lambda one: (one.strength, _begins_with_date(lines[one.start]))
    )
    return best if best.strength else None


def is_broken_bracket(line: str) -> bool:
    """Tell whether the line is no quote but the torn-off end of an address."""
    return bool(_BROKEN_BRACKET.fullmatch(line))


def _possible_starts(lines: Sequence[str], end: int) -> list[int]:
    """Return the lines of the same paragraph that may begin it, the nearest first."""
    starts = [end]
    for above in range(end - 1, max(-1, end - LINES_LIMIT), -1):
        line = lines[above].strip()
        if not line or line.startswith(">") or line.endswith(_SENTENCE_ENDS):
            break
        starts.append(above)
    return starts


def _begins_with_date(text: str) -> bool:
    return bool(_BEGINS_WITH_DATE.match(text.lstrip(_FRAME)))


def _strength(text: str) -> Strength:
    core = text.strip(_FRAME)
    if len(core) > LENGTH_LIMIT:
        return Strength.NONE
    if _names_an_address(core):
        return Strength.STRONG
    verb = _VERB.search(core)
    if verb and _has_date(core) and _begins_with_date(core):
        is_sure = text.strip().startswith("--") or _names_a_person(core, verb[0])
        return Strength.STRONG if is_sure else Strength.WEAK
    is_short = len(core) <= WEAK_LENGTH_LIMIT and core.endswith((":", "："))
    return Strength.WEAK if verb and is_short else Strength.NONE


def _names_an_address(core: str) -> bool:
    """Tell whether it has an address in brackets, and a date or a verb in its place."""
    if not _ADDRESS.search(core):
        return False
    if not _has_date(core):
        return bool(_VERB.search(core[-WEAK_LENGTH_LIMIT:]))
    is_placed = _begins_with_date(core) or _ADDRESS_LAST.search(core)
    return bool(is_placed or _VERB.search(core))


def _has_date(core: str) -> bool:
    return bool(_DATE.search(core) or _TIME.search(core))


def _names_a_person(core: str, verb: str) -> bool:
    """Tell "at 10:30, Ada King wrote" from "at 10:30 the clerk wrote"."""
    after_date = _UP_TO_LAST_DIGIT.sub("", core.replace(verb, " "))
    words = [
        word for word in _WORD.findall(after_date) if not _SMALL_WORDS.fullmatch(word)
    ]
    return bool(_TIME.search(core)) and not any(word.islower() for word in words)
