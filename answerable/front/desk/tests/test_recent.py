"""The cases that were opened last."""

from __future__ import annotations

import pytest
from django.urls import reverse

from answerable.cases.models import Case
from answerable.casework.tests.makers import make_case
from answerable.front.desk.queue.recent import COOKIE, MOST_REMEMBERED
from answerable.front.desk.tests.pages import address, read, text_of

RECENT = reverse("desk:recent")
MOST_QUERIES = 12


def listed(browser):
    links = read(browser.get(RECENT)).select("main table th a")
    return [link["href"].rstrip("/").rpartition("/")[2] for link in links]


def others(number):
    words = "Another lamp, number"
    return [make_case(words=f"{words} {it}.", visitor=f"v{it}") for it in range(number)]


def test_what_was_opened_last_stands_first_and_once(clerk, case):
    [other] = others(1)
    for each in (case, other, case):
        clerk.get(address(each))

    assert listed(clerk) == [case.reference, other.reference]


def test_before_a_case_is_opened_the_page_says_what_will_be_there(clerk):
    assert "You have opened no case yet" in text_of(clerk.get(RECENT))


def test_ten_are_remembered(clerk, town):
    for each in others(MOST_REMEMBERED + 1):
        clerk.get(address(each))

    assert len(listed(clerk)) == MOST_REMEMBERED


def test_opening_a_case_writes_nothing_on_the_server(clerk, case):
    before = Case.objects.values().get(pk=case.pk)

    answer = clerk.get(address(case))

    assert Case.objects.values().get(pk=case.pk) == before
    kept = answer.cookies[COOKIE]
    assert kept.value.endswith(case.reference)
    assert (kept["path"], kept["httponly"], kept["samesite"]) == ("/desk/", True, "Lax")


def test_what_may_not_be_seen_any_more_is_left_out(clerk, town, case):
    clerk.get(address(case))

    Case.objects.filter(pk=case.pk).update(team=town.parks)

    assert listed(clerk) == []


def test_who_signs_in_next_reads_nothing_of_it(clerk, seat, dee, case):
    clerk.get(address(case))
    browser = seat(dee)

    browser.cookies[COOKIE] = clerk.cookies[COOKIE].value

    assert listed(browser) == []


def test_signing_out_forgets_it(clerk, case):
    clerk.get(address(case))

    clerk.post(reverse("desk:sign-out"))

    assert clerk.cookies[COOKIE].value == ""


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("", id="nothing"),
        pytest.param("x.y.z", id="words"),
        pytest.param("1.'; --", id="quotes"),
    ],
)
def test_a_cookie_that_somebody_wrote_themselves_opens_nothing(clerk, case, said):
    clerk.cookies[COOKIE] = said

    assert listed(clerk) == []


def test_ten_cases_cost_as_few_queries_as_one(
    clerk, town, django_assert_max_num_queries
):
    for each in others(MOST_REMEMBERED):
        clerk.get(address(each))

    with django_assert_max_num_queries(MOST_QUERIES):
        clerk.get(RECENT)
