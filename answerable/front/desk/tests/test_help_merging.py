"""Merging help pages at the desk: chosen, seen, done, undone, by whoever publishes both."""

from __future__ import annotations

import pytest

from answerable.agency.configuration import Hand
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.casework.tests.makers import make_case
from answerable.front.desk.tests.pages import read, text_of
from answerable.knowledge.cited import cited_in
from answerable.knowledge.flags import flag
from answerable.knowledge.heirs import heir_of
from answerable.knowledge.models import Citation, KnowledgeArticle
from answerable.knowledge.policy import mark_checked, merge_article
from answerable.knowledge.queries import version_of
from answerable.knowledge.tests.makers import make_article, make_content

MERGE = "/desk/help/lost-card/merge/"
OLD = "/desk/help/lost-card/"
FREE = {"answer": {"en": "Come to us. It is free."}, "steps": None, "cost": None}


@pytest.fixture
def lost_card(town, dee):
    content = make_content(texts=FREE)
    return make_article(
        dee, town.roads.department, content=content, services=[town.lamp]
    )


@pytest.fixture
def cards(town, dee):
    content = make_content(
        texts=FREE | {"title": {"en": "Which cards are there?"}, "issue": None}
    )
    return make_article(dee, town.hall, "cards", content=content)


@pytest.fixture
def lea(town):
    """Supervisor of Roads alone."""
    return make_staff("lea", Role.SUPERVISOR, town.roads.department, town.roads)


def merge(browser, into="cards"):
    """Press the button of the page that shows what happens."""
    page = read(browser.get(MERGE, {"into": into}))
    form = page.main.select_one("form[method=post]")
    told = {one["name"]: one.get("value", "") for one in form.select("input")}
    return browser.post(MERGE, told)


@pytest.mark.usefixtures("lost_card")
@pytest.mark.parametrize(
    ("who", "code"), [("dee", 200), ("lea", 200), ("ben", 403), ("ada", 403)]
)
def test_who_publishes_it_merges_it(seat, request, who, code):
    browser = seat(request.getfixturevalue(who))

    assert browser.get(MERGE).status_code == code


def test_a_stranger_signs_in_and_what_is_not_there_is_not_found(client, seat, dee):
    assert client.get(MERGE).status_code == 302
    assert seat(dee).get(MERGE).status_code == 404


def test_pages_that_may_answer_the_same_are_offered(seat, lost_card, cards, dee):
    page = read(seat(dee).get(MERGE))

    assert [one["href"] for one in page.select("ul.links a")] == ["?into=cards"]


def test_a_page_is_found_by_words_of_its_title(seat, lost_card, cards, dee):
    page = read(seat(dee).get(MERGE, {"into": "which cards"}))

    assert [one["href"] for one in page.select("ul.links a")] == ["?into=cards"]


def test_a_page_is_named_by_its_whole_address(seat, lost_card, cards, dee):
    text = text_of(seat(dee).get(MERGE, {"into": "/help/cards/"}))

    assert "What happens" in text


def test_the_preview_says_what_happens(seat, lost_card, cards, dee, town):
    page = read(seat(dee).get(MERGE, {"into": "cards"}))
    text = " ".join(page.main.get_text(" ").split())

    for said in (
        "/help/lost-card/",
        "Street light",
        "Which cards are there?",
        "I lost my card",
        "Cases answered from the one that ends 0",
    ):
        assert said in text


def test_E86_merged_both_are_one_page(seat, lost_card, cards, dee):
    response = merge(seat(dee))

    assert response["Location"] == "/desk/help/cards/"
    assert heir_of("lost-card") == cards


