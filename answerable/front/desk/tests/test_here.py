"""The page of a case says who else has it open."""

from __future__ import annotations

from answerable.cases.models import Presence
from answerable.front.desk.tests.pages import address, read

ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


def here(browser, case, **said):
    return browser.post(address(case, "here"), said)


def told(browser, case):
    return read(browser.get(address(case))).select_one("[data-here]").text


def test_a_page_says_who_was_here_when_it_was_opened(seat, ben, dee, case):
    here(seat(ben), case)

    assert str(ben) in told(seat(dee), case)


def test_a_heartbeat_is_told_who_else_is_here_and_writes(seat, ben, dee, case):
    here(seat(ben), case, typing="yes")

    answer = here(seat(dee), case)

    assert "Ben Example" in answer.json()["told"]
    assert "is writing here" in answer.json()["told"]


def test_looking_at_a_page_leaves_no_trace_of_it(seat, ben, dee, case):
    seat(ben).get(address(case))

    assert told(seat(dee), case) == ""
    assert not Presence.objects.exists()


def test_who_only_reads_is_seen_as_well(seat, ada, ben, case):
    assert here(seat(ada), case).status_code == 200

    assert str(ada) in told(seat(ben), case)


def test_the_queue_says_who_has_a_case_open_and_who_writes_there(
    seat, ben, dee, town, case
):
    town.triage.staff.remove(dee)  # so that what she leads is hers to see
    reader = seat(dee)
    here(seat(ben), case)
    opened = read(reader.get("/desk/?view=team")).select_one("main tbody tr").text
    here(seat(ben), case, typing="yes")

    writing = read(reader.get("/desk/?view=team")).select_one("main tbody tr").text

    assert "Ben Example is here" in opened.translate(ISOLATES)
    assert "Ben Example is writing here" in writing.translate(ISOLATES)


def test_in_the_queue_nobody_is_told_of_themselves(seat, ben, case):
    browser = seat(ben)
    here(browser, case)

    assert "is here" not in read(browser.get("/desk/?view=team")).text


def test_another_team_is_told_nothing(seat, ben, chloe, case):
    here(seat(ben), case)

    assert here(seat(chloe), case).status_code == 404
    assert Presence.objects.get().staff == ben


def test_a_look_is_no_heartbeat(clerk, case):
    assert clerk.get(address(case, "here")).status_code == 405
