"""Several cases of the queue at once: what would change, the button, and undo."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from answerable.agency.duty import today
from answerable.agency.models import Absence
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.actors import staff_actor
from answerable.cases.mentions import unread_of
from answerable.cases.models import Case, CaseAccess, Interaction, JournalEntry
from answerable.casework import work
from answerable.casework.tests.makers import make_case
from answerable.front.desk.tests.pages import address, read, text_of
from answerable.lib.memory import forget

SEVERAL = "/desk/several/"
UNDO = "/desk/several/undo/"
MOST_QUERIES = 14


@pytest.fixture
def pair(town):
    """Two open cases of Roads."""
    return [make_case(visitor=f"house {number}") for number in range(2)]


def marks(cases):
    return [f"{case.reference}.{case.version}" for case in cases]


def look(browser, cases, doing, **values):
    chosen = [case.reference for case in cases]
    return browser.get(SEVERAL, {"case": chosen, "doing": doing} | values)


def do(browser, cases, doing, **values):
    data = {"case": marks(cases), "doing": doing} | values
    return browser.post(SEVERAL, data, follow=True)


def owners(cases):
    return [Case.objects.get(pk=case.pk).owner for case in cases]


def test_rows_of_the_queue_can_be_chosen_by_who_works(seat, ben, ada, pair):
    boxes = read(seat(ben).get("/desk/")).select("tbody .pick[form=several]")

    assert {box["value"] for box in boxes} == {case.reference for case in pair}
    assert read(seat(ada).get("/desk/")).select(".pick") == []


def test_the_page_says_what_will_change_and_changes_nothing(clerk, pair):
    words = text_of(look(clerk, pair, "take"))

    assert "Roads · nobody yet · Street light Ben Example" in words
    assert owners(pair) == [None, None]


def test_a_case_that_cannot_be_taken_is_named_with_its_reason(clerk, ben, pair):
    Case.objects.filter(pk=pair[0].pk).update(owner=ben)
    Case.objects.filter(pk=pair[1].pk).update(state="withdrawn")

    page = read(look(clerk, pair, "take"))

    left = page.select_one("[aria-labelledby=left]").text
    assert "It is yours already." in left
    assert "It has ended: Taken back." in left
    assert page.select_one("main form") is None


def test_several_are_taken_each_with_its_line_in_the_journal(clerk, ben, pair):
    answer = do(clerk, pair, "take")

    assert "Done with 2 cases." in text_of(answer)
    assert owners(pair) == [ben, ben]
    lines = JournalEntry.objects.filter(what="assigned", actor=f"staff:{ben.pk}")
    assert {line.case_id for line in lines} == {case.pk for case in pair}


def test_what_changed_meanwhile_is_left_and_said(clerk, ben, pair):
    sent = marks(pair)
    Case.objects.filter(pk=pair[0].pk).update(version=99)

    answer = clerk.post(SEVERAL, {"case": sent, "doing": "take"}, follow=True)

    assert "Done with 1 case." in text_of(answer)
    assert f"{pair[0].reference} : It changed meanwhile." in text_of(answer)
    assert owners(pair) == [None, ben]


def test_handing_on_asks_to_whom_then_shows_it_then_does_it(clerk, town, pair):
    asked = read(look(clerk, pair, "assign"))
    shown = read(look(clerk, pair, "assign", team=town.parks.pk, owner=""))
    do(clerk, pair, "assign", team=town.parks.pk, owner="")

    assert asked.select_one("main form")["method"] == "get"
    assert "Parks · nobody yet" in shown.select_one("tbody").text
    assert set(Case.objects.values_list("team", flat=True)) == {town.parks.pk}


def test_a_clerk_gives_cases_to_nobody_else(clerk, town, dee, pair):
    answer = look(clerk, pair, "assign", team=town.roads.pk, owner=dee.pk)

    assert answer.status_code == 422
    assert "ask your supervisor" in text_of(answer)


def test_a_supervisor_gives_them_to_somebody_of_the_team(supervisor, town, ben, pair):
    do(supervisor, pair, "assign", team=town.roads.pk, owner=ben.pk)

    assert owners(pair) == [ben, ben]


def test_who_does_not_work_in_the_team_is_not_given_them(supervisor, town, ben, pair):
    answer = look(supervisor, pair, "assign", team=town.parks.pk, owner=ben.pk)

    assert "does not work in this team" in text_of(answer)


def test_the_service_of_several_is_changed(clerk, town, pair):
    assert "Parks · Tree" in text_of(look(clerk, pair, "service", service=town.tree.pk))

    do(clerk, pair, "service", service=town.tree.pk)

    assert set(Case.objects.values_list("service", flat=True)) == {town.tree.pk}


def test_each_gets_the_note(clerk, pair):
    do(clerk, pair, "note", words="The crew is ill.")

    notes = Interaction.objects.filter(kind=Interaction.Kind.NOTE)
    assert [note.text for note in notes] == ["The crew is ill."] * 2


def test_a_note_without_words_says_so(clerk, pair):
    answer = do(clerk, pair, "note", words="")

    assert answer.status_code == 422
    assert "Write what your colleagues should know" in text_of(answer)


# Undo


def test_a_note_is_taken_back_from_each_and_stays_to_be_read(clerk, ben, chloe, pair):
    CaseAccess.objects.create(
        case=pair[0], staff=chloe, verdict="grant", reason="she knows the crew"
    )
    do(clerk, pair, "note", words="@chloe The crew is ill.")
    work.note(pair[0], words="Said later.", by=ben)

    answer = clerk.post(UNDO, follow=True)

    assert "2 cases are back where they were." in text_of(answer)
    page = text_of(clerk.get(address(pair[0])))
    assert page.count("The crew is ill.") == 1
    assert page.count("Taken back: it does not count") == 1
    assert list(unread_of(chloe)) == []
    line = JournalEntry.objects.filter(what="note_taken_back", case_id=pair[1].pk)
    assert [each.actor for each in line] == [staff_actor(ben)]


def test_what_the_other_side_has_read_cannot_be_taken_back(pair):
    message = pair[0].interactions.first()
    message.taken_back_at = timezone.now()

    with pytest.raises(IntegrityError, match="interaction_taken_back_is_a_note"):
        message.save()


def test_what_was_handed_to_another_team_comes_back(clerk, ben, town, pair):
    Case.objects.filter(pk=pair[0].pk).update(owner=ben)
    pair = list(Case.objects.order_by("pk"))
    do(clerk, pair, "assign", team=town.parks.pk, owner="")

    answer = clerk.post(UNDO, follow=True)

    assert "2 cases are back where they were." in text_of(answer)
    assert owners(pair) == [ben, None]
    assert set(Case.objects.values_list("team", flat=True)) == {town.roads.pk}
    assert JournalEntry.objects.filter(reason="undone").count() == 2


def test_a_changed_service_comes_back_with_its_team_and_its_promise(
    clerk, ben, town, pair
):
    Case.objects.filter(pk=pair[0].pk).update(owner=ben)
    pair = list(Case.objects.order_by("pk"))
    before = [(case.team, case.owner, case.service, case.next_due) for case in pair]
    done = do(clerk, pair, "service", service=town.tree.pk)

    answer = clerk.post(UNDO, follow=True)

    assert read(done).find("form", action=UNDO) is not None
    assert "2 cases are back where they were." in text_of(answer)
    now = Case.objects.order_by("pk")
    assert before == [
        (case.team, case.owner, case.service, case.next_due) for case in now
    ]


def test_a_case_that_had_no_service_keeps_the_one_it_got(clerk, town, pair):
    Case.objects.filter(pk=pair[0].pk).update(service=None)
    do(clerk, list(Case.objects.order_by("pk")), "service", service=town.tree.pk)

    answer = clerk.post(UNDO, follow=True)

    assert "1 of 2 cases are back" in text_of(answer)
    services = [case.service for case in Case.objects.order_by("pk")]
    assert services == [town.tree, pair[1].service]


@pytest.mark.parametrize("stands_in", [True, False])
def test_who_is_away_today_is_not_given_it_back(clerk, ben, town, pair, stands_in):
    kim = make_staff("kim", Role.CLERK, town.roads.department, town.roads)
    Case.objects.filter(pk=pair[0].pk).update(owner=kim)
    pair = list(Case.objects.order_by("pk"))
    do(clerk, pair[:1], "assign", team=town.parks.pk, owner="")
    day, other = today(), ben if stands_in else None
    Absence.objects.create(staff=kim, first_day=day, last_day=day, substitute=other)
    forget()

    clerk.post(UNDO)

    assert owners(pair[:1]) == [other]


def test_what_somebody_touched_meanwhile_stays(clerk, ben, pair):
    do(clerk, pair, "take")
    Case.objects.filter(pk=pair[0].pk).update(version=99)

    answer = clerk.post(UNDO, follow=True)

    assert "1 of 2 cases are back" in text_of(answer)
    assert owners(pair) == [ben, None]


def test_after_ten_minutes_it_is_too_late(clerk, ben, pair):
    answer = do(clerk, pair, "take")
    assert read(answer).find("form", action=UNDO) is not None

    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        late = clerk.post(UNDO, follow=True)

    assert "too late to undo" in text_of(late)
    assert owners(pair) == [ben, ben]


def test_it_is_undone_once(clerk, pair):
    do(clerk, pair, "take")
    clerk.post(UNDO)

    assert "too late to undo" in text_of(clerk.post(UNDO, follow=True))


# Doors


def test_who_only_reads_changes_nothing(seat, ada, pair):
    assert look(seat(ada), pair, "take").status_code == 403
    assert seat(ada).post(SEVERAL, {"doing": "take"}).status_code == 403


def test_another_teams_cases_are_not_there(seat, chloe, pair):
    answer = do(seat(chloe), pair, "take")

    assert "Choose cases first" in text_of(answer)
    assert owners(pair) == [None, None]


def test_what_cannot_be_done_with_several_is_not_there(clerk, pair):
    assert look(clerk, pair, "resolve").status_code == 404


def test_without_anything_done_there_is_nothing_to_show(clerk, town):
    assert clerk.get(reverse("desk:several-done")).url == "/desk/"


def test_a_full_page_asks_the_database_no_more(
    clerk, town, django_assert_max_num_queries
):
    cases = [make_case(visitor=f"house {number}") for number in range(12)]

    with django_assert_max_num_queries(MOST_QUERIES):
        look(clerk, cases, "take")
