"""The office says which life events suggest what belongs to them."""

from __future__ import annotations

import pytest

from answerable.front.desk.tests.pages import read, text_of
from answerable.knowledge.models import LifeEvent
from answerable.knowledge.policy import put_life_event

PAGE = "/setup/suggestions/"
SWITCH = "/setup/suggestions/moving/"


@pytest.fixture
def moving(town):
    return put_life_event(slug="moving", name={"en": "Moving house"}).thing


def press(browser, to):
    seen = read(browser.get(PAGE)).select_one("[name=seen]")["value"]
    return browser.post(SWITCH, {"seen": seen, "to": to}, follow=True)


def suggests():
    return LifeEvent.objects.get().suggests


def test_B03_the_office_switches_an_event_off_and_on_again(administrator, moving):
    assert "Moving house Is shown" in text_of(administrator.get(PAGE))

    assert "Moving house Is not shown" in text_of(press(administrator, "off"))
    assert not suggests()
    press(administrator, "on")

    assert suggests()
    log = text_of(administrator.get("/setup/log/?subject=life_event"))
    assert "Moving house" in log


def test_who_has_not_seen_what_a_colleague_did_is_told(administrator, moving):
    press(administrator, "off")

    sent = {"seen": 0, "to": "on"}
    answer = administrator.post(SWITCH, sent, follow=True)

    assert "Somebody changed this meanwhile" in text_of(answer)
    assert not suggests()


def test_a_folder_leaves_alone_what_was_switched_at_the_desk(administrator, moving):
    press(administrator, "off")

    put_life_event(slug="moving", name={"en": "Moving house"}, suggests=True)

    assert not suggests()


def test_without_life_events_the_page_says_where_they_come_from(administrator, town):
    assert "There are no life events yet" in text_of(administrator.get(PAGE))


@pytest.mark.parametrize(
    ("path", "to"), [(SWITCH, "up"), ("/setup/suggestions/moon/", "on")], ids=str
)
def test_what_there_is_not_is_not_found(administrator, moving, path, to):
    assert administrator.post(path, {"seen": 0, "to": to}).status_code == 404


# The four doors


def test_a_stranger_is_sent_to_sign_in(client, moving):
    assert client.get(PAGE).url.startswith("/sign-in/")


def test_another_team_finds_nothing(clerk, moving):
    assert clerk.get(PAGE).status_code == 404


def test_an_auditor_reads_it_and_changes_nothing(seat, ada, moving):
    auditor = seat(ada)

    assert read(auditor.get(PAGE)).select_one("main form") is None
    assert auditor.post(SWITCH, {"seen": 0, "to": "off"}).status_code == 403


def test_the_list_asks_no_more_of_the_database_for_more_events(
    administrator, town, django_assert_max_num_queries
):
    for number in range(30):
        put_life_event(slug=f"event-{number}", name={"en": f"Event {number}"})

    with django_assert_max_num_queries(12):
        administrator.get(PAGE)
