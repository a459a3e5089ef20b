"""A saved answer goes into a message, nothing typed is lost and nothing is sent."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.casework.tests.makers import make_case
from answerable.correspondence.answers import MOST_OFFERED
from answerable.correspondence.models import Dispatch
from answerable.correspondence.policy import archive_answer
from answerable.correspondence.tests.makers import ENGLISH, make_answer
from answerable.front.desk.tests.pages import address, read, text_of

KILOBYTE = 1024


def data_of(case):
    return f"{address(case)}answers.json"


def sent(case, answer, **changes):
    """Return what the message sends with its button "Put it in"."""
    first = {"words": "", "seen": case.version, "read": case.journal_length}
    return first | {"saved_answer": answer and answer.pk} | changes


def words_in(page):
    return page.select_one("#write-words").text.lstrip("\n").replace("\r\n", "\n")


def test_answers_are_offered_in_groups_the_likeliest_first(clerk, case, town, ben):
    make_answer("all")
    make_answer("mine", owner=ben)
    make_answer("lamp", services=(town.lamp,))

    groups = read(clerk.get(address(case))).select("#saved-answer optgroup")

    assert [(group["label"], group.text.strip()) for group in groups] == [
        ("For this service", "lamp"),
        ("Mine", "mine"),
        ("Everybody", "all"),
    ]


def test_without_saved_answers_help_pages_are_left_to_answer_from(clerk, case):
    page = read(clerk.get(address(case)))

    assert page.select_one("#write-words")
    assert page.select_one("#saved-answer") is None
    assert page.select_one("[data-answers] a")["href"] == f"{address(case)}help/"


def test_an_answer_goes_behind_what_was_typed_and_nothing_is_sent(clerk, case):
    answer = make_answer(en="{{ name }}, on Friday.")
    data = sent(case, answer, words="Typed before.\n", is_answer="on")

    page = read(clerk.post(address(case, "put-in"), data))

    assert words_in(page) == "Typed before.\n\nAmina Yusuf, on Friday."
    assert page.select_one("#write-is_answer").has_attr("checked")
    assert page.select_one("#write-words").has_attr("autofocus")
    assert page.select_one(".errsum") is None
    assert not Dispatch.objects.filter(occasion="reply").exists()


def test_the_page_that_comes_back_can_be_sent_and_the_use_is_counted(clerk, case):
    answer = make_answer()
    page = read(clerk.post(address(case, "put-in"), sent(case, answer)))
    form = page.select_one("form.compose")
    hidden = {
        field["name"]: field.get("value", "")
        for field in form.select("input[type=hidden]")
        if field["name"] != "csrfmiddlewaretoken"
    }

    clerk.post(address(case, "reply"), {**hidden, "words": words_in(page)})

    assert ENGLISH in Dispatch.objects.get(occasion="reply").text
    answer.refresh_from_db()
    assert answer.uses == 1


def test_a_use_is_counted_when_it_was_sent_and_not_before(clerk, case):
    answer = make_answer()
    clerk.post(address(case, "put-in"), sent(case, answer))

    answer.refresh_from_db()
    assert answer.uses == 0


def test_what_is_new_meanwhile_is_shown_with_the_answer(clerk, case):
    answer = make_answer()
    data = sent(case, answer, read=0)

    page = text_of(clerk.post(address(case, "put-in"), data))

    assert "New since you began to write" in page


def test_nothing_chosen_is_told_and_the_words_stay(clerk, case):
    make_answer()
    data = sent(case, None, saved_answer="", words="Typed.")

    page = read(clerk.post(address(case, "put-in"), data))

    assert "Choose a saved answer, then put it in." in page.select_one(".errsum").text
    assert words_in(page) == "Typed."


@pytest.mark.parametrize("which", ["of a colleague", "put away", "unknown"])
def test_what_is_not_offered_is_not_put_in(clerk, case, ben, chloe, which):
    answer = make_answer(owner=chloe if which == "of a colleague" else ben)
    if which == "put away":
        archive_answer(answer, by=ben)
    pk = 999_999 if which == "unknown" else answer.pk
    data = sent(case, answer, saved_answer=pk, words="Typed.")

    page = read(clerk.post(address(case, "put-in"), data))

    assert words_in(page) == "Typed."


def test_a_text_in_another_language_is_said_to_be_one(seat, ben, town):
    case = make_case(language="ar")
    answer = make_answer()

    page = text_of(seat(ben).post(address(case, "put-in"), sent(case, answer)))

    assert "There is no text in Arabic: this is the one in English." in page


def test_a_field_that_is_not_known_must_be_filled_in_before_it_is_sent(clerk, case):
    case.person.name = ""
    case.person.save()
    answer = make_answer(en="Dear {{ name }},")

    page = read(clerk.post(address(case, "put-in"), sent(case, answer)))
    data = {"words": "Dear {{ name }},", "seen": case.version}
    refused = clerk.post(address(case, "reply"), data)

    assert "in place of {{ name }}" in page.select_one(".errsum").text
    assert refused.status_code == 422
    assert not Dispatch.objects.filter(occasion="reply").exists()


def test_braces_of_others_may_be_sent(clerk, case):
    words = "Write {{ whatever }} into your template."

    clerk.post(address(case, "reply"), {"words": words, "seen": case.version})

    assert words in Dispatch.objects.get(occasion="reply").text


def test_words_are_not_lost_when_the_case_has_ended_meanwhile(clerk, case, ben):
    data = sent(case, make_answer(), words="Typed.")
    clerk.post(
        address(case, "resolve"),
        {"outcome": "done", "reason": "Mended.", "seen": case.version},
    )

    page = read(clerk.post(address(case, "put-in"), data))

    assert page.select_one("#kept").text.strip().startswith("Typed.")


# What the script is told


def test_the_script_is_told_the_words_as_they_would_be_here(clerk, case, town):
    make_answer("lamp", services=(town.lamp,), en="{{ name }}, on Friday.")

    told = clerk.get(data_of(case)).json()

    [answer] = told["answers"]
    assert answer["text"] == "Amina Yusuf, on Friday."
    assert (answer["name"], answer["group"]) == ("lamp", "For this service")
    assert (answer["language"], answer["told"]) == ("en", "")
    assert told["more"] is False


def test_the_script_finds_what_is_beyond_the_first_page(clerk, case):
    for number in range(MOST_OFFERED + 1):
        make_answer(f"answer-{number:02}")
    make_answer("zebra-crossing")

    first = clerk.get(data_of(case)).json()
    found = clerk.get(data_of(case), {"q": "zebra"}).json()

    assert first["more"] is True
    assert len(first["answers"]) == MOST_OFFERED
    assert [answer["name"] for answer in found["answers"]] == ["zebra-crossing"]


def test_a_sign_that_no_database_holds_is_not_sought(clerk, case):
    make_answer("lamp")

    answer = clerk.get(address(case, "answers"), {"q": "la\0mp"})

    assert [each["name"] for each in answer.json()["answers"]] == ["lamp"]


def test_who_only_reads_a_case_is_told_no_answers(seat, ada, case):
    assert seat(ada).get(data_of(case)).status_code == 403
    assert seat(ada).post(address(case, "put-in")).status_code == 403


def test_what_the_script_is_told_is_kept_by_no_cache(clerk, case):
    assert "no-store" in clerk.get(data_of(case))["Cache-Control"]


def test_fifty_answers_weigh_little_on_the_page(clerk, case):
    before = len(clerk.get(address(case)).content)
    for number in range(MOST_OFFERED + 10):
        make_answer(f"a-long-short-name-of-an-answer-{number:02}", en="Word. " * 300)

    page = clerk.get(address(case))

    assert len(page.content) - before < 6 * KILOBYTE
    assert len(read(page).select("#saved-answer optgroup option")) == MOST_OFFERED


def test_the_picker_asks_the_database_once(clerk, case):
    make_answer()

    with CaptureQueriesContext(connection) as asked:
        clerk.get(address(case))

    about = [query for query in asked if "savedanswer" in query["sql"]]
    assert len(about) == 1
