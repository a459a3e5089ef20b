"""Articles are counted without knowing whom, and people say whether they helped."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
import time_machine

from answerable.knowledge.counting import Reader, count_visit, most_read, roll_up
from answerable.knowledge.models import ArticleDay, ArticleFeedback, ArticleVisit
from answerable.knowledge.queries import version_of
from answerable.knowledge.tests.makers import make_article, make_content, make_fact
from answerable.knowledge.usefulness import MOST_PER_HOUR, say_whether_useful

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
AMINA = Reader("203.0.113.7", FIREFOX)
TOKEN = UUID(int=1)


@pytest.fixture(autouse=True)
def in_march():
    with time_machine.travel("2026-03-02 10:00Z", tick=False) as traveller:
        yield traveller


@pytest.fixture
def lost_card(town, ben):
    make_fact()
    return make_article(ben, town.hall)


def say(article, token=TOKEN, *, useful=True, visitor="amina"):
    return say_whether_useful(
        version_of(article),
        token=token,
        language="en",
        is_useful=useful,
        visitor=visitor,
    )


def test_who_reads_twice_on_a_day_is_counted_once(lost_card):
    count_visit(lost_card, AMINA, "en")
    count_visit(lost_card, AMINA, "en")
    count_visit(lost_card, Reader("203.0.113.8", FIREFOX), "en")

    roll_up(date(2026, 3, 3))

    assert [(one.views, one.asked) for one in ArticleDay.objects.all()] == [(2, 0)]


def test_who_went_on_to_ask_is_counted_with_it(lost_card):
    count_visit(lost_card, AMINA, "en")
    count_visit(lost_card, AMINA, "en", asked=True)
    count_visit(lost_card, AMINA, "en")

    roll_up(date(2026, 3, 3))

    assert [(one.views, one.asked) for one in ArticleDay.objects.all()] == [(1, 1)]


def test_the_day_that_runs_is_not_added_up_and_what_is_leaves_no_trace(lost_card):
    count_visit(lost_card, AMINA, "en")

    roll_up(date(2026, 3, 2))
    assert ArticleVisit.objects.count() == 1
    roll_up(date(2026, 3, 3))
    roll_up(date(2026, 3, 3))

    assert not ArticleVisit.objects.exists()
    assert ArticleDay.objects.get().views == 1


def test_nobody_is_followed_from_one_day_to_the_next():
    assert AMINA.on(date(2026, 3, 2)) != AMINA.on(date(2026, 3, 3))
    assert AMINA.address not in AMINA.on(date(2026, 3, 2))


@pytest.mark.parametrize(
    "agent",
    [
        pytest.param("", id="says nothing"),
        pytest.param("Mozilla/5.0 (compatible; Googlebot/2.1)", id="search"),
        pytest.param("curl/8.5.0", id="shell"),
        pytest.param("python-requests/2.32", id="library"),
        pytest.param("Mozilla/5.0 HeadlessChrome/126.0", id="headless"),
        pytest.param("facebookexternalhit/1.1 (+preview)", id="preview"),
        pytest.param("Pingdom.com_bot_version_1.4 monitor", id="monitor"),
    ],
)
def test_robots_are_not_counted(lost_card, agent):
    count_visit(lost_card, Reader("203.0.113.7", agent), "en")

    assert not ArticleVisit.objects.exists()


@pytest.mark.parametrize(
    "agent",
    [
        pytest.param(FIREFOX, id="Firefox"),
        pytest.param(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1",
            id="Safari",
        ),
        pytest.param(
            "Mozilla/5.0 (Linux; Android 15) Cubot_X90 Chrome/130", id="Cubot"
        ),
    ],
)
def test_people_are_counted(lost_card, agent):
    count_visit(lost_card, Reader("203.0.113.7", agent), "en")

    assert ArticleVisit.objects.exists()


def test_what_a_browser_fetches_ahead_is_not_counted(lost_card):
    count_visit(lost_card, Reader("203.0.113.7", FIREFOX, is_ahead=True), "en")

    assert not ArticleVisit.objects.exists()


def test_what_is_read_most_comes_first(lost_card, town, ben):
    other = make_article(ben, town.hall, "free")
    inside = make_article(
        ben, town.hall, "inside", content=make_content(audience="staff")
    )
    for article, views in ((lost_card, 3), (other, 9), (inside, 99)):
        ArticleDay.objects.create(
            article=article, day=date(2026, 3, 1), language="en", views=views
        )

    assert [one.slug for one in most_read(5)] == ["free", "lost-card"]


def test_pressing_again_changes_ones_mind(lost_card):
    say(lost_card, useful=True)
    say(lost_card, useful=False)

    assert [one.is_useful for one in ArticleFeedback.objects.all()] == [False]


def test_nobody_floods_it_and_others_still_get_in(lost_card):
    said = [say(lost_card, UUID(int=number)) for number in range(MOST_PER_HOUR + 1)]

    assert said[-1] is None
    assert all(said[:-1])
    assert say(lost_card, UUID(int=99), visitor="ben")
