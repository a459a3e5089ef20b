"""The questions of a service, built at the desk by somebody who knows no file."""

from __future__ import annotations

import pytest

from answerable.forms.models import Form, Sketch
from answerable.forms.policy import publish_form
from answerable.front.desk.tests.pages import read, text_of
from answerable.lib.memory import forget

TREE = "/setup/services/tree/questions/"
KIND = {
    "key": "kind",
    "kind": "choice",
    "label": {"en": "What is wrong?"},
    "options": [
        {"key": "fell", "label": {"en": "It fell"}},
        {"key": "sick", "label": {"en": "It is sick"}},
    ],
}
WHERE = {"key": "where", "kind": "text", "label": {"en": "Onto what?"}}


@pytest.fixture(autouse=True)
def published(town):
    town.agency.languages = ["en"]
    town.agency.save()
    return publish_form(service=town.tree, questions=[KIND, WHERE]).thing


def seen_on(response):
    return read(response).select_one("[name=seen]")["value"]


def post(browser, path, **sent):
    """Send a form or press a button of a page that was just opened."""
    page = TREE if path.endswith(("move/", "remove/", "publish/", "give-up/")) else path
    return browser.post(path, {"seen": seen_on(browser.get(page)), **sent})


def sketched():
    return Sketch.objects.get().questions


def errors(response):
    assert response.status_code == 422, text_of(response)
    return [line.text.strip() for line in read(response).select(".errsum li")]


def test_a_question_is_added_behind_the_others_and_named_by_its_words(administrator):
    post(
        administrator,
        f"{TREE}new/number/",
        label_en="How tall is it?",
        hint_en="In metres.",
        min="1",
        max="60",
    )

    assert sketched()[-1] == {
        "key": "how_tall_is_it",
        "kind": "number",
        "label": {"en": "How tall is it?"},
        "hint": {"en": "In metres."},
        "required": False,
        "min": 1,
        "max": 60,
    }
    page = text_of(administrator.get(TREE))
    assert "Not published yet New: “How tall is it?” Asked now" in page


def test_a_question_is_asked_only_after_an_answer_that_was_ticked(administrator):
    post(
        administrator,
        f"{TREE}of/where/",
        label_en="Onto what?",
        required="on",
        only_if=["kind=fell"],
    )

    assert sketched()[1]["only_if"] == {"question": "kind", "answers": ["fell"]}
    page = administrator.get(TREE)
    assert "only if “What is wrong?” is answered: It fell" in text_of(page)
    form = read(administrator.get(f"{TREE}of/where/"))
    ticked = form.select("[name=only_if][checked]")
    assert [box["value"] for box in ticked] == ["kind=fell"]


def test_answers_are_added_changed_and_taken_out_and_keep_their_names(administrator):
    path = f"{TREE}of/kind/"
    page = read(administrator.get(path))
    assert len(page.select("[name^=option_][name$=_en]")) == 5

    post(
        administrator,
        path,
        label_en="What is wrong?",
        required="on",
        option_0_key="fell",
        option_0_en="It has fallen",
        option_1_key="sick",
        option_1_en="",
        option_2_key="",
        option_2_en="It is too tall",
    )

    assert sketched()[0]["options"] == [
        {"key": "fell", "label": {"en": "It has fallen"}},
        {"key": "it_is_too_tall", "label": {"en": "It is too tall"}},
    ]


def test_a_long_list_of_answers_that_a_folder_brought_stays_whole(administrator, town):
    many = [{"key": f"a{n}", "label": {"en": f"No. {n}"}} for n in range(50)]
    publish_form(service=town.tree, questions=[{**KIND, "options": many}])
    path = f"{TREE}of/kind/"
    page = read(administrator.get(path))
    rows = {box["name"]: box["value"] for box in page.select("main [name^=option_]")}

    post(administrator, path, label_en="Which number?", required="on", **rows)

    assert len(rows) == 100
    assert sketched()[0]["options"] == many


