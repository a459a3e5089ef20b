"""Tasks on a case: added, ended once, given back, and asked about at its end."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.cases.case_tasks import (
    MOST_OPEN,
    Doable,
    open_tasks_in,
    tasks_for,
    tasks_of,
)
from answerable.cases.models import Case, CaseLink, CaseTask
from answerable.cases.models.case import Outcome
from answerable.cases.tests.makers import history
from answerable.casework import case_tasks, linking, work
from answerable.casework.departures import let_go
from answerable.casework.resolve import resolve
from answerable.casework.tests.makers import make_case
from answerable.casework.tests.twins import join, make_twins
from answerable.casework.verify import breaks
from answerable.lib.errors import Refused, Stale

DONE = CaseTask.Ending.DONE
LAMP = Doable("Order the lamp", due_on=date(2026, 3, 5))


def fresh(case):
    return Case.objects.get(pk=case.pk)


def add(case, by, *doables):
    now = fresh(case)
    case_tasks.add_tasks(now, *(doables or [LAMP]), by=by, seen=now.version)
    return CaseTask.objects.order_by("-id").first()


def end(case, by, **more):
    now = fresh(case)
    given = {"outcome": Outcome.DONE, "reason": "It shines.", "by": by}
    return resolve(now, seen=now.version, **(given | more))


def test_a_task_is_in_the_journal_by_ids_and_days_alone(ben, case):
    task = add(case, ben, Doable("Ring Amina Yusuf", ben, date(2026, 3, 5)))

    line = history(case).get(what="task_added")
    assert line.actor == f"staff:{ben.pk}"
    assert line.after == {"task": task.pk, "owner": ben.pk, "due": "2026-03-05"}


def test_what_is_added_on_an_old_page_is_added_once(ben, case):
    now = fresh(case)
    case_tasks.add_tasks(now, LAMP, by=ben, seen=now.version)

    with pytest.raises(Stale):
        case_tasks.add_tasks(now, LAMP, by=ben, seen=now.version)

    assert CaseTask.objects.count() == 1


def test_a_task_is_ended_once_however_often_the_button_is_pressed(ben, dee, case):
    task = add(case, ben)

    case_tasks.end_task(task, ending=DONE, by=ben)
    case_tasks.end_task(task, ending=CaseTask.Ending.DROPPED, by=dee)

    task.refresh_from_db()
    assert (task.ending, task.ended_by) == (DONE, ben)
    assert history(case).filter(what__in=["task_done", "task_dropped"]).count() == 1


def test_a_task_that_was_ended_by_mistake_is_opened_again(ben, case):
    task = add(case, ben)
    case_tasks.end_task(task, ending=DONE, by=ben)

    case_tasks.open_task(task, by=ben)

    assert list(open_tasks_in([case])) == [task]
    assert history(case).last().what == "task_opened"


def test_a_change_on_an_old_page_is_refused(ben, case):
    task = add(case, ben)
    seen = fresh(case).version
    case_tasks.change_task(task, Doable("Order two lamps"), by=ben, seen=seen)

    with pytest.raises(Stale):
        case_tasks.change_task(task, Doable("Order none"), by=ben, seen=seen)

    task.refresh_from_db()
    assert task.sentence == "Order two lamps"


def test_saving_a_task_as_it_is_changes_nothing(ben, case):
    task = add(case, ben)

    case_tasks.change_task(task, LAMP, by=ben, seen=fresh(case).version)

    assert not history(case).filter(what="task_changed").exists()


def test_a_task_that_has_ended_is_not_changed(ben, case):
    task = add(case, ben)
    case_tasks.end_task(task, ending=DONE, by=ben)

    with pytest.raises(Refused, match="This task has ended"):
        case_tasks.change_task(task, LAMP, by=ben, seen=fresh(case).version)


def test_a_case_has_a_bounded_number_of_open_tasks(ben, case):
    add(case, ben, *[LAMP] * MOST_OPEN)

    with pytest.raises(Refused, match="at most 50 open tasks"):
        add(case, ben)


def test_a_case_does_not_end_while_something_is_to_be_done(ben, case):
    add(case, ben)

    with pytest.raises(Refused) as refused:
        end(case, ben)

    assert "1 task is still open: Order the lamp." in refused.value.hint
    assert fresh(case).is_open


def test_what_is_not_needed_any_more_ends_with_its_case(ben, case):
    task = add(case, ben)

    end(case, ben, drop_tasks=True)

    task.refresh_from_db()
    assert (task.ending, task.ended_by) == ("dropped", ben)
    assert fresh(case).state == "resolved"
    assert list(breaks()) == []


def test_what_is_done_does_not_stand_against_the_end(ben, case):
    case_tasks.end_task(add(case, ben), ending=DONE, by=ben)

    end(case, ben)

    assert fresh(case).state == "resolved"


def test_a_whole_does_not_end_over_the_tasks_of_its_parts(ben, case):
    part = make_case(words="The pole leans, too.", visitor="another")
    now = fresh(part)
    linking.link(now, to=case, kind=CaseLink.Kind.PART_OF, by=ben, seen=now.version)
    add(part, ben)

    with pytest.raises(Refused, match="1 task is still open"):
        end(case, ben, with_parts=True)

    assert fresh(part).is_open


def test_the_tasks_of_a_joined_case_are_asked_about_too(town, ben):
    twins = make_twins()
    add(twins.omar, ben)
    join(twins.fresh(), ben)

    with pytest.raises(Refused, match="1 task is still open"):
        end(twins.amina, ben)


def test_nothing_is_added_to_a_case_that_has_ended(ben, case):
    end(case, ben)

    with pytest.raises(Refused, match="This case has ended"):
        add(case, ben)


def test_the_tasks_of_who_leaves_go_to_the_team(ben, dee, case):
    task = add(case, dee, Doable("Order the lamp", ben))

    let_go(ben, by=dee)

    task.refresh_from_db()
    line = history(case).get(what="task_changed")
    assert task.owner is None
    assert (line.reason, line.before["owner"]) == ("left", ben.pk)


def test_a_task_goes_to_the_team_where_its_owner_sees_the_case_no_more(
    ben, dee, case, town
):
    task = add(case, dee, Doable("Order the lamp", ben))
    now = fresh(case)

    work.assign(now, team=town.parks, owner=None, by=dee, seen=now.version)

    task.refresh_from_db()
    line = history(case).get(what="task_changed")
    assert task.owner is None
    assert (line.reason, line.before["owner"]) == ("out_of_sight", ben.pk)


def test_a_task_stays_with_an_owner_who_still_sees_the_case(dee, case, town):
    supervised = add(case, dee, Doable("Order the lamp", dee))
    now = fresh(case)

    work.assign(now, team=town.parks, owner=None, by=dee, seen=now.version)

    supervised.refresh_from_db()
    assert supervised.owner == dee


def test_another_service_of_another_team_frees_a_task_as_well(ben, dee, case, town):
    task = add(case, dee, Doable("Order the lamp", ben))
    now = fresh(case)

    work.change_service(now, service=town.tree, by=dee, seen=now.version)

    task.refresh_from_db()
    assert task.owner is None


def test_what_is_due_first_stands_first_and_what_has_ended_last(ben, case):
    later, none = Doable("Later", due_on=date(2026, 3, 9)), Doable("Some day")
    add(case, ben, later, none, LAMP, Doable("Over"))
    over = CaseTask.objects.get(sentence="Over")
    case_tasks.end_task(over, ending=DONE, by=ben)

    shown = [task.sentence for task in tasks_of(case)]

    assert shown == ["Order the lamp", "Later", "Some day", "Over"]


def test_a_task_without_an_owner_is_for_who_has_the_case(ben, dee, case):
    add(case, dee, Doable("Order the lamp"))
    before = list(tasks_for(ben))
    now = fresh(case)

    work.assign(now, team=now.team, owner=ben, by=dee, seen=now.version)

    assert before == []
    assert [str(task) for task in tasks_for(ben)] == ["Order the lamp"]


def test_of_a_case_that_is_out_of_sight_no_task_is_shown(ben, dee, town, case):
    add(case, dee, Doable("Order the lamp", ben))

    Case.objects.filter(pk=case.pk).update(team=town.parks)

    assert not tasks_for(ben).exists()
