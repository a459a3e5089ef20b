"""Saved answers at the desk: found, written, tried, edited, restored and put away."""

from __future__ import annotations

import pytest
from django.urls import reverse

from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.models import Case, JournalEntry
from answerable.correspondence.models import SavedAnswer
from answerable.correspondence.tests.makers import ENGLISH, make_answer
from answerable.front.desk.tests.pages import read, text_of

MOST_QUERIES = 11  # of which nine are asked for any page of the desk
LIST = "/desk/answers/"
NEW = "/desk/answers/new/"


def page_of(answer, doing=""):
    name = f"desk:answer-{doing}" if doing else "desk:answer"
    return reverse(name, args=[answer.pk])


def written(**changes):
    """Return what the form sends for a new answer."""
    return {"name": "on-friday", "whose": "own", "text_en": ENGLISH} | changes


def edited(answer, **changes):
    """Return what the form sends for an answer that is there."""
    first = {"name": answer.name, "seen": answer.version, "text_en": ENGLISH}
    return first | changes


def names(response):
    return [row.text for row in read(response).select("tbody th")]


# The list


def test_the_list_has_what_its_reader_may_use(clerk, town, ben, chloe):
    make_answer("all")
    make_answer("mine", owner=ben)
    make_answer("roads", team=town.roads)
    make_answer("parks", team=town.parks)
    make_answer("hers", owner=chloe)

    assert names(clerk.get(LIST)) == ["all", "mine", "roads"]


@pytest.mark.parametrize(
    ("shelf", "expected"),
    [
        pytest.param("own", ["mine"], id="own"),
        pytest.param("team", ["roads"], id="team"),
        pytest.param("all", ["all"], id="all"),
        pytest.param("missing", ["mine", "roads"], id="not in every language"),
        pytest.param("nonsense", ["all", "mine", "roads"], id="no such shelf"),
    ],
)
def test_the_list_is_narrowed_by_whose_they_are(clerk, town, ben, shelf, expected):
    make_answer("all", en="Yes.", es="Sí.", ar="نعم")
    make_answer("mine", owner=ben)
    make_answer("roads", team=town.roads)

    assert names(clerk.get(LIST, {"show": shelf})) == expected


def test_words_are_sought_in_names_and_texts(clerk, town):
    make_answer("lamp")
    make_answer("tree", en="It was felled.")

    assert names(clerk.get(LIST, {"words": "felled"})) == ["tree"]
    assert "No saved answer fits" in text_of(clerk.get(LIST, {"words": "bridge"}))


def test_a_sign_that_no_database_holds_is_not_sought(clerk, town):
    make_answer("lamp")

    assert names(clerk.get(LIST, {"words": "la\0mp"})) == ["lamp"]


def test_a_missing_language_is_named(clerk, town):
    make_answer(en="Yes.", ar="نعم")

    assert [tag.text for tag in read(clerk.get(LIST)).select("td .tag")] == ["Spanish"]


def test_an_empty_list_says_what_to_do(clerk, town):
    page = read(clerk.get(LIST))

    assert page.select_one(".empty a")["href"] == NEW


def test_the_list_asks_no_more_of_the_database_for_more_answers(
    clerk, town, django_assert_max_num_queries
):
    for number in range(60):
        make_answer(f"answer-{number}", team=town.roads, services=(town.lamp,))

    with django_assert_max_num_queries(MOST_QUERIES):
        clerk.get(LIST)


# Writing


def test_a_clerk_keeps_an_answer_of_their_own(clerk, ben, town):
    data = written(name="/On Friday", services=[town.lamp.pk])

    answer = clerk.post(NEW, data, follow=True)

    kept = SavedAnswer.objects.get(owner=ben)
    assert "The answer is kept." in text_of(answer)
    assert (kept.name, kept.texts) == ("on-friday", {"en": ENGLISH})
    assert list(kept.services.all()) == [town.lamp]


def test_a_name_may_be_in_any_script(clerk, town):
    clerk.post(NEW, written(name="شكرا لك", text_en="", text_ar="شكرًا"))

    assert SavedAnswer.objects.get().name == "شكرا-لك"


def test_who_may_keep_what_is_offered_and_nothing_else(seat, ben, dee, town):
    noor = make_staff("noor", Role.ADMINISTRATOR, town.hall)

    offered = {
        staff.username: [
            each["value"] for each in read(seat(staff).get(NEW)).select("[name=whose]")
        ]
        for staff in (ben, dee, noor)
    }

    teams = [f"team-{team.pk}" for team in (town.parks, town.roads, town.triage)]
    assert offered == {"ben": ["own"], "dee": ["own", *teams], "noor": ["own", "all"]}


