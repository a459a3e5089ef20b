"""Files of help pages at the desk: brought, told, put in order, taken away, warned of."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from answerable.agency.configuration import Hand
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.front.desk.tests.pages import read, text_of
from answerable.knowledge.files import MOST_FILES
from answerable.knowledge.models import ArticleSketch
from answerable.knowledge.policy import change_files
from answerable.knowledge.queries import content_of, find_sketch, version_of
from answerable.knowledge.tests.makers import (
    make_article,
    make_fact,
    make_file,
    make_pdf,
    publish_files,
)

PAGE = "/desk/help/lost-card/"
FILES = f"{PAGE}files/"
FORM = "form-for-a-lost-card.pdf"
MOST_QUERIES = 12  # of which nine are asked for any page of the desk


@pytest.fixture
def eve(town):
    """Expert of Roads."""
    return make_staff("eve", Role.EXPERT, town.roads.department, town.roads)


@pytest.fixture
def pat(town):
    """Expert of Parks, who changes nothing of Roads."""
    return make_staff("pat", Role.EXPERT, town.parks.department, town.parks)


@pytest.fixture
def lost_card(town, eve):
    make_fact()
    return make_article(eve, town.roads.department)


@pytest.fixture
def form(lost_card):
    """A form that goes with the page that people read."""
    file = make_file()
    publish_files(lost_card, file)
    return file


@pytest.fixture
def browsers(seat, request):
    """The browser of each of the cast."""
    cast = ("eve", "pat", "ben", "ada")
    return {name: seat(request.getfixturevalue(name)) for name in cast}


@pytest.fixture
def expert(seat, eve):
    return seat(eve)


def seen(browser, address=FILES):
    return read(browser.get(address)).find("input", attrs={"name": "seen"})["value"]


def code_of(browser, address):
    """Return how a page answers; a file that is read to its end is closed."""
    response = browser.get(address)
    if response.streaming:
        assert b"".join(response.streaming_content)
    return response.status_code


def bring(browser, content=None, name="Form 7.pdf", **told):
    """Send a file as the form does."""
    file = SimpleUploadedFile(name, make_pdf() if content is None else content)
    given = {"title": "Form for a lost card", "language": "en"} | told
    given.setdefault("seen", seen(browser))
    return browser.post(FILES, {"file": file, **given})


def waiting(article):
    """Return the files of what is not published yet."""
    return content_of(find_sketch(article)).files


# The doors


@pytest.mark.parametrize("end", ["", f"{FORM}/tell/"])
def test_the_pages_of_files_have_four_doors(client, browsers, form, end):
    address = FILES + end

    assert client.get(address).status_code == 302
    for name in ("pat", "ada", "ben"):
        assert browsers[name].get(address).status_code == 403
    assert browsers["eve"].get(address).status_code == 200


@pytest.mark.parametrize("step", ["move", "remove"])
def test_every_step_is_for_those_who_write(browsers, form, step):
    address, told = f"{FILES}{FORM}/{step}/", {"to": "up", "seen": "999999"}

    assert Client().post(address, told).status_code == 302
    for name in ("pat", "ada", "ben"):
        assert browsers[name].post(address, told).status_code == 403
    assert browsers["eve"].post(address, told).status_code == 302
    assert browsers["eve"].get(address).status_code == 405


def test_staff_get_what_is_read_and_was_read_and_writers_what_comes(
    client, browsers, lost_card, form, eve
):
    coming = make_file(make_pdf(words="next"))
    publish_files(lost_card)
    change_files(lost_card, (coming,), by=Hand(eve))
    old, new = f"{FILES}{form.sha256}/", f"{FILES}{coming.sha256}/"

    assert client.get(old).status_code == 302
    assert code_of(browsers["ben"], old) == 200
    assert code_of(browsers["ben"], new) == 404
    assert code_of(browsers["eve"], new) == 200
    assert code_of(browsers["eve"], f"{FILES}{'0' * 64}/") == 404


def test_a_file_of_a_case_is_not_got_by_a_help_page(seat, lost_card, eve):
    secret = make_file(make_pdf(words="of a case"))

    assert seat(eve).get(f"{FILES}{secret.sha256}/").status_code == 404


# Bringing one


def test_a_file_waits_until_it_is_published(expert, lost_card):
    response = bring(expert)

    assert response.status_code == 302
    [file] = waiting(lost_card)
    assert (file.name, file.title, file.language) == (
        FORM,
        "Form for a lost card",
        "en",
    )
    assert content_of(version_of(lost_card)).files == ()


def test_the_same_file_sent_twice_is_one(expert, lost_card):
    bring(expert)
    bring(expert)

    assert len(waiting(lost_card)) == 1


def test_a_file_comes_in_the_place_of_another_and_keeps_its_address(
    expert, lost_card, form
):
    bring(expert, make_pdf(words="2027"), title="Form of 2027", instead=FORM)

    [file] = waiting(lost_card)
    assert (file.name, file.title) == (FORM, "Form of 2027")
    assert file.sha256 != form.sha256


@pytest.mark.parametrize(
    ("told", "field"),
    [
        pytest.param({"content": b"<html>"}, "file", id="no paper"),
        pytest.param({"content": b""}, "file", id="nothing"),
        pytest.param({"title": ""}, "title", id="no title"),
        pytest.param({"title": "x" * 151}, "title", id="a long title"),
        pytest.param({"language": "xx"}, "language", id="another language"),
        pytest.param({"instead": "other.pdf"}, "instead", id="no such file"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(expert, form, told, field):
    response = bring(expert, **told)

    assert response.status_code == 422
    assert read(response).find(id=f"file-{field}_error")
    assert not ArticleSketch.objects.exists()


def test_one_file_too_many_is_refused(expert, lost_card, eve):
    files = tuple(make_file(name=f"f{number}.pdf") for number in range(MOST_FILES))
    change_files(lost_card, files, by=Hand(eve))

    response = bring(expert, make_pdf(words="one more"))

    assert response.status_code == 422
    assert "There are 8 files already." in text_of(response)


def test_who_sends_an_older_page_is_told_and_nothing_is_lost(expert, lost_card, eve):
    before = seen(expert)
    change_files(lost_card, (make_file(),), by=Hand(eve))

    response = bring(expert, make_pdf(words="two"), title="Two", seen=before)

    assert response.status_code == 422
    assert len(waiting(lost_card)) == 1
    assert read(response).find(id="file-title")["value"] == "Two"


# Telling, order, taking away


def test_a_file_is_told_otherwise_and_its_old_address_is_known(expert, lost_card, form):
    address = f"{FILES}{FORM}/tell/"
    told = {"title": "Card form", "language": "es", "name": "card"}

    response = expert.post(address, {**told, "seen": seen(expert, address)})

    assert response.url == FILES
    [file] = waiting(lost_card)
    assert (file.name, file.title, file.language) == ("card.pdf", "Card form", "es")
    assert file.former == (FORM,)


def test_an_address_with_other_signs_says_which_may_be_used(expert, form):
    address = f"{FILES}{FORM}/tell/"
    told = {"title": "Card form", "language": "en", "name": "a form!"}

    response = expert.post(address, {**told, "seen": seen(expert, address)})

    assert response.status_code == 422
    assert "Use letters from a to z" in text_of(response)


def test_a_file_moves_before_its_neighbour_once(expert, lost_card, form):
    second = make_file(make_pdf(words="2"), "Second")
    publish_files(lost_card, form, second)
    told = {"to": "up", "seen": seen(expert)}

    for _press in range(2):
        expert.post(f"{FILES}{second.name}/move/", told)

    assert [one.title for one in waiting(lost_card)] == ["Second", form.title]


def test_a_file_is_taken_away_and_the_version_keeps_it(expert, lost_card, form):
    expert.post(f"{FILES}{FORM}/remove/", {"seen": seen(expert)})

    assert waiting(lost_card) == ()
    assert content_of(version_of(lost_card)).files == (form,)


# What is seen


def test_who_writes_is_warned_of_a_pdf_that_cannot_be_heard(expert, lost_card, eve):
    said = "This PDF has no tags: a screen reader cannot read it."
    change_files(lost_card, (make_file(),), by=Hand(eve))
    assert said not in text_of(expert.get(FILES))

    change_files(lost_card, (make_file(make_pdf(tagged=False)),), by=Hand(eve))

    assert said in text_of(expert.get(FILES))
    assert said in text_of(expert.get(PAGE))


def test_a_page_without_files_says_so(expert, lost_card):
    assert "No file goes with this page yet." in text_of(expert.get(FILES))


def test_an_old_version_shows_its_old_files(expert, lost_card, form):
    publish_files(lost_card)

    page = read(expert.get(f"{PAGE}versions/"))

    assert page.find("a", href=f"{FILES}{form.sha256}/")
    assert f"1. Form for a lost card ({FORM}, PDF" in page.get_text()


def test_the_page_of_files_asks_the_database_little(
    expert, lost_card, eve, django_assert_max_num_queries
):
    files = tuple(make_file(name=f"f{number}.pdf") for number in range(MOST_FILES))
    change_files(lost_card, files, by=Hand(eve))
    expert.get(FILES)

    with django_assert_max_num_queries(MOST_QUERIES):
        expert.get(FILES)


def test_the_form_offers_what_can_be_taken(expert, lost_card):
    field = read(expert.get(FILES)).find("input", attrs={"type": "file"})

    assert field["accept"] == ".pdf,.docx,.xlsx,.odt,.ods,.png,.jpg"
