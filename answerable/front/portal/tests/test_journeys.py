"""Whether a help page spared somebody to ask: seen from the search to the count."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from answerable.cases.models import Case
from answerable.casework.tasks import knowledge
from answerable.casework.tests.makers import send_mail
from answerable.front.portal.tests.pages import Walk, read
from answerable.knowledge.models import (
    ArticleDay,
    ArticleVisit,
    Journey,
    JourneyContact,
    JourneyDay,
    JourneyPage,
)
from answerable.knowledge.policy import put_life_event
from answerable.knowledge.search.counting import count_due
from answerable.knowledge.tests.makers import make_article

MONDAY = date(2026, 3, 2)
FIREFOX = "Mozilla/5.0 Firefox/140.0"
SAFARI = "Mozilla/5.0 (iPhone) Safari/604.1"
AMINA = "amina@mail.example"
MOST_QUERIES = 7  # two of them for the search and the journey
MOST_BYTES = 12 * 1024


@pytest.fixture(autouse=True)
def pages(lost_card, town):
    """A help page about the permit; what can be found is counted."""
    count_due()
    return lost_card


@pytest.fixture
def browser():
    """The browser of a reader."""
    return Client(HTTP_USER_AGENT=FIREFOX)


@pytest.fixture
def other():
    """The browser of another one, at the same address."""
    return Client(HTTP_USER_AGENT=SAFARI)


def look(browser, words="lost card", **more):
    return read(browser.get(reverse("portal:help"), {"q": words, **more}))


def link(page, words):
    return next(one for one in page.find_all("a") if words in one.get_text())["href"]


def found_in(page):
    return link(page, "How do I replace")


def read_card(browser):
    """Look for it, and read what was found."""
    return read(browser.get(found_in(look(browser))))


def ask(browser, way, service="permit"):
    """Go in by the address of a door, and send a request about a service."""
    door = way.strip("/").split("/", 1)[0]
    told = {"words": "My card is lost abroad.", "wish": "A card."}
    answer = browser.post(way, told)
    walk = Walk(browser, door)
    walk.token = answer.url.split(f"/{door}/")[1].split("/")[0]
    walk.post("service", service=service)
    walk.post("place", place="Mill Lane", area="")
    walk.post("photo")
    walk.post("you", language="en", name="Amina", email=AMINA)
    return walk.send()


def counted(monday, days=8):
    """Let days pass and the worker count; return how often there was which outcome."""
    monday.shift(timedelta(days=days))
    knowledge(0)
    found: Counter[str] = Counter()
    for one in JourneyDay.objects.all():
        found[one.outcome] += one.times
    return dict(found)


def test_B13_who_reads_and_asks_about_it_within_7_days_was_not_spared(browser, monday):
    page = read_card(browser)
    monday.shift(timedelta(days=7))

    ask(browser, link(page, "Ask us"))

    assert Case.objects.get().service.slug == "permit"
    assert counted(monday, 1) == {"asked": 1}
    asked = JourneyDay.objects.get()
    assert (asked.article.slug, asked.service.slug) == ("lost-card", "permit")
    assert asked.day == MONDAY


def test_who_reads_and_does_not_ask_was_spared(browser, monday):
    read_card(browser)

    assert counted(monday) == {"solved": 1}


def test_who_asks_on_the_eighth_day_asks_anew(browser, monday):
    page = read_card(browser)
    monday.shift(timedelta(days=8))

    ask(browser, link(page, "Ask us"))

    assert counted(monday, 0) == {"solved": 1}


def test_who_asks_about_another_thing_was_spared_this_one(browser, monday):
    read_card(browser)
    services = look(browser, "street light", j=Journey.objects.get().token)

    ask(browser, link(services, "Street light"), "street-light")

    assert JourneyContact.objects.get().service.slug == "street-light"
    assert counted(monday) == {"solved": 1}


def test_the_seven_days_are_not_over_before_the_worker_counts(browser, monday):
    read_card(browser)

    assert counted(monday, 7) == {}
    assert counted(monday, 1) == {"solved": 1}


def test_what_is_counted_is_forgotten(browser, monday):
    ask(browser, link(read_card(browser), "Ask us"))

    counted(monday)

    assert not Journey.objects.exists()
    assert not JourneyPage.objects.exists()
    assert not JourneyContact.objects.exists()


def test_a_case_says_nothing_of_the_journey(browser):
    ask(browser, link(read_card(browser), "Ask us"))

    trail = Case.objects.get().trail
    assert trail == {"query": "lost card", "seen": ["lost-card"]}
    assert not {"case", "interaction"} & {
        field.name for field in JourneyContact._meta.fields
    }


def test_who_came_without_a_search_is_not_counted_as_spared(browser, monday):
    browser.get("/help/lost-card/")

    assert counted(monday) == {}
    assert ArticleDay.objects.get().views == 1


def test_a_search_that_leads_to_no_page_is_no_journey(browser, monday):
    look(browser)

    assert not Journey.objects.exists()


def test_a_search_in_vain_names_no_journey(browser):
    assert "j=" not in link(look(browser, "zeppelin"), "Ask us")


def test_reading_a_page_again_counts_once(browser, monday):
    found = found_in(look(browser))
    browser.get(found)
    browser.get(found)

    assert counted(monday) == {"solved": 1}


def test_who_looks_anew_on_the_same_day_is_one_reader(browser, monday):
    read_card(browser)
    page = read_card(browser)
    assert Journey.objects.count() == 2

    ask(browser, link(page, "Ask us"))

    assert counted(monday) == {"asked": 1}


def test_two_readers_are_two(browser, other, monday):
    page = read_card(browser)
    read_card(other)

    ask(browser, link(page, "Ask us"))

    assert counted(monday) == {"asked": 1, "solved": 1}


def test_who_goes_to_us_by_another_way_today_asked_all_the_same(browser, monday):
    read_card(browser)

    ask(browser, "/ask/?service=permit")

    assert counted(monday) == {"asked": 1}


def test_a_mail_of_somebody_who_became_known_counts_as_well(browser, monday):
    read_card(browser)
    services = look(browser, "street light", j=Journey.objects.get().token)
    ask(browser, link(services, "Street light"), "street-light")
    monday.shift(timedelta(days=2))

    send_mail("My card is lost abroad.", subject="Card", sender=f"Amina <{AMINA}>")

    assert counted(monday, 6) == {"asked": 1}


def test_a_mail_of_somebody_else_does_not(browser, monday):
    read_card(browser)
    services = look(browser, "street light", j=Journey.objects.get().token)
    ask(browser, link(services, "Street light"), "street-light")

    send_mail("My card is lost.", subject="Card", sender="Bo <bo@mail.example>")

    assert counted(monday) == {"solved": 1}


@pytest.mark.parametrize(
    ("answer", "outcome"), [("yes", "useful"), ("no", "useless")], ids=str
)
def test_what_a_reader_says_of_it_is_counted(browser, monday, answer, outcome):
    page = read_card(browser)

    browser.post(page.find("form", method="post")["action"], {"useful": answer})

    assert counted(monday) == {outcome: 1}


def test_who_says_it_helped_and_asks_was_not_helped(browser, monday):
    page = read_card(browser)
    browser.post(page.find("form", method="post")["action"], {"useful": "yes"})

    ask(browser, link(page, "Ask us"))

    assert counted(monday) == {"asked": 1}


@pytest.mark.parametrize(
    "header",
    [
        pytest.param({"HTTP_USER_AGENT": "Googlebot/2.1"}, id="a robot"),
        pytest.param({"HTTP_SEC_PURPOSE": "prefetch"}, id="a look ahead"),
    ],
)
def test_what_nobody_reads_is_no_journey(browser, header):
    found = found_in(look(browser))

    browser.get(found, **header)
    browser.head(found)

    assert not Journey.objects.exists()


def test_what_is_read_on_a_later_day_is_not_counted(browser, monday):
    found = found_in(look(browser))
    monday.shift(timedelta(days=1))

    browser.get(found)

    assert ArticleVisit.objects.count() == 1
    assert not Journey.objects.exists()


def test_a_name_whose_days_are_over_is_carried_no_further(browser, monday):
    found = found_in(look(browser))
    monday.shift(timedelta(days=8))

    page = read(browser.get(found))

    assert "j=" not in link(page, "Ask us")


@pytest.mark.parametrize("name", ["", "<b>", "x" * 17, "b4a9f"], ids=repr)
def test_what_is_no_name_is_left_out(browser, name):
    page = read(browser.get("/help/lost-card/", {"j": name}))

    assert "j=" not in link(page, "Ask us")
    assert not Journey.objects.exists()


def test_what_belongs_together_is_read_in_the_same_journey(browser, town, ben, pages):
    moving = put_life_event(slug="moving", name={"en": "You move house"}).thing
    pages.life_events.add(moving)
    beside = make_article(ben, town.hall, "free", life_events=[moving])

    way = link(read_card(browser).find(id="related").parent, "How do I replace")
    browser.get(way)

    assert Journey.objects.get().pages.filter(article=beside).exists()


def test_the_ways_on_with_a_name_are_not_for_robots(browser):
    page = read_card(browser)

    named = [one for one in page.find_all("a") if "j=" in one.get("href", "")]
    assert named
    assert all(one.get("rel") == ["nofollow"] for one in named)
    assert "j=" not in str(page.head)


def test_a_page_that_a_search_led_to_asks_the_database_little(
    browser, django_assert_max_num_queries
):
    found = found_in(look(browser))
    browser.get(found)

    with django_assert_max_num_queries(MOST_QUERIES):
        browser.get(found)


@pytest.mark.parametrize("language", ["", "/es", "/ar"])
def test_a_page_that_a_search_led_to_stays_light(browser, language):
    found = found_in(look(browser))

    page = browser.get(f"{language}{found}")

    assert b"j=" in page.content
    assert len(page.content) <= MOST_BYTES
