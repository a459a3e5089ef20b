"""At the desk: what the sketch costs people, the reason for more, and the approval."""

from __future__ import annotations

import pytest

from answerable.agency.configuration import Hand
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.forms.models import Form, Sketch
from answerable.forms.policy import propose_sketch, publish_form, put_question
from answerable.forms.tests.makers import make_question
from answerable.front.desk.tests.pages import read, text_of
from answerable.lib.memory import forget

TREE = "/setup/services/tree/questions/"
APPROVAL = "/approvals/tree/"
WHY = "The law wants the day since March."


@pytest.fixture
def sketched(town, noor):
    """The trees, with a sketch that asks one question more."""
    publish_form(service=town.tree, questions=[make_question("text", key="name")])
    put_question(town.tree, make_question("date", key="day"), by=Hand(noor))
    return town.tree


@pytest.fixture
def hana(town):
    return make_staff("hana", Role.DEPARTMENT_HEAD, town.parks.department)


@pytest.fixture
def proposed(sketched, hana, noor):
    propose_sketch(sketched, WHY, by=Hand(noor))
    return sketched


def press(browser, path, page=APPROVAL, **sent):
    seen = read(browser.get(page)).select_one("[name=seen]")
    return browser.post(path, {"seen": seen["value"] if seen else 0, **sent})


def test_B12_the_builder_compares_minutes_and_questions_and_an_increase_needs_approval(
    administrator, seat, sketched, hana
):
    page = text_of(administrator.get(TREE))
    assert "Asked now About 4 minutes, 1 question" in page
    assert "After publishing About 4 minutes, 2 questions" in page
    assert "needs a reason" in page
    administrator.post(f"{TREE}publish/", {"seen": Sketch.objects.get().pk})
    assert Form.objects.count() == 1

    press(administrator, f"{TREE}propose/", page=f"{TREE}propose/", reason=WHY)
    assert Form.objects.count() == 1
    assert "It waits until a colleague approves it" in text_of(administrator.get(TREE))
    head = seat(hana)
    assert "Tree would ask more" in text_of(head.get("/desk/for-you/"))
    assert WHY in text_of(head.get(APPROVAL))
    press(head, f"{APPROVAL}approve/")

    assert Form.objects.latest("version").version == 2
    log = text_of(administrator.get("/setup/log/?subject=form"))
    assert "Hana" in log


def test_a_reason_that_is_missing_is_asked_for_and_nothing_is_published(
    administrator, sketched
):
    answer = press(administrator, f"{TREE}propose/", page=f"{TREE}propose/", reason=" ")

    assert answer.status_code == 422
    assert "Say why people are asked more" in text_of(answer)
    assert Form.objects.count() == 1


def test_a_single_administrator_reads_that_they_approve_alone(administrator, sketched):
    page = administrator.get(f"{TREE}propose/")
    assert "you approved it alone" in text_of(page)

    press(administrator, f"{TREE}propose/", page=f"{TREE}propose/", reason=WHY)

    assert Form.objects.count() == 2


def test_what_is_sent_back_is_worked_on(seat, proposed, hana):
    head = seat(hana)

    press(head, f"{APPROVAL}send-back/")

    assert Sketch.objects.get().proposed_by is None
    assert "Nothing waits to be approved here" in text_of(head.get(APPROVAL))


def test_whoever_proposed_it_sees_that_somebody_else_approves_it(
    administrator, proposed
):
    page = read(administrator.get(APPROVAL))
    assert page.select_one("main form") is None

    administrator.post(f"{APPROVAL}approve/", {"seen": 0})

    assert Form.objects.count() == 1


# The four doors


@pytest.mark.parametrize("path", [APPROVAL, f"{TREE}propose/"])
def test_a_stranger_is_sent_to_sign_in(client, proposed, path):
    assert client.get(path).url.startswith("/sign-in/")


@pytest.mark.parametrize("path", [APPROVAL, f"{TREE}propose/"])
def test_another_team_finds_nothing(clerk, proposed, path):
    assert clerk.get(path).status_code == 404


def test_the_head_of_another_department_finds_nothing(seat, town, proposed):
    sam = seat(make_staff("sam", Role.DEPARTMENT_HEAD, town.roads.department))

    assert sam.get(APPROVAL).status_code == 404
    assert sam.post(f"{APPROVAL}approve/", {"seen": 0}).status_code == 404


def test_an_auditor_reads_it_and_decides_nothing(seat, ada, proposed):
    auditor = seat(ada)

    page = read(auditor.get(APPROVAL))

    assert page.select_one("main form") is None
    for path in (f"{APPROVAL}approve/", f"{APPROVAL}send-back/", f"{TREE}propose/"):
        assert auditor.post(path, {"seen": 0}).status_code == 403


def test_a_proposal_costs_as_many_questions_to_the_database_however_long_the_form_is(
    seat, hana, proposed, django_assert_max_num_queries
):
    head = seat(hana)
    Sketch.objects.update(
        questions=[make_question("text", key=f"q{number}") for number in range(40)]
    )
    forget()

    with django_assert_max_num_queries(17):
        head.get(APPROVAL)
