"""Fields are a closed list, put in as plain text, and nothing else is read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from answerable.correspondence.fields import (
    NAMES,
    fault_in,
    fill,
    left_open,
    marked,
    values_for,
)

TEMPLATE = "{% include 'letter.txt' %}{% load i18n %}{# no #}"


def test_a_field_is_replaced_however_its_braces_are_spaced():
    text = "{{name}}, {{ name }}, {{  name  }}"

    assert fill(text, {"name": "Amina"}) == "Amina, Amina, Amina"


def test_what_is_put_in_is_not_read_again():
    assert fill("{{ name }}", {"name": "{{ team }}", "team": "Roads"}) == "{{ team }}"


def test_template_language_is_plain_text():
    assert fill(TEMPLATE, {"name": "Amina"}) == TEMPLATE
    assert fault_in(TEMPLATE) == ""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{{ naming }}", id="misspelt"),
        pytest.param("{{ case.person.email }}", id="attribute"),
        pytest.param("{{ name|upper }}", id="filter"),
        pytest.param("{{ }}", id="empty"),
    ],
)
def test_an_unknown_field_is_refused_with_those_that_there_are(text):
    fault = fault_in(text)

    assert fault.startswith("There is no field {{ ")
    assert all(marked(name) in fault for name in NAMES)


def test_a_field_that_is_not_closed_is_refused():
    assert "ends with two braces" in fault_in("Dear {{ name, good day")


def test_every_field_means_something_in_a_case(case, ben):
    values = values_for(case, ben, "en")

    assert values.keys() == NAMES.keys()
    assert all(values.values())
    assert (values["name"], values["signer"]) == ("Amina Yusuf", "Ben Example")
    assert (values["service"], values["team"]) == ("Street light", "Roads")


def test_what_is_not_known_stays_a_field_and_is_named(case, ben):
    case.person.name = "www.win.example 0800 1234567"

    text = fill("Dear {{ name }},", values_for(case, ben, "en"))

    assert text == "Dear {{ name }},"
    assert left_open(text) == ["name"]


def test_a_day_that_is_over_is_promised_to_nobody(case, ben):
    case.next_due = datetime(2020, 1, 2, tzinfo=UTC)

    assert values_for(case, ben, "en")["due"] == ""


def test_digits_keep_their_order_in_a_text_from_right_to_left(case, ben):
    phone = values_for(case, ben, "ar")["office_phone"]

    assert phone == "\u20660800 100 200\u2069"
