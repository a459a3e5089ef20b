"""How long things are kept stands at the setup, as the rooms keep to it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.module_loading import import_string

from answerable.casework.periods import STAYING, ending, thrown_away
from answerable.front.desk.tests.pages import read, text_of

PAGE = "/setup/keeping/"


def row(page, place):
    """Return the row about what is written down there."""
    return read(page).find("code", string=place).find_parent("li").text


@pytest.mark.parametrize(
    ("place", "said"),
    [
        pytest.param("answerable.forms.models.LIFETIME", "30 days", id="draft"),
        pytest.param(
            "answerable.config.settings.SESSION_COOKIE_AGE", "12 hours", id="session"
        ),
        pytest.param("answerable.cases.presence.KEPT_FOR", "1 day", id="presence"),
        pytest.param(
            "answerable.cases.workflow.REOPENED_WITHIN", "30 days", id="reopening"
        ),
    ],
)
def test_each_time_stands_beside_the_place_that_has_it(administrator, place, said):
    assert said in row(administrator.get(PAGE), place)


def test_the_list_has_the_times_that_the_rooms_keep_to():
    for period in [*thrown_away(), *ending()]:
        kept = import_string(period.place)
        seconds = isinstance(kept, int)
        assert period.lasts == (timedelta(seconds=kept) if seconds else kept)


def test_what_has_no_end_is_said_so(administrator):
    said = text_of(administrator.get(PAGE))

    assert all(str(what) in said for what, _told in STAYING)
    assert "Nothing throws them away" in said


def test_it_names_the_command_that_takes_everything_out(administrator):
    page = read(administrator.get(PAGE))

    assert page.find("code", string="answerable export FOLDER")
    assert page.find("a", href="/setup/file/")


def test_the_list_of_tasks_leads_there(administrator):
    assert read(administrator.get("/setup/")).find("a", href=PAGE)


# The four doors


def test_an_auditor_reads_it(seat, ada):
    assert seat(ada).get(PAGE).status_code == 200


@pytest.mark.parametrize("who", ["ben", "dee"])
def test_who_does_not_set_up_finds_nothing(seat, request, who):
    browser = seat(request.getfixturevalue(who))

    assert browser.get(PAGE).status_code == 404


def test_a_stranger_is_asked_to_sign_in(client, town):
    assert client.get(PAGE).status_code == 302


def test_it_changes_nothing(administrator):
    assert administrator.post(PAGE).status_code == 405
