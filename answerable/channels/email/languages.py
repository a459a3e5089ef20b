"""Which of the site's languages a text is in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import (  # type: ignore[import-untyped]  # carries no types
        LanguageIdentifier,
    )

SAMPLE = 500  # characters: more costs time and changes nothing
FEWEST_WORDS = 3  # under that even people cannot tell

_WORD = re.compile(r"[^\W\d_]{2,}")


def language_of(text: str, languages: tuple[str, ...]) -> str:
    """Return one of these languages, or nothing when there is too little to tell."""
    sample = text[:SAMPLE]
    if len(languages) < 2 or len(_WORD.findall(sample)) < FEWEST_WORDS:
        return ""
    return str(_identifier(languages).classify(sample)[0])


@lru_cache(maxsize=4)
def _identifier(languages: tuple[str, ...]) -> LanguageIdentifier:
    # Loaded at the first mail: the model takes 60 MB, and most processes read none.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(languages)
    return identifier
