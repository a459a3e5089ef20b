"""Every text has its translation, and a word with two meanings says which it has."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.conf import settings

# One word in English, two in most languages.
TWO_MEANINGS = {"Answered", "Closed", "Desk", "Late", "Question", "Received"}
CATALOGUES = sorted(Path(settings.LOCALE_PATHS[0]).glob("*/LC_MESSAGES/*.po"))


@pytest.fixture(
    params=[pytest.param(path, id=path.parts[-3]) for path in CATALOGUES],
    name="catalogue",
)
def _catalogue(request) -> Catalog:
    with request.param.open("rb") as texts:
        return read_po(texts)


def is_translated(message: Message) -> bool:
    words = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(words) and not message.fuzzy


def test_every_text_is_translated_and_no_translation_is_a_guess(catalogue):
    texts = [message for message in catalogue if message.id]

    assert [text.id for text in texts if not is_translated(text)] == []


def test_a_word_with_two_meanings_tells_translators_which_it_has(catalogue):
    words = [message for message in catalogue if message.id in TWO_MEANINGS]

    assert {word.id for word in words} == TWO_MEANINGS
    assert [word.id for word in words if not word.context] == []


def test_there_is_a_catalogue_for_every_language_but_the_one_written_in():
    languages = {path.parts[-3] for path in CATALOGUES}

    assert languages | {"en"} == {code for code, _ in settings.LANGUAGES}


def test_a_number_has_all_forms_of_its_language_and_no_more(catalogue):
    numbered = [each for each in catalogue if isinstance(each.string, tuple)]

    forms = {each.id[0]: len(each.string) for each in numbered}
    assert {text for text, n in forms.items() if n != catalogue.num_plurals} == set()
