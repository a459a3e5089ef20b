"""Saved views at the desk: over the queue, listed, made, changed and put away."""

from __future__ import annotations

import pytest
from django.urls import reverse

from answerable.cases.models import Case, SavedView
from answerable.cases.tests.makers import make_view
from answerable.casework.tests.makers import make_case
from answerable.front.desk.tests.pages import address, read, text_of

QUEUE = "/desk/"
LIST = "/desk/views/"
NEW = "/desk/views/new/"
MOST_QUERIES = 12  # two more than without: the views, and all their numbers at once


def page_of(view, doing=""):
    return reverse(f"desk:view-{doing}" if doing else "desk:view", args=[view.pk])


def tabs(response):
    links = read(response).select(".views a:has(.num)")
    return [" ".join(link.text.split()) for link in links]


def shown(response):
    return [bdi.text for bdi in read(response).select("tbody th bdi.num")]


# Over the queue


def test_a_kept_view_is_a_tab_with_its_number(clerk, ben, case):
    make_view("Lamps", owner=ben, asks={"state": ["received"]})

    assert tabs(clerk.get(QUEUE))[-1] == "Lamps 1"


def test_a_kept_view_shows_what_fits(clerk, ben, town):
    mine = make_case(words="The bridge rail is loose.")
    make_case()
    Case.objects.filter(pk=mine.pk).update(owner=ben)
    view = make_view("Begun", owner=ben, asks={"owner": ["me"]})

    answer = clerk.get(QUEUE, {"view": view.pk})

    assert shown(answer) == [mine.reference]
    assert "Owner: Whoever looks" in text_of(answer)


def test_a_case_opened_from_a_kept_view_keeps_it_beside_it(clerk, ben, case):
    view = make_view("Lamps", owner=ben)
    link = read(clerk.get(QUEUE, {"view": view.pk})).select_one("tbody th a")["href"]

    page = read(clerk.get(link))

    assert link == f"{address(case)}?view={view.pk}"
    assert page.select_one(".queue h2").text == "Lamps"


def test_a_step_from_a_kept_view_comes_back_to_it(clerk, ben, case):
    view = make_view("Lamps", owner=ben)
    there = f"{address(case, 'take')}?view={view.pk}"

    answer = clerk.post(there, {"seen": case.version})

    assert answer.url == f"{address(case)}?view={view.pk}"


def test_an_empty_view_leads_to_what_it_asks(clerk, ben, town):
    view = make_view(owner=ben)

    page = read(clerk.get(QUEUE, {"view": view.pk}))

    assert page.select_one(".empty a")["href"] == page_of(view)


@pytest.mark.parametrize(
    "named",
    [
        pytest.param("999999", id="no such view"),
        pytest.param("9" * 40, id="no number that a view has"),
        pytest.param("²", id="no number at all"),
    ],
)
def test_a_view_that_is_not_there_is_the_first_one(clerk, case, named):
    assert shown(clerk.get(QUEUE, {"view": named})) == [case.reference]


def test_a_view_of_somebody_else_is_the_first_one(clerk, chloe, case):
    view = make_view(owner=chloe)

    page = read(clerk.get(QUEUE, {"view": view.pk}))

    assert page.select_one(".views [aria-current] bdi").text == "My team"


def test_twenty_views_cost_two_questions_more(
    clerk, ben, case, django_assert_max_num_queries
):
    for number in range(20):
        make_view(f"view {number}", owner=ben)

    with django_assert_max_num_queries(MOST_QUERIES):
        clerk.get(f"{QUEUE}?view=team")


# Listed


def test_the_list_has_what_its_reader_may_use(clerk, town, ben, chloe):
    make_view("mine", owner=ben)
    make_view("roads", team=town.roads)
    make_view("parks", team=town.parks)
    make_view("hers", owner=chloe)

    names = [row.text for row in read(clerk.get(LIST)).select("tbody th")]

    assert names == ["roads", "mine"]


def test_an_empty_list_says_what_to_do(clerk, town):
    assert read(clerk.get(LIST)).select_one(".empty a")["href"] == NEW
    assert "Nothing was put away" in text_of(clerk.get(LIST, {"show": "away"}))


# Made and changed


def test_a_clerk_makes_a_view_and_sees_its_cases(clerk, ben, town, case):
    data = {"name": "Lamps", "whose": "own", "service": [town.lamp.pk], "due": "7"}

    answer = clerk.post(NEW, data, follow=True)

    view = SavedView.objects.get(owner=ben)
    assert view.conditions == {"service": [str(town.lamp.pk)], "due": ["7"]}
    assert answer.redirect_chain == [(f"{QUEUE}?view={view.pk}", 302)]
    assert "The view is kept." in text_of(answer)