def test_what_was_not_offered_is_refused(clerk, town):
    for whose in ("all", f"team-{town.roads.pk}"):
        answer = clerk.post(NEW, written(whose=whose))

        assert answer.status_code == 422
        assert "Choose who uses it" in text_of(answer)
    assert not SavedAnswer.objects.exists()


def test_a_supervisor_keeps_one_for_a_team_and_an_administrator_for_all(
    supervisor, seat, town
):
    noor = make_staff("noor", Role.ADMINISTRATOR, town.hall)

    supervisor.post(NEW, written(whose=f"team-{town.parks.pk}"))
    seat(noor).post(NEW, written(whose="all", name="everywhere"))

    kept = SavedAnswer.objects.order_by("pk")
    assert [(each.team, each.owner) for each in kept] == [
        (town.parks, None),
        (None, None),
    ]


@pytest.mark.parametrize(
    ("changes", "field", "mend"),
    [
        pytest.param({"name": ""}, "name", "Give it a short name", id="no name"),
        pytest.param({"name": "a/b"}, "name", "letters, digits and dashes", id="name"),
        pytest.param(
            {"text_es": "{{ salario }}"},
            "text_es",
            "There is no field {{ salario }}. There are: {{ name }},",
            id="unknown field",
        ),
        pytest.param(
            {"text_en": "x" * 4001}, "text_en", "Shorten it to 4000", id="too long"
        ),
    ],
)
def test_a_mistake_names_its_field_and_the_mend_and_loses_nothing(
    clerk, town, changes, field, mend
):
    answer = clerk.post(NEW, written(text_ar="يوم الجمعة") | changes)

    page = read(answer)
    assert answer.status_code == 422
    assert mend in page.select_one(f"#answer-{field}_error").text
    assert page.select_one(f'.errsum a[href="#answer-{field}"]')
    assert page.select_one("#answer-text_ar").text.strip() == "يوم الجمعة"


def test_an_answer_without_a_text_is_asked_for_one(clerk, town):
    answer = clerk.post(NEW, written(text_en=" "))

    mistake = read(answer).select_one("#answer-text_en_error").text
    assert "in one language at least" in mistake


def test_a_name_that_is_taken_is_told_beside_the_name(clerk, ben):
    make_answer(owner=ben)

    answer = clerk.post(NEW, written())

    mistake = read(answer).select_one("#answer-name_error").text
    assert "another answer called “on-friday”" in mistake


# Trying


def test_a_text_is_tried_on_a_real_case_before_it_is_kept(clerk, case):
    typed = case.reference.lower().replace("-", " ")
    data = written(
        text_en="{{ name }}: {{ service }}, {{ due }}.", case=typed, preview="1"
    )

    tried = read(clerk.post(NEW, data)).select_one(".said .words").text

    assert tried.startswith("Amina Yusuf: Street light, ")
    assert "{{" not in tried
    assert not SavedAnswer.objects.exists()


def test_a_text_is_tried_on_a_case_that_is_made_up(seat, town):
    officer = seat(make_staff("lucia", Role.CX_OFFICER, town.hall))
    text = "{{ name }}: {{ service }}, {{ due }}, {{ reference }}."

    page = read(
        officer.post(NEW, written(text_en=text, about=town.lamp.slug, preview="1"))
    )

    tried = page.select_one(".said .words").text
    assert tried.startswith("Sam Sample: Street light, ")
    assert "{{" not in tried
    assert "On a case that is made up" in page.text
    assert not Case.objects.exists()


def test_what_it_is_about_is_one_of_the_list(clerk, town):
    answer = clerk.post(NEW, written(about="gossip", preview="1"))

    assert answer.status_code == 422
    assert "Choose a service of the list" in text_of(answer)


def test_what_a_case_does_not_tell_is_named(clerk, case):
    case.person.name = ""
    case.person.save()
    data = written(text_en="Dear {{ name }},", case=case.reference, preview="1")

    assert "Not known of this case" in text_of(clerk.post(NEW, data))


def test_a_case_of_another_team_cannot_be_looked_at_by_trying(seat, chloe, case):
    data = written(text_en="{{ name }}", case=case.reference, preview="1")

    answer = seat(chloe).post(NEW, data)

    assert "There is no such case for you" in text_of(answer)
    assert "Amina" not in answer.content.decode()


@pytest.mark.parametrize("typed", ["LAMP", "7K4M\0"], ids=["no reference", "NUL"])
def test_what_is_no_reference_is_told_beside_it(clerk, town, typed):
    answer = clerk.post(NEW, written(case=typed, preview="1"))

    assert answer.status_code == 422
    assert "There is no such case for you" in answer.content.decode()


