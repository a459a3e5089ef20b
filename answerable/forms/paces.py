"""How many seconds a question takes, with the reason of each: the one place to change it.

They are estimates, until 30 finished requests have shown how long a form really takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# Adults read 238 words of English a minute in silence (M. Brysbaert, "How many words do
# we read per minute?", Journal of Memory and Language 109, 2019). Who reads a form reads
# to act on it, and often in a second language: so fewer are counted.
WORDS_A_MINUTE = 180


@dataclass(frozen=True)
class Pace:
    """Seconds that something takes beside reading it, and why we count so many."""

    seconds: int
    reason: str


PER_KIND: Mapping[str, Pace] = {
    "text": Pace(15, "About six words are typed, at 25 words a minute on a phone."),
    "long_text": Pace(60, "Two or three sentences: 25 words at the same speed."),
    "choice": Pace(8, "One decision between answers that were read, and one tap."),
    "several": Pace(
        12, "Each answer is decided alone: one decision and two or three taps."
    ),
    "yes_no": Pace(5, "One decision between two answers that need no reading."),
    "date": Pace(20, "A day is remembered or looked up, and typed in three parts."),
    "number": Pace(15, "A number is looked up or measured, then typed."),
}
OWN_WORDS = Pace(90, "What happened and what is hoped for: about 40 words are typed.")
WHAT_ABOUT = Pace(15, "One of the services that are proposed is chosen.")
WHERE = Pace(30, "A street and a number are typed, and an area is chosen.")
FILES = Pace(10, "Most people have no file and go on; the page is read.")
WHO = Pace(45, "A name and one way to be reached are typed; or it is left empty.")
LOOK = Pace(30, "Everything is read once more before it is sent.")
