"""Setting up who can do what, what needs it, and how a team shares its work out."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.agency.models import ConfigurationEntry, Skill, StaffSkill
from answerable.agency.policy import put_needs, put_skill, put_skills
from answerable.front.desk.tests.pages import read, text_of

HELD = "/setup/people/of/ben/skills/"
NEEDS = "/setup/services/tree/needs/"
TEAM = "/setup/teams/roads/"


@pytest.fixture(autouse=True)
def one_language(town):
    town.agency.languages = ["en"]
    town.agency.save()


@pytest.fixture
def gas(town):
    return put_skill(slug="gas", name={"en": "Gas"}).thing


def seen_on(response):
    return read(response).select_one("[name=seen]")["value"]


def test_a_skill_is_named_and_renamed(administrator):
    administrator.post("/setup/skills/new/", {"name_en": "Climbing"})
    page = administrator.get("/setup/skills/climbing/")
    sent = {"name_en": "Working on trees", "seen": seen_on(page)}
    administrator.post("/setup/skills/climbing/", sent)

    assert Skill.objects.get().name == {"en": "Working on trees"}
    listed = text_of(administrator.get("/setup/skills/"))
    assert "Working on trees People who can do it: 0" in listed


def test_what_somebody_can_do_is_said_and_written_down(administrator, noor, ben, gas):
    sent = {"level_gas": "2", "until_gas": "2027-05-04", "seen": 0}

    assert administrator.post(HELD, sent).status_code == 302

    row = StaffSkill.objects.get(staff__username="ben")
    line = ConfigurationEntry.objects.latest("pk")
    assert (row.skill, row.level, row.certified_until) == (gas, 2, date(2027, 5, 4))
    assert (line.by, line.subject, line.name) == (noor, "staff_skills", "ben")
    assert line.differences == [
        {"field": "skills.gas", "before": None, "after": [2, "2027-05-04"]}
    ]


def test_the_page_begins_with_what_somebody_can_do(administrator, ben, gas):
    put_skills(ben, {gas: (3, date(2027, 5, 4))})

    page = read(administrator.get(HELD))

    assert page.select_one("[name=level_gas] [selected]")["value"] == "3"
    assert page.select_one("[name=until_gas]")["value"] == "2027-05-04"


def test_what_somebody_cannot_do_any_more_is_taken_away(administrator, ben, gas):
    put_skills(ben, {gas: (1, None)})
    seen = seen_on(administrator.get(HELD))

    administrator.post(HELD, {"level_gas": "", "until_gas": "", "seen": seen})

    assert not StaffSkill.objects.exists()


def test_two_who_change_the_same_skills_do_not_undo_each_other(administrator, ben, gas):
    administrator.post(HELD, {"level_gas": "2", "seen": 0})

    late = administrator.post(HELD, {"level_gas": "1", "seen": 0})

    assert late.status_code == 409
    assert StaffSkill.objects.get().level == 2


def test_a_service_says_what_its_cases_need_and_who_is_left(
    administrator, town, chloe, gas
):
    administrator.post(NEEDS, {"level_gas": "2", "seen": 0})

    page = administrator.get(NEEDS)

    assert town.tree.needs.get().level == 2
    assert "Of 1 in Parks, 0 can be offered its cases today." in text_of(page)
    assert read(page).select_one("[name=level_gas] [selected]")["value"] == "2"


def test_an_auditor_reads_what_a_service_needs_and_changes_nothing(
    seat, ada, town, gas
):
    put_needs(town.tree, {gas: 1})
    auditor = seat(ada)

    page = read(auditor.get(NEEDS))

    assert page.select_one("main fieldset").has_attr("disabled")
    assert auditor.post(NEEDS, {"level_gas": "", "seen": 0}).status_code == 403
    assert town.tree.needs.exists()


def test_without_a_skill_the_page_leads_to_where_one_is_added(administrator):
    page = read(administrator.get(NEEDS))

    assert page.find("a", string="There is no skill yet. Add one first.")


@pytest.mark.parametrize("name", ["HELD", "NEEDS"])
def test_the_pages_of_skills_ask_no_more_for_more_skills(
    administrator, django_assert_max_num_queries, name
):
    for number in range(30):
        put_skill(slug=f"skill-{number}", name={"en": "Skill"})

    with django_assert_max_num_queries(14):  # one is remembered for seconds
        administrator.get(globals()[name])


def test_how_a_team_shares_its_work_out_is_chosen(administrator, town):
    sent = {
        "name_en": "Roads",
        "department": "streets",
        "calendar_slug": "office",
        "distribution": "by_load",
        "most_open": "12",
        "seen": 0,
    }

    administrator.post(TEAM, sent)

    town.roads.refresh_from_db()
    assert (town.roads.distribution, town.roads.most_open) == ("by_load", 12)
    page = read(administrator.get(TEAM))
    assert page.select_one("[name=distribution] [selected]")["value"] == "by_load"


def test_a_team_may_have_no_limit(administrator, town):
    town.roads.most_open = 4
    town.roads.save()
    sent = {
        "name_en": "Roads",
        "department": "streets",
        "calendar_slug": "office",
        "distribution": "round_robin",
        "most_open": "",
        "seen": 0,
    }

    administrator.post(TEAM, sent)

    town.roads.refresh_from_db()
    assert (town.roads.distribution, town.roads.most_open) == ("round_robin", None)
