"""What the rules of one language consist of, and what a sign of dissatisfaction says.

The phrases lie in a file a language beside this module, such as ``en.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from answerable.routing.dissatisfaction.phrases import Finder, Slots

HERE = Path(__file__).parent
NAMED = re.compile(r"\{\w+\}")  # phrases that the language keeps under a name
LATIN = re.compile(r"[A-Za-z]")


class Ground(StrEnum):
    """Why words speak of dissatisfaction with us, the plainest reason first."""

    SAID = "said"
    PROMISE = "promise"
    TREATED = "treated"
    MISTAKE = "mistake"
    UNHEARD = "unheard"
    AGAIN = "again"
    WAITED = "waited"
    UNFAIR = "unfair"
    DISMAY = "dismay"


REASONS: dict[Ground, str | Promise] = {
    Ground.SAID: _("They speak of a complaint."),
    Ground.PROMISE: _("They say that we did not do what we said."),
    Ground.TREATED: _("They say how one of us treated them."),
    Ground.MISTAKE: _("They say that we did something wrong."),
    Ground.UNHEARD: _("They say that nobody answered, came or listened."),
    Ground.AGAIN: _("They say that they had to tell us more than once."),
    Ground.WAITED: _("They say that they waited too long."),
    Ground.UNFAIR: _("They say that we were not fair."),
    Ground.DISMAY: _("They use strong words about what we do."),
}


@dataclass(frozen=True)
class Language:
    """The phrases of one language, written as ``phrases`` explains.

    ``signs`` say why each speaks of dissatisfaction. They count where a sentence is
    about us, and not where it is about ``others`` alone: a rude landlord is not our
    service. ``denied`` is what looks like a sign and is none.
    """

    signs: Mapping[Ground, Sequence[str]]
    us: Sequence[str]
    others: Sequence[str]
    denied: Sequence[str]
    slots: Slots = field(default_factory=dict)
    joined: str = ""

    @cached_property
    def is_latin(self) -> bool:
        """Tell whether any sign is written with Latin letters."""
        said = "\n".join(each for signs in self.signs.values() for each in signs)
        return bool(LATIN.search(NAMED.sub("", said)))

    @cached_property
    def speaks(self) -> Finder:
        """Return what finds the signs, by their ground."""
        named = {ground.value: said for ground, said in self.signs.items()}
        return Finder(named, self.slots, self.joined)

    @cached_property
    def names_us(self) -> Finder:
        """Return what finds that a sentence is about us."""
        return self._find(self.us)

    @cached_property
    def names_others(self) -> Finder:
        """Return what finds that a sentence is about somebody else."""
        return self._find(self.others)

    @cached_property
    def denies(self) -> Finder:
        """Return what finds the words that are no sign."""
        return self._find(self.denied)

    def _find(self, phrases: Sequence[str]) -> Finder:
        return Finder({"": phrases}, self.slots, self.joined)


def read_language(code: str) -> Language:
    """Return the rules of a language from their file, where a phrase is a line."""
    told = tomllib.loads((HERE / f"{code}.toml").read_text("utf-8"))
    signs = {Ground(name): said.splitlines() for name, said in told["signs"].items()}
    slots = {name: said.splitlines() for name, said in told["slots"].items()}
    lists = {name: told[name].splitlines() for name in ("us", "others", "denied")}
    return Language(signs=signs, slots=slots, joined=told.get("joined", ""), **lists)
