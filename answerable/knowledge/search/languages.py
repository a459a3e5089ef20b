"""How words of a language are reduced before they are compared.

PostgreSQL carries stemmers for many languages; ours know no words to be left out, since
"how long" and "where" tell questions apart. What it cannot know is mended before: words
arrive without accents and with the Arabic letters that people write alike made the same.
A language that is not named here keeps its words as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from django.db import connection

from answerable.knowledge.search.weights import LONGEST_WORD
from answerable.lib.tokens import WORD, fold, without_article


@dataclass(frozen=True)
class Grammar:
    """The stemmer of a language, and what a word needs before it."""

    dictionary: str
    mend: Callable[[str], str] = str


def accented(word: str) -> str:
    """Return a Spanish word with the accent by which its ending is known."""
    return f"{word[:-2]}ón" if word.endswith("ion") else word


GRAMMARS = {
    "en": Grammar("answerable_english"),
    "es": Grammar("answerable_spanish", accented),
    # The stemmer takes endings from words with the article, and others from those without.
    "ar": Grammar("answerable_arabic", without_article),
}
STEMS = """
SELECT (ts_lexize(%s, word))[1] FROM unnest(%s::text[]) WITH ORDINALITY AS each (word, place)
ORDER BY place
"""


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are compared, in their order."""
    return [word[:LONGEST_WORD] for word in WORD.findall(fold(text))]


def stems_of(words: Collection[str], language: str) -> Mapping[str, str]:
    """Return what each word is reduced to in a language."""
    grammar, distinct = GRAMMARS.get(language), sorted(set(words))
    if grammar is None or not distinct:
        return {word: word for word in distinct}
    with connection.cursor() as cursor:
        mended = [grammar.mend(word) for word in distinct]
        cursor.execute(STEMS, [grammar.dictionary, mended])
        found = [stem for (stem,) in cursor.fetchall()]
    pairs = zip(distinct, found, strict=True)
    return {word: fold(stem) if stem else word for word, stem in pairs}
