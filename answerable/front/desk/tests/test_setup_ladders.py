"""Who is told before something is late, at the setup: step by step, in versions."""

from __future__ import annotations

import pytest

from answerable.agency.models import Staff
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.clock.ladders import find_ladder
from answerable.clock.models import EscalationLadder
from answerable.front.desk.tests.pages import read, text_of
from answerable.lib.memory import forget

ALL = "/setup/ladders/"
EVERYTHING = "/setup/ladders/everything/"
MOST_QUERIES = 10
STEPS = {
    "silent_days": "7",
    "step_1_when": "used",
    "step_1_amount": "60",
    "step_1_whom": ["owner", "team"],
    "step_2_when": "after_days",
    "step_2_amount": "2",
    "step_2_whom": ["supervisor"],
    "step_3_when": "none",
    "step_3_amount": "",
}


@pytest.fixture(autouse=True)
def _led(dee):
    """The house has a supervisor, and no head of department."""


def save(browser, path=EVERYTHING, **changes):
    seen = read(browser.get(path)).select_one("[name=seen]")["value"]
    return browser.post(path, STEPS | {"seen": seen} | changes)


def ladder(case_type=""):
    forget()
    return find_ladder(case_type)


def rungs(case_type=""):
    return [
        (each["when"], each["amount"], each["unit"], each["whom"])
        for each in ladder(case_type).rungs
    ]


USED = ("used", 60, "", ["owner", "team"])
TWO_DAYS = ("after", 2, "working_day", ["supervisor"])


def test_a_ladder_is_published_as_a_version(administrator):
    save(administrator)
    answer = save(administrator, silent_days="9")

    assert answer.status_code == 302
    assert (ladder().version, ladder().silent_days) == (2, 9)
    assert rungs() == [USED, TWO_DAYS]


def test_the_page_begins_with_what_holds_now(administrator):
    page = read(administrator.get("/setup/ladders/complaint/"))

    steps = [each.text.strip() for each in page.find_all("legend")]
    assert [one for one in steps if one.startswith("Step")] == [
        f"Step {number}" for number in range(1, 7)
    ]
    assert page.select_one("[name=step_1_amount]")["value"] == "75"
    assert page.select_one("[name=step_1_when] [selected]")["value"] == "used"
    assert page.select_one("[name=step_3_when] [selected]")["value"] == "after_days"
    ticked = [one["value"] for one in page.select("[name=step_2_whom][checked]")]
    assert ticked == ["owner", "supervisor"]


def test_what_is_sent_as_it_was_read_changes_nothing(administrator):
    save(administrator)

    save(administrator)

    assert EscalationLadder.objects.count() == 1


def test_a_kind_of_matter_has_a_ladder_of_its_own(administrator):
    save(administrator, "/setup/ladders/complaint/", silent_days="3")

    assert ladder("complaint").silent_days == 3
    assert ladder("enquiry") is None


def test_steps_are_kept_in_the_order_of_time(administrator):
    save(
        administrator,
        step_3_when="due",
        step_3_whom=["owner"],
        step_1_when="after_hours",
        step_1_amount="4",
    )

    assert [each[:2] for each in rungs()] == [("due", 0), ("after", 4), ("after", 2)]


