"""Finding a case."""

from __future__ import annotations

import pytest

from answerable.casework.tests.makers import make_case
from answerable.front.desk.tests.pages import address, read, text_of

MOST_QUERIES = 11


def find(browser, typed):
    return browser.get("/desk/search/", {"q": typed})


@pytest.mark.parametrize(
    "spelled",
    [
        pytest.param(lambda reference: reference, id="as it is"),
        pytest.param(lambda reference: reference.lower(), id="small letters"),
        pytest.param(lambda reference: reference.replace("-", " "), id="a space"),
        pytest.param(lambda reference: f" {reference.replace('-', '')} ", id="plain"),
    ],
)
def test_a_reference_is_found_however_it_is_typed(seat, ben, case, spelled):
    make_case(words="Another matter.")

    page = read(find(seat(ben), spelled(case.reference)))

    assert [a["href"] for a in page.select("tbody a")] == [address(case)]


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("yusuf", id="name"),
        pytest.param("street light", id="words"),
        pytest.param("MILL lane", id="capitals"),
    ],
)
def test_a_case_is_found_by_name_and_by_words(seat, ben, case, typed):
    assert case.reference in text_of(find(seat(ben), typed))


def test_what_another_team_has_is_not_found(seat, chloe, case):
    words = text_of(find(seat(chloe), case.reference))

    assert "No case fits" in words
    assert case.summary not in words


def test_what_was_typed_stands_in_the_field(seat, ben):
    page = read(find(seat(ben), '"><script>alert(1)</script>'))

    assert page.find(id="find")["value"] == '"><script>alert(1)</script>'
    assert "alert(1)" not in [script.text for script in page.find_all("script")]


def test_a_zero_byte_is_no_obstacle(seat, ben, case):
    assert case.reference in text_of(find(seat(ben), "street\0 light"))


def test_an_empty_search_says_what_to_type(seat, ben):
    assert "Type a reference" in text_of(find(seat(ben), "  "))


def test_a_full_page_says_that_there_may_be_more(seat, ben, case, monkeypatch):
    monkeypatch.setattr("answerable.cases.search.PAGE", 1)

    assert "The newest case that fits" in text_of(find(seat(ben), "street light"))


def test_a_search_asks_the_database_little(
    seat, dee, town, django_assert_max_num_queries
):
    for number in range(12):
        make_case(visitor=f"house {number}")
    browser = seat(dee)

    with django_assert_max_num_queries(MOST_QUERIES):
        find(browser, "street light")
