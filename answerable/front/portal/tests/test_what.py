"""First, listen: words and wish before anything else."""

from __future__ import annotations

import pytest

from answerable.forms.models import Draft
from answerable.front.portal.tests.pages import (
    WISH,
    WORDS,
    Walk,
    mistakes,
    read,
    text_of,
)

DOORS = ("report", "ask", "complain", "thank")


each_door = pytest.mark.parametrize("door", [pytest.param(d, id=d) for d in DOORS])


@each_door
def test_a_door_asks_for_words_and_nothing_else_first(client, town, door):
    page = read(client.get(f"/{door}/"))

    names = [
        one.get("name") for one in page.form.find_all(["input", "textarea", "select"])
    ]
    assert names == ["csrfmiddlewaretoken", "words", "wish"]


@each_door
def test_every_page_of_every_door_is_valid(client, town, door):
    walk = Walk(client, door)
    walk.begin()

    for step in ("what", "service"):
        read(walk.look(step))
    walk.post("service", service="?")
    for step in ("photo", "you"):
        if walk.look(step).status_code == 200:
            read(walk.look(step))
            walk.post(step, language="en")
    assert "Check your answers" in text_of(walk.look("check"))


def test_E42_no_category_before_words_and_wish_are_saved(walk):  # the row's id
    walk.begin(wish="", later="1")

    early = walk.look("service")
    walk.post("what", words=WORDS, wish=WISH)
    late = walk.look("service")

    assert early.url == walk.address("what")
    assert read(late).find("input", {"name": "service"})


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param(
            {"words": "", "wish": ""},
            ["Tell us what the problem is", "Tell us what you hope we do"],
            id="nothing",
        ),
        pytest.param(
            {"words": " \n ", "wish": WISH}, ["Tell us what the problem is"], id="blank"
        ),
        pytest.param(
            {"words": "\0", "wish": WISH}, ["Tell us what the problem is"], id="nul"
        ),
    ],
)
def test_missing_words_are_asked_for_in_plain_words(client, town, given, said):
    answer = client.post("/report/", given)

    assert mistakes(answer) == said
    assert not Draft.objects.exists()


def test_too_many_words_are_refused_and_all_of_them_kept(client, town):
    words = "é" * 4001

    answer = client.post("/report/", {"words": words, "wish": WISH})

    said = "Use at most 4000 characters. Now it is 4001: all of it is still here."
    assert mistakes(answer) == [said]
    assert read(answer).find(id="id_words").get_text(strip=True) == words


def test_a_line_break_counts_as_one_character(walk):
    answer = walk.begin(words="\r\n".join(["x"] * 2000))

    assert answer.url == walk.address("listen")
    assert walk.draft.answers["words"].count("\n") == 1999


def test_browsers_may_not_cut_what_is_pasted(client, town):
    page = read(client.get("/report/"))

    assert "maxlength" not in page.find(id="id_words").attrs
    assert "Up to 4,000 characters" in page.get_text()


def test_a_thank_you_needs_no_wish(client, town):
    answer = Walk(client, "thank").begin(wish="")

    assert "/service/" in answer.url
