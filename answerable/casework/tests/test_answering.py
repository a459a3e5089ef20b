"""An answer comes from a help page, keeps its version, and is corrected if it was wrong."""

from __future__ import annotations

import pytest

from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.models import Case, JournalEntry
from answerable.casework.answering import may_correct, offer_correction
from answerable.casework.leaving import Written, hold
from answerable.casework.tests.makers import make_case
from answerable.casework.writing_up import write_up
from answerable.correspondence.models import Dispatch
from answerable.knowledge.models import Citation
from answerable.knowledge.queries import content_of, find_sketch
from answerable.knowledge.tests.makers import make_article, make_content, make_fact
from answerable.lib.errors import Refused

RIGHT = "It costs 20 euros, not 18."


@pytest.fixture(autouse=True)
def at_once(settings):
    settings.UNDO_SECONDS = 0


@pytest.fixture
def eve(town):
    return make_staff("eve", Role.EXPERT, town.roads.department, town.roads)


@pytest.fixture
def lost_card(town, eve):
    make_fact()
    return make_article(eve, town.roads.department, services=[town.lamp])


def answer(case, by, mark="lost-card/1", words="Come to us. It costs €18.00."):
    facts = {"is_answer": True, "articles": mark}
    hold(
        case,
        Written("reply", words, facts, by),
        seen=Case.objects.get(pk=case.pk).version,
    )
    return Case.objects.get(pk=case.pk)


def whats(case):
    rows = JournalEntry.objects.filter(case_id=case.pk).order_by("number")
    return list(rows.values_list("what", flat=True))


def test_B14_a_letter_keeps_the_version_it_was_answered_from(
    town, ben, case, lost_card
):
    answer(case, ben)
    make_article(
        lost_card.owner,
        town.roads.department,
        content=make_content(texts={"answer": {"en": "Another answer."}}),
    )

    [cited] = Citation.objects.all()
    assert (cited.version.number, cited.version.article.version) == (1, 2)
    assert cited.interaction.text == "Come to us. It costs €18.00."
    assert whats(case)[-1] == "answered_from"


def test_a_page_that_there_is_not_leaves_the_letter_as_it_is(ben, case, lost_card):
    answer(case, ben, mark="moon/7 lost-card/9")

    assert not Citation.objects.exists()
    assert "answered_from" not in whats(case)


def test_the_same_page_twice_is_kept_once(ben, case, lost_card):
    answer(case, ben, mark="lost-card/1 lost-card/1")

    assert Citation.objects.count() == 1


def test_who_was_answered_from_a_wrong_page_is_told_what_is_right(ben, case, lost_card):
    answer(case, ben)

    told = offer_correction(lost_card, 1, words=RIGHT, by=ben)

    letter = Dispatch.objects.latest("id")
    assert told == 1
    assert letter.occasion == "answer_corrected"
    assert RIGHT in letter.text
    assert "was wrong. We are sorry." in letter.text
    assert whats(case)[-1] == "answer_corrected"


def test_nobody_is_told_twice(ben, case, lost_card):
    answer(case, ben)
    offer_correction(lost_card, 1, words=RIGHT, by=ben)

    assert offer_correction(lost_card, 1, words=RIGHT, by=ben) == 0
    assert Dispatch.objects.filter(occasion="answer_corrected").count() == 1


def test_a_case_of_another_team_is_not_told_by_who_does_not_work_it(
    ben, chloe, case, lost_card
):
    answer(case, ben)

    assert may_correct(chloe, lost_card, 1) == []
    assert offer_correction(lost_card, 1, words=RIGHT, by=chloe) == 0


# A help page out of a case


def test_a_case_that_was_answered_becomes_a_page_without_its_person(ben, eve, town):
    case = make_case(words="I am Amina Yusuf, ring 01632 960 100. My card is gone.")
    answer(
        case, ben, mark="", words="Come to us, Amina. Bring a photo.\nPay at the desk."
    )

    article = write_up(Case.objects.get(pk=case.pk), by=eve)

    said = content_of(find_sketch(article)).in_language("en")
    everything = str(said)
    assert not article.version
    assert "Amina" not in everything
    assert "960" not in everything
    assert "My card is gone" in said["issue"]
    assert said["answer"].startswith("Come to us,")


def test_a_page_of_a_case_stands_with_those_of_its_service(ben, eve, case, lost_card):
    answer(case, ben, mark="")

    article = write_up(Case.objects.get(pk=case.pk), by=eve)

    assert article.owner == lost_card.owner
    assert list(article.services.all()) == [case.service]
    assert article.confidence == "wip"


def test_a_case_without_an_answer_becomes_no_page(eve, case):
    with pytest.raises(Refused, match="Answer the case first"):
        write_up(case, by=eve)