def test_an_auditor_who_tries_on_a_case_leaves_a_trace(seat, ada, case):
    data = written(case=case.reference, preview="1")

    seat(ada).post(NEW, data)

    looks = JournalEntry.objects.filter(case_id=case.pk, what="looked_at")
    assert [look.actor for look in looks] == [f"staff:{ada.pk}"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("We mend it on Friday.", "easy to read", id="plain"),
        pytest.param(
            "Notwithstanding administrative considerations, determination of"
            " responsibility remains provisional.",
            "Up to 8 is plain",
            id="official",
        ),
    ],
)
def test_the_reading_grade_of_english_is_told_and_blocks_nothing(
    clerk, town, text, told
):
    preview = text_of(clerk.post(NEW, written(text_en=text, preview="1")))
    clerk.post(NEW, written(text_en=text))

    assert told in preview
    assert SavedAnswer.objects.get().texts["en"] == text


def test_other_languages_get_no_grade(clerk, town):
    data = written(text_en="", text_es="Lo arreglamos el viernes.", preview="1")

    assert "Grade" not in text_of(clerk.post(NEW, data))


# Editing


def test_an_edit_is_a_new_version(clerk, ben):
    answer = make_answer(owner=ben)

    clerk.post(page_of(answer), edited(answer, text_en="On Monday."))

    answer.refresh_from_db()
    assert (answer.texts, answer.version) == ({"en": "On Monday."}, 2)


def test_who_may_only_use_an_answer_reads_it_and_changes_nothing(clerk, town):
    answer = make_answer(team=town.roads)

    page = read(clerk.get(page_of(answer)))
    refused = clerk.post(page_of(answer), edited(answer))

    assert ENGLISH in page.text
    assert page.select_one("main textarea") is None
    assert refused.status_code == 403
    assert "supervisors of its team" in text_of(refused)


@pytest.mark.parametrize("doing", ["restore", "archive", "bring-back"])
def test_what_changes_an_answer_is_for_who_may_edit_it(clerk, town, doing):
    answer = make_answer(team=town.roads)

    assert clerk.post(page_of(answer, doing), {"version": 1}).status_code == 403
    assert clerk.get(page_of(answer, doing)).status_code == 405


def test_when_two_edit_at_once_the_second_is_told_and_keeps_every_word(
    clerk, ben, town
):
    answer = make_answer(owner=ben)
    clerk.post(page_of(answer), edited(answer, text_en="The first."))

    late = clerk.post(page_of(answer), edited(answer, text_en="The second."))

    page = read(late)
    assert late.status_code == 409
    assert "Somebody changed this answer meanwhile" in page.text
    assert page.select_one("#answer-text_en").text.strip() == "The second."
    again = {field["name"]: field["value"] for field in page.select("[name=seen]")}
    clerk.post(page_of(answer), edited(answer, text_en="The second.", **again))
    answer.refresh_from_db()
    assert answer.texts["en"] == "The second."


def test_a_text_in_a_language_that_is_asked_for_no_more_stays(clerk, ben, town):
    answer = make_answer(owner=ben, en=ENGLISH, es="El viernes.")
    town.agency.languages = ["en"]
    town.agency.save()

    clerk.post(page_of(answer), edited(answer, text_en="On Monday."))

    answer.refresh_from_db()
    assert answer.texts == {"en": "On Monday.", "es": "El viernes."}


def test_an_earlier_version_is_shown_and_taken_again(clerk, ben):
    answer = make_answer(owner=ben)
    clerk.post(page_of(answer), edited(answer, text_en="On Monday."))

    versions = read(clerk.get(page_of(answer, "versions")))
    clerk.post(page_of(answer, "restore"), {"version": 1})

    assert ENGLISH in versions.text
    assert "Ben Example" in versions.text
    answer.refresh_from_db()
    assert answer.texts == {"en": ENGLISH}


@pytest.mark.parametrize("version", ["", "one", "7"], ids=["none", "word", "unknown"])
def test_a_version_that_there_is_not_is_not_found(clerk, ben, version):
    answer = make_answer(owner=ben)

    restored = clerk.post(page_of(answer, "restore"), {"version": version})

    assert restored.status_code == 404


def test_what_was_put_away_is_brought_back_from_its_own_page(clerk, ben):
    answer = make_answer(owner=ben)

    put_away = clerk.post(page_of(answer, "archive"), follow=True)
    gone = names(clerk.get(LIST, {"show": "away"})), names(clerk.get(LIST))
    clerk.post(page_of(answer, "bring-back"))

    assert "Bring it back" in text_of(put_away)
    assert gone == (["on-friday"], [])
    assert names(clerk.get(LIST)) == ["on-friday"]