def test_a_step_is_taken_out_by_choosing_no_moment(administrator):
    save(administrator, step_1_when="none")

    assert rungs() == [TWO_DAYS]


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        pytest.param(
            {"step_1_amount": "-3"},
            "step_1_amount",
            "Write a number that is 1 or more",
            id="negative time",
        ),
        pytest.param(
            {"step_1_amount": "100"}, "step_1_amount", "1 to 99 percent", id="all of it"
        ),
        pytest.param(
            {"step_1_amount": ""}, "step_1_amount", "Write a number", id="no number"
        ),
        pytest.param(
            {"step_2_whom": []}, "step_2_whom", "Say who is told", id="nobody"
        ),
        pytest.param(
            {"step_2_whom": ["head"]},
            "step_2_whom",
            "The head of department: nobody who works here is this.",
            id="a role that nobody has",
        ),
        pytest.param(
            {"step_2_whom": ["mayor"]}, "step_2_whom", "from the list", id="a stranger"
        ),
        pytest.param(
            {"step_1_when": "after_days", "step_1_amount": "2"},
            "step_2_amount",
            "Step 2 comes at the same moment as another one",
            id="one moment twice",
        ),
        pytest.param(
            {"step_1_when": "due"}, "step_1_amount", "leave the number out", id="due in"
        ),
        pytest.param(
            {"step_1_when": "after_hours", "step_1_amount": "24"},
            "step_1_amount",
            "1 to 23 hours",
            id="a day in hours",
        ),
        pytest.param(
            {"step_1_when": "none", "step_2_when": "none"},
            "step_1_when",
            "Write one step at least",
            id="no step",
        ),
        pytest.param(
            {"step_1_when": "someday"}, "step_1_when", "Choose one", id="no such moment"
        ),
        pytest.param(
            {"silent_days": "0"}, "silent_days", "1 or more", id="silent for no day"
        ),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field_and_nothing_is_lost(
    administrator, changes, field, said
):
    answer = save(administrator, **changes)

    page = read(answer)
    line = page.find(role="alert").li
    target = page.find(id=line.a["href"].removeprefix("#"))
    assert answer.status_code == 422
    assert said in line.text
    assert target["name"] == field
    assert page.select_one("[name=step_2_amount]")["value"] == "2"
    assert ladder() is None


def test_an_escalation_to_who_has_left_is_refused(administrator, dee):
    Staff.objects.filter(pk=dee.pk).update(is_active=False)

    answer = save(administrator)

    assert "Who supervises the team: nobody who works here is this." in text_of(answer)


def test_for_which_teams_a_step_tells_nobody_is_said(administrator, town):
    make_staff("hal", Role.DEPARTMENT_HEAD, town.roads.department)

    page = text_of(administrator.get(EVERYTHING))

    assert (
        "The head of department: nobody for Parks, Triage. There the next step counts at"
        " once." in page
    )
    assert "Who supervises the team: nobody" not in page


def test_the_list_says_each_ladder_in_words(administrator):
    save(administrator)

    page = text_of(administrator.get(ALL))

    assert (
        "Everything 60 percent of the time used: its owner, its team"
        " · 2 working days after it was due: who supervises the team"
        " · silent for 7 working days: its owner, then the others" in page
    )
    assert "Complaint nothing of its own" in page


def test_where_none_is_set_up_the_usual_one_is_named(administrator):
    assert "Everything the usual one" in text_of(administrator.get(ALL))


def test_who_changed_a_ladder_and_how_is_in_the_log(administrator):
    save(administrator)
    save(administrator, silent_days="9")

    log = text_of(administrator.get("/setup/log/?subject=ladder"))

    assert "Who is told before it is late · Everything" in log


def test_who_saves_an_older_page_is_told_and_keeps_what_was_typed(administrator):
    save(administrator)

    answer = administrator.post(EVERYTHING, STEPS | {"seen": 0, "silent_days": "4"})

    assert answer.status_code == 409
    assert read(answer).select_one("[name=silent_days]")["value"] == "4"


def test_there_is_no_ladder_of_a_service(administrator):
    assert administrator.get("/setup/ladders/tree/").status_code == 404


def test_the_list_asks_a_few_times_however_many_there_are(
    administrator, django_assert_max_num_queries
):
    for case_type in ("everything", "complaint", "enquiry"):
        save(administrator, f"/setup/ladders/{case_type}/")

    with django_assert_max_num_queries(MOST_QUERIES):
        administrator.get(ALL)


def test_the_tasks_of_the_setup_lead_to_it(administrator):
    save(administrator, "/setup/ladders/complaint/")

    page = text_of(administrator.get("/setup/"))

    assert "Who is told before it is late Complaint" in page