@pytest.mark.parametrize(
    ("path", "sent", "mend"),
    [
        pytest.param(
            "new/choice/",
            {"label_en": "Which?", "option_0_key": "", "option_0_en": "One"},
            "Write at least two answers to choose from",
            id="one answer",
        ),
        pytest.param("new/text/", {}, "Write it in English, too", id="no words"),
        pytest.param(
            "new/number/",
            {"label_en": "How many?", "min": "5", "max": "4"},
            "Write a number that is 5 or more",
            id="limits",
        ),
        pytest.param(
            "new/text/",
            {"label_en": "What?", "only_if": ["moon=full"]},
            "Choose from these answers only",
            id="an answer that is none",
        ),
    ],
)
def test_what_is_wrong_in_a_question_is_said_beside_the_field(
    administrator, path, sent, mend
):
    assert mend in errors(post(administrator, TREE + path, **sent))


def test_a_condition_is_about_one_question(administrator):
    post(administrator, f"{TREE}new/yes_no/", label_en="Is it high?", required="on")

    answer = post(
        administrator,
        f"{TREE}new/text/",
        label_en="How?",
        only_if=["kind=fell", "is_it_high=yes"],
    )

    assert errors(answer) == ["Choose answers to one question only"]


def test_every_language_is_asked_for_once_one_is_written(administrator, town):
    town.agency.languages = ["en", "es"]
    town.agency.save()
    forget()

    answer = post(
        administrator,
        f"{TREE}new/text/",
        label_en="What?",
        label_es="¿Qué?",
        hint_en="In a word.",
    )

    assert errors(answer) == ["Write it in Spanish, too"]


def test_an_answer_that_another_question_hangs_on_stays(administrator):
    post(
        administrator,
        f"{TREE}of/where/",
        label_en="Onto what?",
        only_if=["kind=fell"],
    )

    answer = post(
        administrator,
        f"{TREE}of/kind/",
        label_en="What is wrong?",
        option_0_key="fell",
        option_0_en="",
        option_1_key="sick",
        option_1_en="It is sick",
        option_2_key="",
        option_2_en="It is tall",
    )

    assert "“Onto what?”: It is asked after the answer fell" in errors(answer)[0]


def test_questions_change_places_and_go_by_buttons(administrator):
    post(administrator, f"{TREE}of/where/move/", to="up")
    assert [one["key"] for one in sketched()] == ["where", "kind"]

    post(administrator, f"{TREE}of/where/remove/")

    assert [one["key"] for one in sketched()] == ["kind"]
    assert "Not asked any more: “Onto what?”" in text_of(administrator.get(TREE))


def test_what_is_refused_is_told_on_the_page_of_the_questions(administrator):
    post(
        administrator,
        f"{TREE}of/where/",
        label_en="Onto what?",
        only_if=["kind=fell"],
    )

    seen = seen_on(administrator.get(TREE))
    answer = administrator.post(f"{TREE}of/kind/remove/", {"seen": seen}, follow=True)

    assert "“Onto what?” hangs on this question" in text_of(answer)


def test_two_who_build_one_form_do_not_undo_each_other(administrator):
    seen = seen_on(administrator.get(TREE))
    administrator.post(f"{TREE}of/where/move/", {"to": "up", "seen": seen})

    late = administrator.post(
        f"{TREE}of/where/move/", {"to": "down", "seen": seen}, follow=True
    )
    typed = administrator.post(f"{TREE}of/where/", {"label_en": "Where?", "seen": seen})

    assert "Somebody changed this meanwhile" in text_of(late)
    assert typed.status_code == 409
    assert [one["key"] for one in sketched()] == ["where", "kind"]


def test_the_preview_asks_as_people_are_asked_and_keeps_nothing(administrator):
    post(
        administrator,
        f"{TREE}of/where/",
        label_en="Onto what?",
        required="on",
        only_if=["kind=fell"],
    )
    path = f"{TREE}preview/"

    first = read(administrator.get(path)).select_one("main .card form")
    asked = administrator.get(path, {"try": "1", "kind": "fell"})
    right = administrator.get(
        path, {"try": "1", "kind": "fell", "where": "A car", "on-page": "where"}
    )

    assert "Onto what?" not in first.text
    assert "Onto what?" in read(asked).select_one("main .card form").text
    assert "These answers would be taken" in text_of(right)


