"""A condition that could never be judged is found before its rule is published."""

from __future__ import annotations

import pytest

from answerable.routing.checking import faults_in_conditions
from answerable.routing.conditions import CHECKS, CONDITIONS
from answerable.routing.facts import Facts

NAMES = {"service": {"tree", "street-light"}, "area": ["market"], "language": ["es"]}


def faults(**conditions: object) -> list[str]:
    return [str(fault) for fault in faults_in_conditions(conditions, NAMES)]


def test_every_condition_has_its_check():
    assert CHECKS.keys() == CONDITIONS.keys()


@pytest.mark.parametrize(
    "conditions",
    [
        pytest.param({"service": ["tree", "street-light"]}, id="services"),
        pytest.param({"area": ["market"], "language": ["es"]}, id="two conditions"),
        pytest.param({"words": {"any": ["arb*", "الشارع"]}}, id="words"),
        pytest.param({"words": {"any": ["a b"], "none": []}}, id="none of no words"),
    ],
)
def test_what_can_be_judged_has_no_fault(conditions):
    assert faults(**conditions) == []
    for name, wanted in conditions.items():
        assert CONDITIONS[name](wanted, Facts("")) is None


def test_a_rule_without_conditions_would_take_everything():
    assert faults() == ["conditions: There is none. Write at least one."]


def test_an_unknown_condition_is_named_with_those_there_are():
    [fault] = faults(moon=["full"])

    assert fault.startswith("conditions.moon: There is no such condition. Use service,")


@pytest.mark.parametrize("name", ["service", "area", "language"])
@pytest.mark.parametrize(
    ("wanted", "mend"),
    [
        pytest.param("tree", "'tree' must be a list of names.", id="no list"),
        pytest.param([], "[] must be a list of names.", id="empty"),
        pytest.param([["tree"]], "[['tree']] must be a list of names.", id="a list"),
        pytest.param([""], "There is no ''.", id="no name"),
        pytest.param(["moon"], "There is no 'moon'.", id="unknown"),
        pytest.param(None, "None must be a list of names.", id="nothing"),
    ],
)
def test_names_are_a_list_of_those_that_are_known(name, wanted, mend):
    [fault] = faults(**{name: wanted})

    assert fault.startswith(f"conditions.{name}: {mend}")


def test_a_slip_of_the_pen_is_answered_with_the_likeliest_name():
    assert faults(service=["tree", "street-lights"]) == [
        "conditions.service: There is no 'street-lights'. Did you mean 'street-light'?"
    ]


@pytest.mark.parametrize(
    ("wanted", "mend"),
    [
        pytest.param(["tree"], "['tree'] must name words in 'any'.", id="a list"),
        pytest.param(
            {"none": ["tree"]}, "must name words in 'any'.", id="no words wanted"
        ),
        pytest.param({"any": []}, "must name words in 'any'.", id="empty"),
        pytest.param({"any": "tree"}, "'any' must be a list of words", id="a text"),
        pytest.param({"any": [1]}, "'any' must be a list of words", id="a number"),
        pytest.param(
            {"any": ["tree"], "none": "gas"}, "'none' must be a list", id="none a text"
        ),
        pytest.param(
            {"any": ["tree"], "all": ["gas"]},
            "Nothing is called 'all' here. Use any, none.",
            id="another key",
        ),
        pytest.param({"any": ["tree", "*"]}, "'*' has no word.", id="signs alone"),
        pytest.param({"any": ["tree", " "]}, "' ' has no word.", id="a blank"),
    ],
)
def test_words_are_lists_of_words(wanted, mend):
    [fault] = faults(words=wanted)

    assert mend in fault
