"""Help pages: found without asking, read in three languages, printed, judged."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import override_settings
from django.urls import reverse
from django.utils import translation

from answerable.agency.configuration import Hand
from answerable.front.portal.tests.pages import mistakes, read, text_of
from answerable.knowledge.addresses import article_url
from answerable.knowledge.models import ArticleDay, ArticleFeedback, ArticleVisit
from answerable.knowledge.policy import retire
from answerable.knowledge.queries import version_of
from answerable.knowledge.tests.makers import make_article, make_content
from answerable.knowledge.usefulness import MOST_PER_HOUR
from answerable.lib.memory import forget

PAGE = "/help/lost-card/"
FIREFOX = {"HTTP_USER_AGENT": "Mozilla/5.0 Firefox/140.0"}
TOKEN = UUID(int=7)


@pytest.fixture(autouse=True)
def in_march():
    with time_machine.travel("2026-03-02 10:00Z", tick=False) as traveller:
        yield traveller


def press(client, answer="yes", token=TOKEN, **more):
    told = {"useful": answer, "token": str(token), "version": "1"} | more
    return client.post(f"{PAGE}useful/", told)


def why(client, words, token=TOKEN):
    return client.post(f"{PAGE}useful/{token}/", {"words": words})


def test_the_answer_stands_first_with_todays_value(client, lost_card):
    page = read(client.get(PAGE))

    assert page.h1.get_text() == "How do I replace a lost card?"
    after = page.h1.find_next("p")
    assert after.get_text() == "Come to us. It costs €18.00."


def test_it_says_what_to_do_what_it_costs_and_where(client, lost_card):
    text = text_of(client.get(PAGE))

    for said in (
        "Bring your passport.",
        "Pay €18.00.",
        "Ten days.",
        "Your passport.",
        "1 Hall Square",
        "Cards Act, section 4",
        "Your card is gone, and you need another one.",
    ):
        assert said in text


def test_it_says_who_checked_it_when(client, lost_card):
    text = text_of(client.get(PAGE))

    assert "Last checked on Monday 2 March 2026 by Hall ." in text


def test_what_no_expert_has_checked_says_so(client, lost_card):
    lost_card.confidence = "not_validated"
    lost_card.save()

    assert "Not checked by an expert yet" in text_of(client.get(PAGE))


def test_E02_the_print_twin_carries_version_and_date(client, lost_card):
    page = read(client.get(PAGE))

    twin = " ".join(page.find(class_="only-print").get_text(" ").split())
    assert "Version 1 of Monday 2 March 2026" in twin
    assert "printed on Monday 2 March 2026" in twin
    assert "http://testserver/help/lost-card/" in twin
    assert "no-print" in page.find("form", action=f"{PAGE}useful/")["class"]


def test_a_page_that_is_not_translated_says_so_and_names_its_language(
    client, lost_card
):
    page = read(client.get(f"/ar{PAGE}"))

    assert page.html["lang"] == "ar"
    assert (page.h1["lang"], page.h1["dir"]) == ("en", "ltr")
    assert page.find(class_="notice")


def test_a_page_in_ones_own_language_says_nothing_of_languages(client, lost_card):
    page = read(client.get(f"/es{PAGE}"))

    assert page.h1.get_text() == "Perdí mi tarjeta"
    assert not page.h1.has_attr("lang")


@pytest.mark.parametrize("language", ["", "/es", "/ar"])
def test_a_page_weighs_at_most_12_kb(client, lost_card, language):
    assert len(client.get(f"{language}{PAGE}").content) <= 12 * 1024


def test_asking_goes_on_to_the_request_for_the_service(client, lost_card):
    page = read(client.get(PAGE))

    hrefs = [link["href"] for link in page.main.find_all("a")]
    assert "/report/?service=permit&from=lost-card" in hrefs
    assert "/ask/?service=permit&from=lost-card" in hrefs
    assert client.get("/report/?service=permit&from=lost-card").status_code == 200


@pytest.mark.parametrize("kind", ["unknown", "staff", "retired", "capitals"])
def test_what_the_public_cannot_read_is_not_there(client, lost_card, town, ben, kind):
    if kind == "staff":
        make_article(ben, town.hall, "staff", content=make_content(audience="staff"))
    if kind == "retired":
        retire(make_article(ben, town.hall, "retired"), by=Hand(ben))

    assert client.get(f"/help/{kind}/").status_code == 404


def test_E85_readers_are_counted_without_a_cookie_and_robots_are_not(client, lost_card):
    client.get(PAGE, **FIREFOX)
    client.get(PAGE, **FIREFOX)
    client.get(PAGE, HTTP_USER_AGENT="Googlebot/2.1")
    client.head(PAGE, **FIREFOX)

    assert ArticleVisit.objects.count() == 1
    assert set(client.cookies) <= {"csrftoken"}


def test_going_on_to_ask_is_counted(client, lost_card):
    client.get(PAGE, **FIREFOX)
    client.get("/ask/?from=lost-card", **FIREFOX)
    client.get("/ask/?from=nowhere", **FIREFOX)

    assert [one.went_on_to_ask for one in ArticleVisit.objects.all()] == [True]


def test_a_page_asks_the_database_little(
    client, lost_card, django_assert_max_num_queries
):
    client.get(PAGE, **FIREFOX)

    with django_assert_max_num_queries(7):
        client.get(PAGE, **FIREFOX)


def test_one_press_says_it_was_useful_and_one_question_follows(client, lost_card):
    answer = press(client)

    assert answer.url == f"{PAGE}useful/{TOKEN}/"
    assert "We are glad it helped" in text_of(client.get(answer.url))
    why(client, "The fee was easy to find.")
    feedback = ArticleFeedback.objects.get()
    assert (feedback.is_useful, feedback.version) == (True, version_of(lost_card))
    assert feedback.words == "The fee was easy to find."


def test_a_second_press_is_the_same_answer(client, lost_card):
    press(client, "yes")
    press(client, "no")

    assert [one.is_useful for one in ArticleFeedback.objects.all()] == [False]


def test_words_that_are_missing_or_too_long_are_asked_for_again(client, lost_card):
    press(client, "no")

    empty = why(client, " ")
    long = why(client, "x" * 1001)

    assert mistakes(empty) == ["Write a few words, or go back to the page"]
    assert mistakes(long) == ["Write at most 1000 characters"]
    assert "x" * 1001 in long.content.decode()
    assert empty.status_code == long.status_code == 422


@pytest.mark.parametrize(
    ("told", "count"),
    [
        pytest.param({"useful": "perhaps"}, 0, id="no answer"),
        pytest.param({"token": "7"}, 1, id="no token"),
        pytest.param({"version": "99"}, 1, id="no such version"),
        pytest.param({"version": "9" * 30}, 1, id="no number"),
    ],
)
def test_a_press_that_was_tampered_with_breaks_nothing(client, lost_card, told, count):
    assert press(client, **told).status_code == 302
    assert ArticleFeedback.objects.count() == count


def test_too_many_presses_are_turned_away(client, lost_card):
    codes = [
        press(client, token=UUID(int=number)).status_code
        for number in range(MOST_PER_HOUR + 1)
    ]

    assert codes[-2:] == [302, 429]


def test_the_question_is_gone_after_a_day(client, lost_card, in_march):
    press(client)
    in_march.shift(86_401)

    assert client.get(f"{PAGE}useful/{TOKEN}/").status_code == 404
    assert client.get(f"{PAGE}useful/{UUID(int=8)}/").status_code == 404


def test_looking_at_the_question_changes_nothing(client, lost_card):
    assert client.get(f"{PAGE}useful/").status_code == 405
    press(client)

    client.get(f"{PAGE}useful/{TOKEN}/")

    assert ArticleFeedback.objects.get().words == ""


def test_E25_help_begins_with_what_happens_in_a_life(client, lost_card):
    page = read(client.get("/help/"))

    assert page.find("h2").get_text() == "What is happening in your life?"
    link = page.main.find("a", string="You move house")
    inside = read(client.get(link["href"]))
    assert inside.h1.get_text() == "You move house"
    assert inside.find("a", href=PAGE)


def test_a_life_event_that_there_is_not_is_not_there(client, lost_card):
    assert client.get("/help/?event=nothing").status_code == 404


def test_help_without_articles_leads_to_asking(client, town):
    page = read(client.get("/help/"))

    assert page.main.find("a", href="/ask/")


def test_long_lists_go_on_page_by_page(client, lost_card, town, ben):
    for number in range(10, 42):
        make_article(ben, town.hall, f"page-{number}")

    first = read(client.get("/help/"))
    more = first.find("a", rel="next")["href"]
    second = read(client.get(f"/help/{more}"))

    slugs = [
        link["href"]
        for page in (first, second)
        for link in page.select("[aria-labelledby=all] li a")
    ]
    assert len(slugs) == len(set(slugs)) == 33
    assert second.find("a", rel="next") is None


def test_the_index_asks_the_same_of_the_database_however_many_there_are(
    client, lost_card, town, ben, django_assert_max_num_queries
):
    for number in range(10, 20):
        make_article(ben, town.hall, f"page-{number}")
    client.get("/help/")

    with django_assert_max_num_queries(5):
        client.get("/help/")


def test_the_start_page_leads_to_what_people_often_ask(client, lost_card):
    assert "People often ask" not in text_of(client.get("/"))
    ArticleDay.objects.create(
        article=lost_card, day=date(2026, 3, 1), language="en", views=3
    )
    forget()

    page = read(client.get("/"))

    assert page.find("a", href=PAGE)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("\0<script>alert(1)</script>", id="nul and markup"),
        pytest.param("{{ 7*7 }}{% load x %}", id="template"),
    ],
)
def test_words_of_people_do_nothing(client, lost_card, words):
    press(client)

    assert why(client, words).status_code == 302
    markup = client.get(f"{PAGE}useful/{TOKEN}/").content.decode()
    assert BeautifulSoup(markup, "html.parser").find("script") is None


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_the_address_that_leaves_the_site_is_that_of_the_page(language):
    with (
        translation.override(language),
        override_settings(SITE_URL="https://a.example"),
    ):
        page = reverse("portal:article", args=["lost-card"])

        assert article_url("lost-card", language) == f"https://a.example{page}"


def test_B14_the_page_names_its_version(client, lost_card):
    page = read(client.get(PAGE))

    assert "Version 1" in page.find(id="v1").get_text()
