"""Words that mean the same, at the desk: seen, tried, added, changed, ended."""

from __future__ import annotations

import pytest

from answerable.agency.configuration import last_change, seen_in
from answerable.agency.duty import today
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.front.desk.tests.pages import read, text_of
from answerable.knowledge.models import SearchDay, SynonymGroup
from answerable.knowledge.policy import end_synonyms, put_synonyms
from answerable.knowledge.policy.synonyms import topic_of
from answerable.knowledge.search import find
from answerable.knowledge.search.counting import count_all
from answerable.knowledge.search.documents import OFFICE
from answerable.knowledge.tests.makers import make_article, make_content

LIST = "/desk/synonyms/"
NEW = "/desk/new-synonyms/"
BIN = {
    "title": {"en": "When is my bin emptied?"},
    "questions": None,
    "issue": None,
    "answer": {"en": "On Mondays."},
    "steps": None,
    "cost": None,
    "time": None,
    "documents": None,
}


@pytest.fixture
def bins(town, dee):
    made = make_article(dee, town.hall, "bins", content=make_content(texts=BIN))
    count_all(OFFICE)
    return made


@pytest.fixture
def group(town):
    return put_synonyms("en", ["bin", "dustbin", "wheelie bin"]).thing


@pytest.fixture
def page(group):
    return f"{LIST}{group.pk}/"


@pytest.fixture
def eve(town):
    """Expert of Roads, who reads this and does not change it."""
    return make_staff("eve", Role.EXPERT, town.roads.department, town.roads)


def sent(browser, address, **changes):
    """Send the form of a page, as it stands but for the changes."""
    form = read(browser.get(address)).main.select_one("form.form")
    told = {one["name"]: one.get("value", "") for one in form.select("input")}
    told["terms"] = form.textarea.get_text().lstrip("\n")
    told |= {one["name"]: one.find(selected=True)["value"] for one in form("select")}
    return browser.post(address, told | changes)


def keys(query):
    return [hit.key for hit in find(query, language="en")]


def found(response):
    """Return what a trial found before and after."""
    section = read(response).select_one("section[aria-labelledby=trial]")
    before, after = section("h3")
    links = [one.find_next(["ol", "p"]) for one in (before, after)]
    return [[link["href"] for link in one.select("a")] for one in links]


@pytest.mark.parametrize(
    ("who", "codes"),
    [
        pytest.param("dee", [200, 200, 200], id="supervisor"),
        pytest.param("eve", [200, 403, 200], id="expert"),
        pytest.param("ada", [200, 403, 200], id="auditor"),
        pytest.param("ben", [404, 404, 404], id="clerk"),
    ],
)
def test_each_page_has_its_doors(seat, request, page, who, codes):
    browser = seat(request.getfixturevalue(who))

    assert [browser.get(one).status_code for one in (LIST, NEW, page)] == codes


def test_who_only_reads_changes_nothing(seat, eve, group, page):
    browser = seat(eve)

    assert browser.post(page, {"terms": "bin\nbox"}).status_code == 403
    assert browser.post(f"{page}end/").status_code == 403
    assert SynonymGroup.objects.get().terms == group.terms


def test_the_words_of_a_language_stand_in_its_list(seat, dee, group):
    put_synonyms("es", ["cubo", "basura"])

    english, spanish = (
        text_of(seat(dee).get(LIST, {"language": code})) for code in ("en", "es")
    )

    assert "bin, dustbin, wheelie bin" in english
    assert "cubo" not in english
    assert "cubo, basura" in spanish


def test_a_word_is_found_in_a_long_list(seat, dee, group):
    put_synonyms("en", ["lamp", "light"])

    text = text_of(seat(dee).get(LIST, {"words": "dustb"}))

    assert "wheelie bin" in text
    assert "lamp" not in text


def test_words_that_are_added_are_searched_with_at_once(seat, dee, bins):
    before = keys("ash can")

    sent(seat(dee), f"{NEW}?language=en", terms="bin\nash can")

    assert (before, keys("ash can")) == ([], ["bins"])
    assert last_change(topic_of(SynonymGroup.objects.get())).by == dee


