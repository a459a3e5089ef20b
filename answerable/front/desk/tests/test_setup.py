"""The setup at the desk: the list of tasks, who we are, and the log."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from answerable.agency.configuration import Hand
from answerable.agency.models import Agency, Calendar, ConfigurationEntry
from answerable.agency.policy import put_area
from answerable.front.desk.setup.log_words import values_of
from answerable.front.desk.tests.pages import read, text_of

SETUP = "/setup/"
BODY = "/setup/name/"
LANGUAGES = "/setup/languages/"
LOG = "/setup/log/"


def body(**changes):
    names = {f"name_{code}": f"Hillford {code}" for code in ("en", "es", "ar")}
    places = {f"address_{code}": "1 Hall Square" for code in ("en", "es", "ar")}
    reached = {
        "phone": "0800 1",
        "emergency_number": "",
        "email": "hi@hillford.example",
    }
    return {**names, **places, **reached, "seen": 0, **changes}


def test_the_list_says_of_each_task_what_is_there(administrator):
    page = text_of(administrator.get(SETUP))

    assert "Name and contact Hillford Town Hall Done" in page
    assert "Languages English, Spanish, Arabic To do" in page


def test_holidays_to_come_are_called_by_their_names(administrator, town):
    days = [
        {"date": "2020-05-01", "name": {"en": "May Day"}},
        {"date": "2999-12-25", "name": {"en": "Christmas Day"}},
    ]
    Calendar.objects.update(holidays=days)

    page = text_of(administrator.get(SETUP))

    assert "Holidays Christmas Day Done" in page


def test_open_doors_are_not_opened_again(administrator):
    Agency.objects.update(opened_at=datetime(2026, 3, 2, 9, tzinfo=UTC))

    page = read(administrator.get("/setup/opening/"))

    assert "Open since Monday 2 March 2026" in page.text
    assert page.select_one("main form button") is None


def test_the_way_to_the_setup_is_shown_to_who_may_go_it(administrator, clerk):
    assert read(administrator.get(SETUP)).select_one(f".rail [href='{SETUP}']")
    assert not read(clerk.get("/desk/")).select_one(f".rail [href='{SETUP}']")


def test_the_body_says_who_it_is_and_who_said_so_is_written_down(administrator, noor):
    answer = administrator.post(BODY, body(), follow=True)

    agency = Agency.objects.get()
    assert answer.redirect_chain == [(SETUP, 302)]
    assert "Saved." in text_of(answer)
    assert agency.name == {code: f"Hillford {code}" for code in ("en", "es", "ar")}
    assert agency.slug == "hillford"
    assert ConfigurationEntry.objects.get().by == noor


@pytest.mark.parametrize(
    ("field", "typed", "mend"),
    [
        pytest.param("phone", "call us", "Write digits, blanks", id="phone"),
        pytest.param("email", "hillford", "like name@example.org", id="email"),
        pytest.param("name_es", "", "Write it in Spanish, too", id="a language"),
    ],
)
def test_a_wrong_field_says_what_to_do_and_nothing_typed_is_lost(
    administrator, field, typed, mend
):
    answer = administrator.post(BODY, body(name_en="Typed", **{field: typed}))

    page = read(answer)
    assert answer.status_code == 422
    assert mend in page.select_one(f"#setup-{field}_error").text
    assert page.select_one("#setup-name_en")["value"] == "Typed"


def test_who_saves_an_outdated_page_is_told_and_may_save_again(administrator):
    administrator.post(BODY, body())

    late = administrator.post(BODY, body(phone="0800 2"))
    seen = read(late).select_one("[name=seen]")["value"]

    assert late.status_code == 409
    assert "Somebody changed this meanwhile" in text_of(late)
    assert administrator.post(BODY, body(phone="0800 2", seen=seen)).status_code == 302


def test_languages_are_chosen_and_one_comes_first(administrator):
    administrator.post(LANGUAGES, {"languages": ["en", "es"], "first": "es", "seen": 0})

    assert Agency.objects.get().languages == ["es", "en"]


def test_the_first_language_is_one_of_those_chosen(administrator):
    sent = {"languages": ["en"], "first": "es", "seen": 0}

    answer = administrator.post(LANGUAGES, sent)

    assert answer.status_code == 422
    assert "among those that you write in" in text_of(answer)


def test_with_one_language_no_field_names_it(administrator):
    Agency.objects.update(languages=["en"])

    page = read(administrator.get(BODY))

    assert page.select_one("label[for=setup-name_en]").text == "Name"


def test_an_auditor_reads_a_page_and_changes_nothing(seat, ada):
    auditor = seat(ada)

    page = read(auditor.get(BODY))
    answer = auditor.post(BODY, body())

    assert page.select_one("main fieldset").has_attr("disabled")
    assert page.select_one("main form button") is None
    assert answer.status_code == 403
    assert "Administrators change it" in text_of(answer)
    assert not ConfigurationEntry.objects.exists()


def test_the_log_says_what_was_and_what_is(administrator, noor):
    put_area(slug="hills", name={"en": "Hills"})
    put_area(slug="hills", name={"en": "Downs"}, by=Hand(noor))

    first, second = read(administrator.get(LOG)).select("main ol > li")

    page = read(administrator.get(first.a["href"]))
    assert "Noor Example" in first.text
    assert [cell.text for cell in page.select("main tbody tr > *")] == [
        "Name · English",
        "Hills",
        "Downs",
    ]
    assert "from a folder or a command" in second.text


@pytest.mark.parametrize(
    ("field", "kept", "said"),
    [
        pytest.param("is_triage", True, "Yes", id="yes"),
        pytest.param("valid_to", "2026-03-31", "Tuesday 31 March 2026", id="day"),
        pytest.param("unit", "working_day", "working days", id="code"),
        pytest.param("speaks", ["en", "ar"], "English, Arabic", id="languages"),
        pytest.param("parent", None, "", id="nothing"),
        pytest.param(
            "bins",
            {"team": "roads", "is_on": False, "owner": ""},
            "Team: roads\nIt counts: No",
            id="several fields",
        ),
        pytest.param(
            "holidays",
            [{"date": "2026-01-01", "name": {"en": "New Year"}}],
            "date: Thursday 1 January 2026\nName: English: New Year",
            id="records",
        ),
        pytest.param("not published.lights.is_on", False, "No", id="of a sketch"),
        pytest.param("zone", "2026-99-99", "2026-99-99", id="no day"),
    ],
)
def test_the_log_says_values_in_words(field, kept, said):
    (value,) = values_of([{"field": field, "before": None, "after": kept}])

    assert (value.before, value.after) == ("", said)


def test_a_line_that_is_not_there_is_not_found(administrator):
    assert administrator.get(f"{LOG}4711/").status_code == 404


def test_the_log_is_narrowed_to_one_kind_of_thing(administrator):
    put_area(slug="hills", name={"en": "Hills"})

    assert "Area · Hills" in text_of(administrator.get(LOG, {"subject": "area"}))
    empty = text_of(administrator.get(LOG, {"subject": "team"}))
    assert "Nothing was changed yet" in empty


def test_the_log_asks_no_more_of_the_database_for_more_lines(
    administrator, noor, django_assert_max_num_queries
):
    for number in range(60):
        put_area(slug=f"area-{number}", name={"en": "Hills"}, by=Hand(noor))

    with django_assert_max_num_queries(11):
        administrator.get(LOG)