def test_what_was_answered_and_flagged_stays_with_its_version_and_is_listed(
    seat, lost_card, cards, dee
):
    case, version = make_case(), version_of(lost_card)
    message = case.interactions.earliest("pk")
    Citation.objects.create(version=version, case=case, interaction=message, by=dee)
    flag(lost_card, "The hall moved.", by=dee)
    browser = seat(dee)
    merge(browser)

    page = read(browser.get(OLD))

    assert "Cases answered from it 1" in " ".join(page.get_text(" ").split())
    assert "The hall moved." in page.get_text()
    assert "Come to us. It is free." in page.get_text()
    assert [one.version.mark for one in cited_in(case)] == ["lost-card/1"]
    flagged = text_of(browser.get("/desk/help/", {"show": "flagged"}))
    assert "How do I replace a lost card?" in flagged


def test_pressed_twice_it_is_done_once(seat, lost_card, cards, dee):
    browser = seat(dee)
    sent = {"into": "cards", "seen": "0"}
    merge(browser)

    assert browser.post(MERGE, sent)["Location"] == "/desk/help/cards/"


def test_an_older_page_is_told_what_changed(seat, lost_card, cards, dee):
    browser = seat(dee)
    mark_checked(lost_card, by=Hand(dee))
    KnowledgeArticle.objects.filter(pk=lost_card.pk).update(checked_on="2020-01-01")
    mark_checked(lost_card, by=Hand(dee))

    response = browser.post(MERGE, {"into": "cards", "seen": "0"})

    assert response.status_code == 422
    assert "Somebody changed this meanwhile" in text_of(response)
    assert heir_of("lost-card") is None


def test_the_old_page_says_where_it_leads_and_undoes_it(seat, lost_card, cards, dee):
    browser = seat(dee)
    merge(browser)

    assert "Undo the merge" in text_of(browser.get(OLD))
    browser.post(f"{OLD}bring-back/")

    assert heir_of("lost-card") is None
    assert KnowledgeArticle.objects.get(pk=lost_card.pk).is_live


def test_a_chain_that_cannot_be_undone_yet_says_what_to_do(
    seat, lost_card, cards, town, dee
):
    browser = seat(dee)
    merge(browser)
    last = make_article(dee, town.hall, "last", content=make_content(texts=FREE))
    merge_article(cards, last, by=Hand(dee))

    response = browser.post(f"{OLD}bring-back/", follow=True)

    assert "Undo that first" in text_of(response)


def test_the_page_that_goes_on_names_what_was_merged(seat, lost_card, cards, dee):
    browser = seat(dee)
    merge(browser)

    page = read(browser.get("/desk/help/cards/"))
    assert page.select_one('aside a[href="/desk/help/lost-card/"]')


def test_who_reads_nothing_retired_is_led_on(seat, lost_card, cards, dee, ben):
    merge(seat(dee))

    assert seat(ben).get(OLD)["Location"] == "/desk/help/cards/"


def test_what_is_not_mine_to_publish_is_not_mine_to_merge_into(
    seat, lost_card, cards, lea
):
    response = seat(lea).get(MERGE, {"into": "cards"})

    assert response.status_code == 422
    assert "Those who supervise its department publish it" in text_of(response)
    assert seat(lea).post(MERGE, {"into": "cards", "seen": "1"}).status_code == 403


def test_it_says_why_not_and_what_to_do(seat, lost_card, dee):
    text = text_of(seat(dee).get(MERGE, {"into": "lost-card"}))

    assert "This is the same page. Choose another one." in text


def test_the_button_stands_beside_retiring(seat, lost_card, dee):
    page = read(seat(dee).get(OLD))

    assert page.select_one(f'a[href="{MERGE}"]')


def test_two_pages_for_one_question_can_be_merged_from_their_list(
    seat, lost_card, town, dee
):
    make_article(dee, town.hall, "twin", content=make_content(texts=FREE))

    page = read(seat(dee).get("/desk/help-doubts/"))

    assert page.select_one('a[href="/desk/help/twin/merge/?into=lost-card"]')


def test_the_preview_asks_few_questions(
    seat, lost_card, cards, dee, django_assert_max_num_queries
):
    browser = seat(dee)
    browser.get(MERGE, {"into": "cards"})

    with django_assert_max_num_queries(30):
        browser.get(MERGE, {"into": "cards"})