def test_a_supervisor_makes_a_view_for_a_team(supervisor, town):
    data = {"name": "Lamps", "whose": f"team-{town.roads.pk}"}

    supervisor.post(NEW, data)

    assert SavedView.objects.get().team == town.roads


def test_a_clerk_is_offered_no_team(clerk, town):
    answer = clerk.post(NEW, {"name": "Lamps", "whose": f"team-{town.roads.pk}"})

    assert answer.status_code == 422
    assert "Choose who uses it" in text_of(answer)


@pytest.mark.parametrize(
    ("changes", "mend"),
    [
        pytest.param({"name": ""}, "Give it a name", id="no name"),
        pytest.param({"name": "x" * 41}, "Shorten it", id="a long name"),
        pytest.param({"due": "soon"}, "Choose from the list", id="no such time"),
        pytest.param({"area": ["0"]}, "Choose from the list", id="no such area"),
    ],
)
def test_what_is_wrong_says_how_to_mend_it(clerk, town, changes, mend):
    answer = clerk.post(NEW, {"name": "Lamps", "whose": "own"} | changes)

    assert answer.status_code == 422
    assert mend in text_of(answer)


def test_a_name_that_is_taken_is_said_at_the_name(clerk, ben):
    make_view("Lamps", owner=ben)

    page = read(clerk.post(NEW, {"name": "Lamps", "whose": "own"}))

    assert "Choose another name" in page.select_one("#view-name_error").text


def test_the_form_shows_what_the_view_asks(clerk, ben, town):
    view = make_view(owner=ben, asks={"due": ["3"], "language": ["es"]})

    page = read(clerk.get(page_of(view)))

    chosen = [box["value"] for box in page.select("input[checked]")]
    assert chosen == ["3", "es"]


def test_a_view_is_changed(clerk, ben, town):
    view = make_view(owner=ben, asks={"due": ["3"]})

    clerk.post(page_of(view), {"name": "Late ones", "due": "late", "seen": 1})

    view.refresh_from_db()
    assert (view.name, view.conditions) == ("Late ones", {"due": ["late"]})


def test_who_changes_it_second_loses_nothing(clerk, ben, town):
    view = make_view(owner=ben)
    first = {"name": "Late ones", "seen": 1}
    clerk.post(page_of(view), first)

    answer = clerk.post(page_of(view), {"name": "Overdue", "seen": 1})

    assert answer.status_code == 409
    assert read(answer).select_one("#view-name")["value"] == "Overdue"
    assert "Somebody changed this view" in text_of(answer)


def test_changing_it_to_a_name_that_is_taken_is_refused(clerk, ben, town):
    make_view("Late ones", owner=ben)
    view = make_view(owner=ben)

    answer = clerk.post(page_of(view), {"name": "Late ones", "seen": 1})

    assert answer.status_code == 422


def test_a_teams_view_is_read_by_its_clerks_and_not_changed(clerk, town):
    view = make_view(team=town.roads, asks={"due": ["late"]})

    page = clerk.get(page_of(view))

    assert "Time left: It is late" in text_of(page)
    assert read(page).select_one("main form") is None
    assert clerk.post(page_of(view), {"name": "x", "seen": 1}).status_code == 403


def test_what_a_reader_is_not_offered_is_not_named(clerk, town, chloe):
    view = make_view(team=town.roads, asks={"owner": [str(chloe.pk)]})

    assert "Owner: somebody else" in text_of(clerk.get(page_of(view)))


# Put away


def test_a_view_is_put_away_and_brought_back(clerk, ben, case):
    view = make_view("Lamps", owner=ben)

    clerk.post(page_of(view, "archive"))
    away = clerk.get(QUEUE)
    clerk.post(page_of(view, "bring-back"))

    assert "Lamps" not in text_of(away)
    assert tabs(clerk.get(QUEUE))[-1] == "Lamps 1"


def test_a_view_does_not_come_back_under_a_name_that_is_taken(clerk, ben, case):
    view = make_view("Lamps", owner=ben)
    clerk.post(page_of(view, "archive"))
    make_view("Lamps", owner=ben)

    answer = clerk.post(page_of(view, "bring-back"), follow=True)

    assert "Choose another name" in text_of(answer)


def test_opening_the_address_puts_nothing_away(clerk, ben):
    view = make_view(owner=ben)

    assert clerk.get(page_of(view, "archive")).status_code == 405