def test_the_preview_speaks_every_language_of_the_body(administrator, town):
    town.agency.languages = ["en", "ar"]
    town.agency.save()
    forget()

    page = read(administrator.get(f"{TREE}preview/", {"language": "ar"}))

    card = page.select_one("main .card[lang=ar]")
    assert card["dir"] == "rtl"
    assert "متابعة" in card.text


def test_a_published_change_is_the_next_version_and_the_one_before_comes_back(
    administrator,
):
    post(administrator, f"{TREE}of/where/remove/")
    post(administrator, f"{TREE}publish/")
    page = administrator.get(f"{TREE}versions/")
    assert "Version 2 asked now Not asked any more: “Onto what?”" in text_of(page)

    sent = {"seen": seen_on(page), "version": "1"}
    administrator.post(f"{TREE}restore/", sent)
    post(administrator, f"{TREE}propose/", reason="We did not find the trees.")

    newest = Form.objects.latest("version")
    assert (newest.version, newest.questions) == (3, [KIND, WHERE])


def test_before_anything_is_published_the_versions_say_so(administrator):
    page = administrator.get("/setup/services/street-light/questions/versions/")

    assert "No questions were published yet" in text_of(page)


def test_a_sketch_is_given_up(administrator):
    post(administrator, f"{TREE}of/where/remove/")

    answer = post(administrator, f"{TREE}give-up/")

    assert answer.url == TREE
    assert not Sketch.objects.exists()


@pytest.mark.parametrize(
    "path",
    ["new/riddle/", "of/moon/"],
)
def test_what_there_is_not_is_not_found(administrator, path):
    assert administrator.get(TREE + path).status_code == 404


def test_a_version_that_is_none_is_not_found(administrator):
    for version in ("9", "first"):
        answer = administrator.post(f"{TREE}restore/", {"version": version, "seen": 1})
        assert answer.status_code == 404


def test_an_auditor_reads_the_questions_and_changes_nothing(seat, ada):
    auditor = seat(ada)

    page = read(auditor.get(TREE))

    assert page.select_one("main form") is None
    assert auditor.get(f"{TREE}preview/").status_code == 200
    assert auditor.post(f"{TREE}publish/", {"seen": 0}).status_code == 403
    assert auditor.post(f"{TREE}of/where/remove/", {"seen": 0}).status_code == 403


def test_the_list_asks_no_more_of_the_database_for_more_questions(
    administrator, town, django_assert_max_num_queries
):
    many = [{**WHERE, "key": f"q{number}"} for number in range(40)]
    publish_form(service=town.tree, questions=many)

    with django_assert_max_num_queries(14):
        administrator.get(TREE)
    with django_assert_max_num_queries(13):
        administrator.get(f"{TREE}versions/")


# The order of answers


def options_now():
    return [option["key"] for option in sketched()[0]["options"]]


def test_an_answer_is_put_one_place_up_or_down(administrator):
    order = f"{TREE}of/kind/order/"
    seen = seen_on(administrator.get(f"{TREE}of/kind/"))

    administrator.post(order, {"option": "sick", "to": "up", "seen": seen})

    assert options_now() == ["sick", "fell"]
    page = read(administrator.get(f"{TREE}of/kind/"))
    assert [one.text.strip() for one in page.select("ol .grow")] == [
        "It is sick",
        "It fell",
    ]


def test_an_older_page_puts_no_answer_elsewhere(administrator):
    order = f"{TREE}of/kind/order/"
    sent = {"option": "sick", "to": "up", "seen": 0}

    answer = administrator.post(order, sent, follow=True)

    assert "Somebody changed this meanwhile" in text_of(answer)


@pytest.mark.parametrize(
    ("key", "option"),
    [
        pytest.param("kind", "dead", id="no such answer"),
        pytest.param("where", "sick", id="no answers"),
        pytest.param("when", "sick", id="no such question"),
    ],
)
def test_an_answer_that_is_not_there_is_not_found(administrator, key, option):
    sent = {"option": option, "to": "up", "seen": 0}

    assert administrator.post(f"{TREE}of/{key}/order/", sent).status_code == 404
