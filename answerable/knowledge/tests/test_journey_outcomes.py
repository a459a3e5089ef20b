"""What became of a page that was read after a search: solved, or not called again."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from answerable.knowledge.journeys.outcomes import (
    Become,
    Contact,
    Outcome,
    Page,
    each_once,
    is_about,
    judge,
)
from answerable.knowledge.journeys.tokens import begin_token, day_of, is_alive

MONDAY = date(2026, 3, 2)
CARD, LAMP, TREE = 1, 2, 3  # help pages
CARDS, LAMPS = 10, 20  # services
A_DAY = timedelta(days=1)

services = st.sampled_from([None, CARDS, LAMPS])
articles = st.sampled_from([CARD, LAMP, TREE])
contacts = st.builds(
    Contact,
    day=st.integers(0, 14).map(lambda days: MONDAY + days * A_DAY),
    service=services,
    article=st.none() | articles,
)
pages = st.builds(
    Page,
    article=articles,
    services=st.frozensets(st.sampled_from([CARDS, LAMPS])),
    is_useful=st.sampled_from([None, True, False]),
)


def asked(days, service=CARDS, article=None):
    return [Contact(MONDAY + days * A_DAY, service, article)]


def read(article=CARD, service=CARDS, *, useful=None):
    return Page(article, frozenset([service]) if service else frozenset(), useful)


def test_who_does_not_ask_within_seven_days_has_their_answer():
    assert judge(MONDAY, read(), []) == Become(Outcome.SOLVED)


@pytest.mark.parametrize(
    ("days", "outcome"),
    [
        pytest.param(0, Outcome.ASKED, id="the same day"),
        pytest.param(7, Outcome.ASKED, id="the seventh day"),
        pytest.param(8, Outcome.SOLVED, id="the eighth day"),
    ],
)
def test_B13_who_asks_about_it_within_seven_days_was_not_spared(days, outcome):
    assert judge(MONDAY, read(), asked(days)).outcome == outcome


def test_who_asks_about_something_else_has_their_answer():
    assert judge(MONDAY, read(), asked(1, LAMPS)).outcome == Outcome.SOLVED


@pytest.mark.parametrize(
    ("page", "contact"),
    [
        pytest.param(read(), Contact(MONDAY), id="the case has no service"),
        pytest.param(
            read(service=None), Contact(MONDAY, LAMPS), id="the page has no service"
        ),
        pytest.param(
            read(), Contact(MONDAY, LAMPS, CARD), id="it began on the very page"
        ),
    ],
)
def test_where_nobody_can_tell_it_counts_as_asked(page, contact):
    assert is_about(contact, page)


@pytest.mark.parametrize(
    ("useful", "outcome"),
    [(True, Outcome.USEFUL), (False, Outcome.USELESS), (None, Outcome.SOLVED)],
    ids=str,
)
def test_what_somebody_said_of_it_holds_where_they_do_not_ask(useful, outcome):
    assert judge(MONDAY, read(useful=useful), []).outcome == outcome


def test_who_asks_was_not_helped_whatever_they_said():
    became = judge(MONDAY, read(useful=True), asked(3))

    assert became == Become(Outcome.ASKED, CARDS)


@given(page=pages, told=st.lists(contacts, max_size=6))
def test_nothing_counts_as_spared_with_a_contact_about_it_in_seven_days(page, told):
    on_topic = [
        one for one in told if one.day <= MONDAY + 7 * A_DAY and is_about(one, page)
    ]

    became = judge(MONDAY, page, told)

    assert (became.outcome == Outcome.ASKED) == bool(on_topic)


@given(page=pages, told=st.lists(contacts, max_size=6))
def test_only_what_was_asked_about_has_a_service(page, told):
    became = judge(MONDAY, page, told)

    assert became.service is None or became.outcome == Outcome.ASKED


@given(
    readers=st.lists(
        st.tuples(st.lists(pages, max_size=6), st.lists(contacts, max_size=4)),
        max_size=8,
    )
)
def test_the_outcomes_add_up_to_what_was_read(readers):
    counted = Counter(
        judge(MONDAY, page, told).outcome
        for read_by_one, told in readers
        for page in each_once(read_by_one)
    )

    read_in_all = sum(len({page.article for page in mine}) for mine, _told in readers)
    assert sum(counted.values()) == read_in_all


@given(read_by_one=st.lists(pages, max_size=8))
def test_who_said_once_that_a_page_was_useless_meant_it(read_by_one):
    useless = {page.article for page in read_by_one if page.is_useful is False}

    found = {page.article for page in each_once(read_by_one) if page.is_useful is False}

    assert found == useless


# The name of a journey


def test_a_name_says_on_which_day_it_began_and_nothing_else():
    token = begin_token(MONDAY)

    assert day_of(token) == MONDAY
    assert token != begin_token(MONDAY)
    assert len(token) == 17


@given(days=st.integers(-30, 30))
def test_a_name_lives_for_its_day_and_seven_more(days):
    assert is_alive(begin_token(MONDAY), MONDAY + days * A_DAY) == (0 <= days <= 7)


@pytest.mark.parametrize(
    "token", ["", "x" * 17, "0" * 17, "b4a9f0", "b4a9f" + "0" * 13], ids=repr
)
def test_what_is_no_name_has_no_day(token):
    assert day_of(token) is None
