"""A case says where else it may belong, and goes there by one button."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from answerable.casework.tests.makers import make_case
from answerable.front.desk.tests.pages import address, read, text_of
from answerable.lib.memory import forget
from answerable.routing.models import LearnedModel, RoutingDecision

CANDIDATES = [
    {"service": "tree", "team": "parks", "score": 0.61},
    {"service": "", "team": "roads", "score": 0.24},
    {"service": "street-light", "team": "roads", "score": 0.09},
]


@pytest.fixture(name="unsorted")
def _unsorted(town):
    """A case that waits in triage, with what was learned about it."""
    LearnedModel.objects.create(version=4, origin="cases")
    return _decided(make_case(service=""), town.triage)


def _decided(case, team, **changes):
    case.routing_decisions.all().delete()
    facts = {
        "basis": "triage",
        "reasons": [{"condition": "words", "found": "branch"}],
        "candidates": CANDIDATES,
        "learned_id": 4,
        "at": timezone.now(),
    }
    RoutingDecision.objects.create(case=case, team=team, **facts | changes)
    return case


def buttons(page):
    return [
        form
        for form in read(page).aside.find_all("form")
        if "Theirs" in form.get_text()
    ]


def press(browser, form):
    sent = {
        one["name"]: one["value"] for one in form.find_all("input") if one.get("name")
    }
    sent.pop("csrfmiddlewaretoken", None)
    return browser.post(form["action"], sent)


def test_it_says_where_it_may_belong_how_likely_and_by_which_words(seat, dee, unsorted):
    aside = " ".join(read(seat(dee).get(address(unsorted))).aside.text.split())

    assert "Words that decided: branch" in aside
    assert "Tree 61 of 100" in aside
    assert "Roads 24 of 100" in aside
    assert "Street light 9 of 100" in aside


def test_a_service_gets_the_case_by_one_button(seat, dee, town, unsorted):
    browser = seat(dee)
    tree, *_others = buttons(browser.get(address(unsorted)))

    response = press(browser, tree)

    assert response.status_code == 302
    unsorted.refresh_from_db()
    assert (unsorted.service, unsorted.team) == (town.tree, town.parks)


def test_a_team_gets_the_case_by_one_button(seat, dee, town, unsorted):
    browser = seat(dee)
    _tree, roads, _lamp = buttons(browser.get(address(unsorted)))

    press(browser, roads)

    unsorted.refresh_from_db()
    assert (unsorted.service, unsorted.team) == (None, town.roads)


def test_where_it_is_has_no_button(seat, ben, town, unsorted):
    case = _decided(make_case(), town.roads, basis="learned")

    page = seat(ben).get(address(case))

    assert "sent by what we learned from them (version 4)" in text_of(page)
    assert "It is here" in text_of(page)
    assert len(buttons(page)) == 1


def test_a_button_of_an_older_page_tells_what_is_new(seat, dee, town, unsorted):
    browser = seat(dee)
    tree, roads, _lamp = buttons(browser.get(address(unsorted)))
    press(browser, tree)
    forget()

    response = press(browser, roads)

    assert response.status_code in {403, 404, 409}
    unsorted.refresh_from_db()
    assert unsorted.team == town.parks


def test_a_service_that_is_retired_is_not_offered(seat, dee, town, unsorted):
    town.tree.retired_on = timezone.localdate()
    town.tree.save()
    forget()

    assert len(buttons(seat(dee).get(address(unsorted)))) == 2


def test_a_stranger_is_sent_to_sign_in(client, unsorted):
    assert client.get(address(unsorted)).status_code == 302
    assert client.post(address(unsorted, "service"), {"service": 1}).status_code == 302


def test_another_team_finds_nothing(seat, chloe, unsorted):
    assert seat(chloe).get(address(unsorted)).status_code == 404
    assert seat(chloe).post(address(unsorted, "service")).status_code == 404


def test_who_only_reads_sees_no_button(seat, ada, unsorted):
    page = seat(ada).get(address(unsorted))

    assert "Where it may belong" in text_of(page)
    assert not buttons(page)
    assert seat(ada).post(address(unsorted, "service")).status_code == 403


def test_proposals_cost_no_request_of_the_database(
    seat, dee, town, unsorted, django_assert_num_queries
):
    browser = seat(dee)
    browser.get(address(unsorted))
    with django_assert_num_queries(_asked(browser, unsorted)):
        browser.get(address(unsorted))


def _asked(browser, case):
    """Return how many requests the page makes without proposals."""
    decision = RoutingDecision.objects.get(case=case)
    RoutingDecision.objects.update(candidates=[])
    with CaptureQueriesContext(connection) as asked:
        browser.get(address(case))
    RoutingDecision.objects.update(candidates=decision.candidates)
    return len(asked)