def test_what_is_sought_in_vain_comes_along_with_one_press(seat, dee, town):
    SearchDay.objects.create(
        day=today(), language="es", query="cubo roto", times=9, empty=9, opened=0
    )
    browser = seat(dee)

    link = read(browser.get("/desk/help-gaps/")).select_one("td a")
    form = read(browser.get(link["href"]))

    assert form.textarea.get_text().strip() == "cubo roto"
    assert form.find("option", selected=True)["value"] == "es"


def test_who_changes_no_words_is_not_offered_them(seat, eve, town):
    SearchDay.objects.create(
        day=today(),
        language="en",
        query="ash can",
        times=9,
        empty=9,
    )

    assert not read(seat(eve).get("/desk/help-gaps/")).select("td a")


def test_a_trial_says_what_is_found_before_and_after_and_keeps_nothing(seat, dee, bins):
    response = sent(
        seat(dee),
        f"{NEW}?language=en",
        terms="bin\nash can",
        phrase="ash can",
        **{"try": "1"},
    )

    assert found(response) == [[], ["/desk/help/bins/"]]
    assert not SynonymGroup.objects.exists()


def test_a_trial_of_a_change_stands_in_place_of_the_group(seat, dee, bins, page):
    response = sent(
        seat(dee), page, terms="box\ndustbin", phrase="dustbin", **{"try": "1"}
    )

    assert found(response) == [["/desk/help/bins/"], []]


def test_the_first_word_names_the_group_anew(seat, dee, group, page):
    sent(seat(dee), page, terms="dustbin\nbin")

    group.refresh_from_db()
    assert (group.name, group.terms) == ("dustbin", ["dustbin", "bin"])


def test_a_name_that_ended_is_free_again(seat, dee, page):
    put_synonyms("en", ["dustbin", "ash can"])
    end_synonyms("en", "dustbin")

    sent(seat(dee), page, terms="dustbin\nbin")

    assert [one.name for one in SynonymGroup.objects.all()] == ["dustbin"]


@pytest.mark.parametrize(
    ("terms", "mend"),
    [
        pytest.param("bin", "Give between 2 and", id="alone"),
        pytest.param("bin\nBIN", "different terms", id="twice"),
        pytest.param("bin\n…", "must hold a word", id="no word"),
        pytest.param("", "Write at least two words", id="nothing"),
        pytest.param("lamp\nlight", "begins another group already", id="taken"),
    ],
)
def test_what_cannot_be_says_what_to_do(seat, dee, page, terms, mend):
    put_synonyms("en", ["lamp", "bulb"])

    response = sent(seat(dee), page, terms=terms)

    assert response.status_code == 422
    assert mend in text_of(response)


def test_a_group_that_is_there_is_not_written_over_by_a_new_one(seat, dee, group):
    response = sent(seat(dee), f"{NEW}?language=en", terms="bin\nbucket")

    assert response.status_code == 422
    assert SynonymGroup.objects.get().terms == group.terms


def test_who_saves_an_older_page_is_told(seat, dee, group, page):
    browser = seat(dee)
    seen = seen_in(topic_of(group))
    put_synonyms("en", ["bin", "bucket"])

    response = browser.post(page, {"terms": "bin\nbox", "seen": seen})

    assert response.status_code == 409
    assert "Somebody changed this meanwhile" in text_of(response)
    assert "bucket" in SynonymGroup.objects.get().terms


def test_ended_they_are_searched_for_apart(seat, dee, bins, group, page):
    before = keys("dustbin")

    response = seat(dee).post(f"{page}end/")

    assert response["Location"] == "/desk/synonyms/?language=en"
    assert (before, keys("dustbin")) == (["bins"], [])
    assert seat(dee).get(page).status_code == 404


def test_ended_twice_it_is_done_once(seat, dee, page):
    browser = seat(dee)
    browser.post(f"{page}end/")

    assert browser.post(f"{page}end/").status_code == 302


def test_the_list_asks_few_questions(seat, dee, django_assert_max_num_queries):
    for number in range(60):
        put_synonyms("en", [f"word{number}", f"term{number}"])
    browser = seat(dee)
    browser.get(LIST)

    with django_assert_max_num_queries(12):
        page = read(browser.get(LIST))
    assert len(page.select("ul.links li")) == 50
