"""What came into a view since its page was made: a number, and no row moves."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from answerable.casework.tests.makers import make_case
from answerable.front.desk.tests.pages import read

QUEUE = "/desk/"
NEWS = "/desk/news/"
MOST_QUERIES = 9
NOTHING = '<span id="came"></span>'


def before():
    return (timezone.now() - timedelta(minutes=1)).isoformat()


def told(response):
    return " ".join(response.content.decode().split())


def test_new_cases_of_the_view_are_counted_with_a_link_to_it(clerk, case):
    answer = clerk.get(NEWS, {"view": "team", "since": before()})

    assert "1 new: show it" in told(answer)
    assert 'href="/desk/?view=team"' in told(answer)


def test_what_was_there_before_is_not_new(clerk, case):
    assert told(clerk.get(NEWS, {"since": timezone.now().isoformat()})) == NOTHING


def test_what_may_not_be_seen_is_not_counted(seat, chloe, case):
    assert told(seat(chloe).get(NEWS, {"since": before()})) == NOTHING


@pytest.mark.parametrize(
    "since",
    [
        pytest.param("", id="nothing"),
        pytest.param("2026-99-99T10:00:00Z", id="no day"),
        pytest.param("2020-01-01T10:00:00", id="no zone"),
    ],
)
def test_since_a_garbled_moment_nothing_is_new(clerk, case, since):
    assert told(clerk.get(NEWS, {"since": since})) == NOTHING


def test_the_queue_asks_every_half_minute_in_its_view(clerk, case):
    asking = read(clerk.get(QUEUE, {"view": "team"})).select_one("[hx-get]")

    assert asking["hx-get"].startswith(f"{NEWS}?view=team&since=")
    assert asking["hx-trigger"] == "every 30s"


def test_of_any_other_page_that_comes_back_nothing_is_shown(client, clerk, case):
    """Signed out meanwhile: the form to sign in does not appear over the queue."""
    asking = read(clerk.get(QUEUE)).select_one("[hx-get]")

    page = read(client.get(asking["hx-get"], follow=True))

    assert page.select(asking["hx-select"]) == []


def test_asking_can_be_paused_and_taken_up_again(clerk, case):
    page = read(clerk.get(QUEUE, {"view": "team", "paused": "1"}))

    assert page.select_one("[hx-get]") is None
    assert page.find("a", string="Ask again")["href"] == "?view=team"


def test_asking_costs_little(clerk, case, django_assert_max_num_queries):
    make_case(visitor="another")

    with django_assert_max_num_queries(MOST_QUERIES):
        clerk.get(NEWS, {"view": "team", "since": before()})
