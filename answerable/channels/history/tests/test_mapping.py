"""A mapping says what their words mean; a faulty one says how to mend it."""

from __future__ import annotations

import pytest

from answerable.channels.history.mapping import (
    LARGEST,
    Mapping,
    bare,
    begins_with,
    has_within,
    known,
    read_mapping,
)
from answerable.lib.errors import Refused


@pytest.fixture(name="read")
def _read(tmp_path):
    def read(text: str) -> Mapping:
        path = tmp_path / "map.toml"
        path.write_text(text, encoding="utf-8")
        return read_mapping(path)

    return read


def test_the_known_words_are_read_and_every_state_and_field_is_ours():
    assert {"id", "opened", "closed", "due"} <= set(known().columns)
    assert begins_with("Closed (Duplicate)", known().state_words) == "closed"
    assert begins_with("In-Progress: crew", known().state_words) == "in_progress"
    assert has_within("By e-mail", known().channel_words) == "email"


def test_a_word_must_be_at_the_beginning_of_a_state():
    assert begins_with("not closed", known().state_words) is None


def test_words_of_a_mapping_come_before_those_that_are_known(read):
    mapping = read('[states]\nreceived = ["closed for now"]\n').over(known())

    assert begins_with("Closed for now!", mapping.state_words) == "received"
    assert begins_with("Closed", mapping.state_words) == "closed"


def test_words_are_compared_without_case_accents_and_signs():
    assert bare("  Poda_de ÁRBOLES! ") == "poda de arboles"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("source = ", "This is no TOML"),
        ('colours = "x"', "colours: Nothing is called so here"),
        ("[columns]\nbegun = ['x']", "columns.begun: This is 'begun'. Write"),
        ("[states]\ngone = ['x']", "states.gone"),
        ('zone = "Mars"', "zone: No zone is called 'Mars'"),
        ('encoding = "utf-16"', "encoding: 'utf-16' cannot be read line by line"),
        ('encoding = "klingon"', "encoding: 'klingon' cannot be read"),
        ('separator = "::"', "separator"),
        ('[services]\nLamp = "Street Light"', "services.Lamp: This is 'Street Light'"),
    ],
)
def test_a_faulty_mapping_names_the_place_and_the_mend(read, text, hint):
    with pytest.raises(Refused) as refused:
        read(text)

    assert hint in refused.value.hint


def test_a_mapping_that_is_not_there_is_named(tmp_path):
    with pytest.raises(Refused, match="It cannot be read: No such file"):
        read_mapping(tmp_path / "none.toml")


def test_a_file_that_is_too_large_for_a_mapping_is_refused(read):
    with pytest.raises(Refused, match="too large for a mapping"):
        read("#" * (LARGEST + 1))


def test_a_zone_and_an_encoding_that_there_are_are_taken(read):
    mapping = read('zone = "Europe/London"\nencoding = "cp1252"\n')

    assert (mapping.zone, mapping.encoding) == ("Europe/London", "cp1252")


def test_a_folder_is_no_mapping(tmp_path):
    with pytest.raises(Refused, match="It cannot be read"):
        read_mapping(tmp_path)
