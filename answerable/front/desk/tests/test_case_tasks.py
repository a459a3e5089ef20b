"""Tasks at the desk: on the page of a case, under For you, and at its end."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from answerable.agency.duty import today
from answerable.agency.models import Service
from answerable.cases.case_tasks import Doable
from answerable.cases.models import Case, CaseTask, Checklist
from answerable.casework.case_tasks import add_tasks
from answerable.front.desk.tests.pages import address, read, text_of

FOR_YOU = reverse("desk:for-you")
MOST_QUERIES = 18  # each kind of thing that is for somebody asks once


def fresh(case):
    return Case.objects.get(pk=case.pk)


def tasks(case):
    return address(case, "tasks")


def about(task, then=""):
    name = f"desk:case-task-{then}" if then else "desk:case-task"
    return reverse(name, args=[task.case.reference, task.pk])


def write(browser, case, **said):
    given = {"seen": fresh(case).version, "sentence": "Order the lamp"} | said
    return browser.post(tasks(case), given)


def has(case, by, sentence="Order the lamp", owner=None, due_on=None):
    now = fresh(case)
    doable = Doable(sentence, owner, due_on)
    add_tasks(now, doable, by=by, seen=now.version)
    return CaseTask.objects.order_by("-id").first()


def resolve(browser, case, **said):
    given = {"seen": fresh(case).version, "outcome": "done", "reason": "It shines."}
    return browser.post(address(case, "resolve"), given | said)


def rail_count(browser):
    link = read(browser.get("/desk/")).select_one(f'.rail a[href="{FOR_YOU}"]')
    number = link.select_one(".num")
    return number.text if number else ""


def test_a_case_without_tasks_shows_one_line_that_leads_to_them(clerk, case):
    page = read(clerk.get(address(case)))

    assert page.find("a", href=tasks(case)).text.strip() == "Add a task"
    assert page.find(id="tasks-name") is None


def test_a_task_that_is_added_stands_on_the_page_of_its_case(clerk, ben, case):
    answer = write(clerk, case, owner=ben.pk, due_on=today().isoformat())

    told = text_of(clerk.get(answer.url))
    page = read(clerk.get(address(case)))
    beside = " ".join(page.select_one("aside").get_text(" ").split())
    assert "The task is added." in told
    assert "Order the lamp Ben Example Due today" in beside
    assert "A task was added for" in page.select_one(".thread").text


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        pytest.param(
            {"sentence": ""}, "Write in a sentence what is to be done", id="nothing"
        ),
        pytest.param(
            {"sentence": "x" * 201}, "Shorten it to 200 characters", id="long"
        ),
        pytest.param({"due_on": "soon"}, "Write a day such as 2026-12-25", id="no day"),
        pytest.param(
            {"due_on": "2020-02-03"},
            "This day has passed: choose today or a later one",
            id="passed",
        ),
    ],
)
def test_a_wrong_field_says_what_to_do_and_adds_nothing(clerk, case, said, wrong):
    answer = write(clerk, case, **said)

    assert answer.status_code == 422
    assert wrong in read(answer).select_one(".errsum").text
    assert not CaseTask.objects.exists()


def test_nobody_of_another_team_is_given_a_task(clerk, chloe, case):
    answer = write(clerk, case, owner=chloe.pk)

    assert "Choose somebody of the team that has the case" in text_of(answer)
    assert not CaseTask.objects.exists()


def test_a_button_that_is_pressed_twice_adds_one_task(clerk, case):
    seen = fresh(case).version
    write(clerk, case, seen=seen)

    answer = write(clerk, case, seen=seen)

    assert answer.status_code == 409
    assert CaseTask.objects.count() == 1


def test_a_task_is_ticked_where_it_is_shown(clerk, ben, case):
    task = has(case, ben)
    form = read(clerk.get(address(case))).find("form", action=about(task, "end"))
    back = form.find("input", attrs={"name": "back"})["value"]

    answer = clerk.post(about(task, "end"), {"ending": "done", "back": back})

    task.refresh_from_db()
    assert (task.ending, task.ended_by) == ("done", ben)
    assert answer.url == address(case)
    assert "A task is done" in text_of(clerk.get(answer.url))


def test_a_task_is_changed_on_a_page_of_its_own(clerk, ben, case):
    task = has(case, ben, due_on=today() - timedelta(days=3))
    page = read(clerk.get(about(task)))
    before = {field["name"]: field.get("value") for field in page.select(".form input")}

    clerk.post(about(task), before | {"sentence": "Order two lamps"})

    task.refresh_from_db()
    assert task.sentence == "Order two lamps"
    assert task.due_on == today() - timedelta(days=3)


def test_a_task_that_nobody_needs_stays_on_the_list_and_is_opened_again(
    clerk, ben, case
):
    task = has(case, ben)
    clerk.post(about(task, "end"), {"ending": "dropped"})
    listed = text_of(clerk.get(tasks(case)))

    clerk.post(about(task, "open"))

    task.refresh_from_db()
    assert "Order the lamp Not needed any more" in listed
    assert task.is_open


def test_a_task_of_another_case_is_not_found(clerk, ben, town, case):
    task = has(case, ben)
    wrong = reverse("desk:case-task", args=["7K4M-9XQK", task.pk])

    assert clerk.get(wrong).status_code == 404


def test_who_only_reads_a_case_sees_its_tasks_and_ends_none(seat, ada, ben, case):
    task = has(case, ben)
    browser = seat(ada)

    page = read(browser.get(address(case)))
    answer = browser.post(about(task, "end"), {"ending": "done"})

    assert "Order the lamp" in page.select_one("aside").text
    assert page.find("form", action=about(task, "end")) is None
    assert answer.status_code == 403
    assert browser.get(tasks(case)).status_code == 403


def test_what_one_has_to_do_is_under_for_you_what_is_due_first(clerk, ben, dee, case):
    has(case, dee, "Some day", ben)
    has(case, dee, "Next week", ben, today() + timedelta(days=7))
    has(case, dee, "Now", ben, today())
    has(case, dee, "Not his", dee, today())

    shown = [one.text for one in read(clerk.get(FOR_YOU)).select("main article .words")]

    assert shown == ["Now", "Next week", "Some day"]


def test_the_rail_counts_a_task_from_the_day_on_which_it_is_due(clerk, ben, case):
    has(case, ben, "Later", ben, today() + timedelta(days=1))
    before = rail_count(clerk)

    has(case, ben, "Now", ben, today())

    assert (before, rail_count(clerk)) == ("", "1")


def test_the_rail_counts_no_task_of_a_case_that_is_out_of_sight(clerk, ben, town, case):
    has(case, ben, "Now", ben, today())

    Case.objects.filter(pk=case.pk).update(team=town.parks)

    assert rail_count(clerk) == ""


def test_a_late_task_says_so_in_words(clerk, ben, case):
    has(case, ben, owner=ben, due_on=today() - timedelta(days=1))

    assert "Late: " in text_of(clerk.get(FOR_YOU))


def test_who_resolves_is_asked_about_what_is_to_be_done(clerk, ben, case):
    has(case, ben)
    shown = read(clerk.get(address(case)))

    answer = resolve(clerk, case)

    assert shown.find(id="resolve-drop_tasks")
    assert "This is still to be done:" in shown.text
    assert answer.status_code == 422
    assert "1 task is still open: Order the lamp." in text_of(answer)
    assert fresh(case).is_open


def test_without_tasks_nobody_is_asked_about_them(clerk, case):
    assert read(clerk.get(address(case))).find(id="resolve-drop_tasks") is None


@pytest.mark.parametrize("seconds", [0, 10])
def test_what_is_not_needed_any_more_ends_with_the_case(
    clerk, ben, case, settings, seconds
):
    settings.UNDO_SECONDS = seconds
    has(case, ben)

    answer = resolve(clerk, case, drop_tasks="on")

    assert answer.status_code == 302


def keep_list(service=None, **changes):
    given = {
        "slug": "site-visit",
        "name": {"en": "Site visit", "es": "Visita", "ar": "زيارة"},
        "steps": {"en": ["Go there", "Take a photo"], "es": ["Ir", "Mirar y anotar"]},
        "days": 3,
    }
    return Checklist.objects.create(service=service, **(given | changes))


def add_list(browser, case, kept, **said):
    given = {"seen": fresh(case).version, "checklist": kept.pk} | said
    return browser.post(address(case, "checklist"), given)


def test_a_checklist_adds_all_its_tasks_with_one_button(clerk, case):
    add_list(clerk, case, keep_list())

    added = CaseTask.objects.order_by("id")
    due = today() + timedelta(days=3)
    assert [(task.sentence, task.due_on, task.owner) for task in added] == [
        ("Go there", due, None),
        ("Take a photo", due, None),
    ]


def test_a_checklist_speaks_the_language_of_who_adds_it(seat, ben, case):
    ben.language = "es"
    ben.save()

    add_list(seat(ben), case, keep_list())

    assert CaseTask.objects.order_by("id").first().sentence == "Ir"


def test_a_checklist_of_another_service_is_not_offered(clerk, case):
    tree = keep_list(Service.objects.get(slug="tree"))
    page = read(clerk.get(tasks(case)))

    answer = add_list(clerk, case, tree)

    assert page.find(id="add-list") is None
    assert answer.status_code == 422
    assert "Choose a checklist" in text_of(answer)
    assert not CaseTask.objects.exists()


def test_a_checklist_of_the_service_is_offered(clerk, case):
    keep_list(case.service)

    assert "Site visit" in read(clerk.get(tasks(case))).find(id="add-list").parent.text


def test_a_checklist_that_is_put_away_is_not_offered(clerk, case):
    keep_list(is_offered=False)

    assert read(clerk.get(tasks(case))).find(id="add-list") is None


def test_more_tasks_cost_no_more_queries(
    seat, dee, ben, case, django_assert_max_num_queries
):
    for number in range(5):
        has(case, dee, f"Step {number}", ben)
    browser = seat(ben)

    with django_assert_max_num_queries(MOST_QUERIES):
        browser.get(FOR_YOU)
