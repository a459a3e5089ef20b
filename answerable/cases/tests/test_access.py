"""Who sees a case and who works on it: the table of roles, and what overrules it."""

from __future__ import annotations

import pytest

from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_department, make_staff, make_team
from answerable.cases.access import (
    case_for,
    case_worked,
    is_auditor,
    may_work,
    visible_to,
)
from answerable.cases.actions import undo_denial
from answerable.cases.models import CaseAccess
from answerable.cases.tests.makers import history, open_one, rule_on
from answerable.lib.errors import NotAllowed, NotFound

GRANT, DENY = CaseAccess.Verdict.GRANT, CaseAccess.Verdict.DENY
ALL, TREE, OWN = {"own", "within", "other"}, {"own", "within"}, {"own"}
NONE: set[str] = set()
# Role, the cases it sees, the cases it works on. The member belongs to the team "own"
# of the department Streets; "within" is a team of a part of it, "other" of another.
TABLE = [
    pytest.param(Role.CLERK, OWN, OWN, id="clerk"),
    pytest.param(Role.EXPERT, OWN, OWN, id="expert"),
    pytest.param(Role.SUPERVISOR, TREE, TREE, id="supervisor"),
    pytest.param(Role.DEPARTMENT_HEAD, TREE, NONE, id="head of department"),
    pytest.param(Role.CX_OFFICER, NONE, NONE, id="customer experience officer"),
    pytest.param(Role.AGENCY_HEAD, NONE, NONE, id="head of the agency"),
    pytest.param(Role.ADMINISTRATOR, NONE, NONE, id="administrator"),
    pytest.param(Role.AUDITOR, ALL, NONE, id="auditor"),
]


@pytest.fixture(name="cases")
def _cases(town):
    streets = town.roads.department
    within = make_team("signs", make_department("signs", parent=streets))
    teams = {"own": town.roads, "within": within, "other": town.parks}
    return {
        name: open_one(team, number=number)
        for number, (name, team) in enumerate(teams.items())
    }


def may_see(staff, case):
    try:
        return case_for(staff, case.reference) == case
    except NotFound:
        return False


@pytest.fixture(name="staff")
def _staff(town, request):
    return make_staff("eli", request.param, town.roads.department, town.roads)


@pytest.mark.parametrize(("staff", "sees", "works"), TABLE, indirect=["staff"])
def test_a_role_sees_what_the_table_says(staff, cases, sees, works):
    visible = set(visible_to(staff))

    assert visible == {cases[name] for name in sees}


@pytest.mark.parametrize(("staff", "sees", "works"), TABLE, indirect=["staff"])
@pytest.mark.parametrize(
    "rulings",
    [
        pytest.param({}, id="no ruling"),
        pytest.param({"other": GRANT, "own": DENY}, id="two rulings"),
        pytest.param({"secret": GRANT}, id="a restricted case granted"),
    ],
)
def test_one_case_is_shown_just_where_lists_show_it(staff, cases, sees, works, rulings):
    restricted = open_one(cases["own"].team, number=3, is_restricted=True)
    cases = {**cases, "secret": restricted}
    for name, verdict in rulings.items():
        rule_on(cases[name], staff, verdict)

    shown = {case for case in cases.values() if may_see(staff, case)}

    assert shown == set(visible_to(staff))


@pytest.mark.parametrize(("staff", "sees", "works"), TABLE, indirect=["staff"])
def test_a_role_works_on_what_the_table_says(staff, cases, sees, works):
    workable = {name for name in sees if may_work(staff, cases[name])}

    assert workable == works


@pytest.mark.parametrize(("staff", "sees", "works"), TABLE, indirect=["staff"])
def test_no_role_alone_opens_a_restricted_case(staff, cases, sees, works):
    case = open_one(cases["own"].team, number=3, is_restricted=True)

    assert case not in visible_to(staff)


@pytest.mark.parametrize(("staff", "sees", "works"), TABLE, indirect=["staff"])
@pytest.mark.parametrize(
    "is_restricted",
    [pytest.param(False, id="of another team"), pytest.param(True, id="restricted")],
)
def test_a_grant_shows_one_case_to_any_role(staff, cases, sees, works, is_restricted):
    case = open_one(cases["other"].team, number=3, is_restricted=is_restricted)
    rule_on(case, staff, GRANT)

    assert case in visible_to(staff)


