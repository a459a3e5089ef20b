"""The board: what waits, who has how much, and moving some on and back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from answerable.agency.duty import today
from answerable.agency.policy import put_absence, put_skill, put_skills
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.models import Case
from answerable.cases.tests.makers import history
from answerable.casework.tests.makers import make_case
from answerable.front.desk.tests.pages import read, text_of

BOARD = reverse("desk:board")
MOST_QUERIES = 14
MOST_BYTES = 50_000


@pytest.fixture(name="eve")
def _eve(town):
    return make_staff("eve", Role.CLERK, town.roads.department, town.roads)


@pytest.fixture(name="head")
def _head(town):
    return make_staff("hal", Role.DEPARTMENT_HEAD, town.hall)


@pytest.fixture(name="piled")
def _piled(town, ben):
    """Six cases of Ben, one of nobody; one is late, one is due in an hour."""
    cases = [make_case(words=f"Lamp {number}") for number in range(7)]
    now = timezone.now()
    dues = [-1, 1, 50, 60, 70, 80, 90]
    for case, hours in zip(cases, dues, strict=True):
        Case.objects.filter(pk=case.pk).update(
            next_due=now + timedelta(hours=hours), owner=ben if hours != 90 else None
        )
    return cases


def send(browser, whose, taker, count=5, **more):
    fields = {"of": whose.pk if whose else 0, "to": taker.pk, "number": count} | more
    return browser.post(reverse("desk:board-move"), fields)


def undo(browser, answer):
    page = read(browser.get(answer.url))
    key = page.find("input", {"name": "moved"})["value"]
    return browser.post(reverse("desk:board-move-back"), {"moved": key}, follow=True)


def tiles(page):
    return {
        one.dt.get_text(strip=True): int(one.dd.get_text())
        for one in page.select(".tiles > div")
    }


def count_of(staff):
    return Case.objects.filter(owner=staff).count()


def test_the_tiles_count_what_waits_is_late_due_soon_and_answered(supervisor, piled):
    ended = {"state": "resolved", "outcome": "done", "resolved_at": timezone.now()}
    Case.objects.filter(pk=piled[6].pk).update(**ended)

    page = read(supervisor.get(BOARD))

    assert tiles(page) == {
        "Waiting": 6,
        "Late": 1,
        "Due in 2 hours": 1,
        "Answered today": 1,
    }


def test_a_line_says_what_somebody_has_and_whether_they_are_here(
    supervisor, piled, ben, eve
):
    day = today()
    put_absence(staff=eve, first_day=day, last_day=day, substitute=ben)

    page = read(supervisor.get(BOARD))

    lines = {
        row.th.get_text(strip=True): row.td.get_text(" ", strip=True)
        for row in page.select("tbody tr")
    }
    assert lines["Ben Example"].startswith("6 open · 1 late")
    assert lines["Nobody yet"].startswith("1 open")
    assert "Ben Example stands in" in lines["Eve Example"]


def test_a_certificate_that_lapsed_is_shown_to_who_leads(supervisor, piled, ben):
    gas = put_skill(slug="gas", name={"en": "Gas"}).thing
    put_skills(ben, {gas: (2, today() - timedelta(days=1))})

    assert "Certificate lapsed: Gas" in text_of(supervisor.get(BOARD))


def test_who_has_left_is_shown_with_what_is_still_theirs(supervisor, piled, ben):
    ben.is_active = False
    ben.save()

    assert "Left" in text_of(supervisor.get(BOARD))


def test_a_clerk_finds_no_board(clerk, piled):
    assert clerk.get(BOARD).status_code == 404
    assert "Team board" not in text_of(clerk.get("/desk/"))


def test_a_head_of_department_reads_the_board_and_moves_nothing(
    seat, head, piled, ben, eve
):
    browser = seat(head)

    page = read(browser.get(BOARD))
    answer = send(browser, ben, eve)

    assert page.find("button", {"name": "of"}) is None
    assert answer.status_code == 403
    assert "only a supervisor moves cases" in text_of(answer)
    assert count_of(eve) == 0


def test_a_supervisor_is_led_to_the_board(supervisor, piled):
    assert "Team board" in text_of(supervisor.get("/desk/"))


def test_five_cases_move_to_somebody_else_with_the_right_actor(
    supervisor, piled, ben, eve, dee
):
    answer = send(supervisor, ben, eve)

    assert (count_of(ben), count_of(eve)) == (1, 5)
    assert "5 cases moved to Eve Example." in text_of(supervisor.get(answer.url))
    line = history(piled[0]).last()
    assert (line.actor, line.reason) == (f"staff:{dee.pk}", "moved_on")


def test_what_nobody_began_moves_first(supervisor, piled, ben, eve):
    Case.objects.filter(pk=piled[0].pk).update(state="in_progress")

    send(supervisor, ben, eve)

    assert Case.objects.get(owner=ben) == piled[0]


def test_what_nobody_has_is_moved_by_time_left(supervisor, piled, eve):
    send(supervisor, None, eve, 1)

    assert Case.objects.get(owner=eve) == piled[6]


def test_a_move_can_be_undone(supervisor, piled, ben, eve):
    answer = send(supervisor, ben, eve)

    page = text_of(undo(supervisor, answer))

    assert count_of(ben) == 6
    assert "5 cases are back where they were." in page
    assert history(piled[0]).last().reason == "moved_back"


def test_what_somebody_touched_since_stays(supervisor, piled, ben, eve):
    answer = send(supervisor, ben, eve)
    Case.objects.filter(pk=piled[0].pk).update(version=99)

    page = text_of(undo(supervisor, answer))

    assert count_of(eve) == 1
    assert "1 case changed meanwhile and stays." in page


@pytest.mark.parametrize(
    "key", [pytest.param("", id="nothing"), pytest.param("abc", id="forged")]
)
def test_an_undo_that_nobody_signed_does_nothing(supervisor, piled, key):
    answer = supervisor.post(
        reverse("desk:board-move-back"), {"moved": key}, follow=True
    )

    assert "That is too long ago" in text_of(answer)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"to": ""}, "Choose who gets them", id="to nobody"),
        pytest.param({"number": 7}, "Choose how many", id="an odd number"),
        pytest.param({"of": "x"}, "Choose who gets them", id="of no number"),
        pytest.param({"of": 999_999}, "Choose who gets them", id="of a stranger"),
    ],
)
@pytest.mark.usefixtures("piled")
def test_a_wrong_field_says_what_to_do(supervisor, ben, eve, changes, said):
    answer = send(supervisor, ben, eve, **changes)

    assert said in text_of(supervisor.get(answer.url))
    assert count_of(ben) == 6


def test_nothing_is_moved_to_who_already_has_it(supervisor, piled, ben):
    answer = send(supervisor, ben, ben)

    assert "Choose somebody else." in text_of(supervisor.get(answer.url))


def test_nothing_is_moved_to_who_works_in_another_team(supervisor, piled, ben, chloe):
    answer = send(supervisor, ben, chloe)

    assert "nothing that Chloe Example could take" in text_of(
        supervisor.get(answer.url)
    )


def test_nothing_is_moved_to_who_is_away(supervisor, piled, ben, eve):
    day = today()
    put_absence(staff=eve, first_day=day, last_day=day, substitute=None)

    answer = send(supervisor, ben, eve)

    assert "Choose" in text_of(supervisor.get(answer.url))
    assert count_of(eve) == 0


def test_a_board_of_one_team_shows_that_team_alone(supervisor, town, piled, chloe):
    page = read(supervisor.get(BOARD, {"team": "parks"}))

    assert tiles(page)["Waiting"] == 0
    assert "Chloe Example" in page.get_text()
    assert "Ben Example" not in page.tbody.get_text()


def test_a_move_on_the_board_of_one_team_comes_back_to_it(supervisor, piled, ben, eve):
    answer = send(supervisor, ben, eve, team="roads")

    assert "team=roads" in answer.url


def test_only_the_figures_are_asked_for_again(supervisor, piled):
    whole = supervisor.get(BOARD)
    again = supervisor.get(BOARD, headers={"HX-Request": "true"})

    assert 'hx-trigger="every 30s, refresh"' in whole.content.decode()
    assert again.content.decode().strip().startswith('<div id="figures"')


def test_refreshing_can_be_paused(supervisor, piled):
    page = supervisor.get(BOARD, {"paused": 1}).content.decode()

    assert "hx-trigger" not in page
    assert "Refresh every 30 seconds" in page


@pytest.mark.parametrize(
    "number", [pytest.param(1, id="one"), pytest.param(40, id="forty")]
)
def test_the_board_asks_little_and_stays_small_however_many_there_are(
    supervisor, town, number, django_assert_max_num_queries
):
    for each in range(number):
        make_staff(f"person-{each}", Role.CLERK, town.hall, town.roads)
    Case.objects.filter(pk=make_case().pk).update(owner=None)

    with django_assert_max_num_queries(MOST_QUERIES):
        answer = supervisor.get(BOARD)

    assert len(answer.content) < MOST_BYTES


def test_more_people_than_fit_are_left_to_the_boards_of_their_teams(
    supervisor, town, monkeypatch, ben, piled
):
    monkeypatch.setattr("answerable.front.desk.team.board.MOST_PEOPLE", 1)

    page = text_of(supervisor.get(BOARD))

    assert "Only those with most cases are shown." in page
