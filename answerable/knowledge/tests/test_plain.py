"""A public article is in plain words, or somebody signs why it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from answerable.agency.configuration import Hand
from answerable.knowledge.plain import (
    grade_of,
    names_of_ours,
    needs_a_reason,
    plainness_in,
)
from answerable.knowledge.policy import change_article, publish
from answerable.knowledge.policy.publishing import Note
from answerable.knowledge.tests.makers import make_article, make_content, make_fact
from answerable.lib.errors import Refused

HARD = make_content(
    texts={
        "issue": {
            "en": "Notwithstanding antecedent administrative determinations,"
            " reimbursement necessitates comprehensive supplementary documentation."
        }
    }
)
SIGNED = Note("New rules.", grade_reason="The law defines these words.")


@pytest.fixture
def lost_card(town, ben):
    make_fact()
    return make_article(ben, town.hall)


def test_a_public_article_that_is_hard_to_read_needs_a_signed_reason(lost_card, dee):
    change_article(lost_card, HARD, by=Hand(dee))

    with pytest.raises(Refused, match="or say why it cannot be plainer"):
        publish(lost_card, Note("New rules."), by=Hand(dee))
    version = publish(lost_card, SIGNED, by=Hand(dee))

    assert (version.by, version.grade_reason) == (dee, SIGNED.grade_reason)
    assert version.grade is not None
    assert version.grade > 8


def test_staff_may_read_what_is_hard():
    assert needs_a_reason(HARD)
    assert not needs_a_reason(replace(HARD, audience="staff"))
    assert not needs_a_reason(make_content())


def test_a_shared_value_is_no_hard_word():
    plain = make_content(texts={"answer": {"en": "It costs {administrative-fee}."}})

    assert grade_of(plain) == grade_of(
        make_content(texts={"answer": {"en": "It costs 1."}})
    )


def test_long_sentences_passives_and_abbreviations_are_named():
    found = plainness_in(
        make_content(
            texts={
                "steps": {
                    "en": [
                        "The form is checked by DMU.",
                        "It was sent. It is filed. It was stamped. It is kept.",
                    ]
                }
            }
        )
    )

    assert found.hides_who_acts
    assert found.abbreviations == ("DMU",)


@pytest.mark.parametrize(
    ("title", "is_ours"),
    [
        pytest.param("Department of Streets", True, id="turned round"),
        pytest.param("STREETS", True, id="capitals"),
        pytest.param("Our Streets Team", True, id="dressed up"),
        pytest.param("How do I report a broken street?", False, id="a question"),
        pytest.param("The office", False, id="no name"),
    ],
)
def test_a_title_that_is_the_name_of_an_office_is_known(title, is_ours):
    assert names_of_ours(title, ["Streets", "Parks department"]) is is_ours