@pytest.mark.parametrize(("staff", "sees", "works"), TABLE, indirect=["staff"])
def test_a_denial_hides_a_case_from_any_role(staff, cases, sees, works):
    rule_on(cases["own"], staff, DENY)

    assert cases["own"] not in visible_to(staff)


@pytest.mark.parametrize(
    ("staff", "may"),
    [
        pytest.param(Role.CLERK, True, id="clerk"),
        pytest.param(Role.EXPERT, True, id="expert"),
        pytest.param(Role.SUPERVISOR, True, id="supervisor"),
        pytest.param(Role.DEPARTMENT_HEAD, False, id="head of department"),
        pytest.param(Role.CX_OFFICER, False, id="customer experience officer"),
        pytest.param(Role.ADMINISTRATOR, False, id="administrator"),
        pytest.param(Role.AUDITOR, False, id="auditor"),
    ],
    indirect=["staff"],
)
def test_a_grant_lets_work_whoever_works_anywhere(staff, cases, may):
    rule_on(cases["other"], staff, GRANT)

    assert may_work(staff, cases["other"]) is may


def test_the_owner_of_another_team_sees_nothing(cases, chloe):
    with pytest.raises(NotFound):
        case_for(chloe, cases["own"].reference)


def test_an_unknown_case_and_a_hidden_one_look_the_same(cases, chloe):
    answers = []
    for reference in (cases["own"].reference, "2222-2222"):
        with pytest.raises(NotFound) as missing:
            case_for(chloe, reference)
        answers.append(type(missing.value))

    assert answers == [NotFound, NotFound]


def test_a_clerk_gets_a_case_of_their_team_to_work_on(cases, ben):
    assert case_worked(ben, cases["own"].reference) == cases["own"]


def test_whoever_may_read_and_not_work_is_told_why(cases, ada):
    with pytest.raises(NotAllowed, match="your role does not work on it"):
        case_worked(ada, cases["own"].reference)


def test_who_may_not_even_see_a_case_is_not_told_that_it_is_there(cases, chloe):
    with pytest.raises(NotFound):
        case_worked(chloe, cases["own"].reference)


def test_a_case_costs_two_queries(cases, ben, django_assert_num_queries):
    assert ben.posts

    with django_assert_num_queries(2):
        case = case_for(ben, cases["own"].reference)
        assert (case.person.name, case.contact.kind) == ("Amina Yusuf", "email")
        assert (case.service, case.owner) == (None, None)


def test_the_lists_of_one_page_ask_for_rulings_once(
    cases, ben, django_assert_num_queries
):
    assert cases["own"] in visible_to(ben)

    with django_assert_num_queries(0):
        visible_to(ben)


@pytest.mark.parametrize("verdict", [GRANT, DENY])
def test_a_ruling_about_one_case_leaves_the_others_as_they_are(cases, ben, verdict):
    rule_on(cases["other"], ben, verdict)

    seen = {cases["own"], cases["other"]} if verdict == GRANT else {cases["own"]}
    assert set(visible_to(ben)) == seen


def test_a_ruling_on_somebody_else_changes_nothing(cases, ben, chloe):
    rule_on(cases["own"], chloe, GRANT)

    assert set(visible_to(ben)) == {cases["own"]}


@pytest.mark.parametrize(
    ("staff", "reads_all"),
    [
        pytest.param(Role.AUDITOR, True, id="auditor"),
        pytest.param(Role.AGENCY_HEAD, False, id="head of the agency"),
    ],
    indirect=["staff"],
)
def test_only_an_auditor_reads_everything(staff, reads_all):
    assert is_auditor(staff) is reads_all


def test_a_ruling_says_whom_it_lets_see_what(cases, ben):
    assert str(rule_on(cases["own"], ben, GRANT)) == "Ben Example grant 7K4M-9XQK"


@pytest.mark.parametrize(
    ("verdict", "noted"),
    [
        pytest.param(DENY, ["access_no_longer_denied"], id="denied"),
        pytest.param(GRANT, [], id="let in"),
    ],
)
def test_only_a_denial_is_undone_and_written_down(cases, ben, dee, verdict, noted):
    rule_on(cases["own"], ben, verdict)

    undo_denial(cases["own"], ben, by=dee)

    assert cases["own"] in visible_to(ben)
    assert [entry.what for entry in history(cases["own"])] == ["opened", *noted]
