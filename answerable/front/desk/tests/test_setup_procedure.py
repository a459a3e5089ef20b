"""The procedure for complaints is set up on one page, in versions."""

from __future__ import annotations

import pytest

from answerable.agency.models import Agency
from answerable.casework.tests.complaining import make_complaint, now, publish_procedure
from answerable.complaints.models import Procedure
from answerable.complaints.queries import newest_procedure
from answerable.complaints.rules import Rules, read_rules
from answerable.front.desk.tests.pages import read, text_of
from answerable.lib.memory import forget

PAGE = "/setup/complaints/"
GIVEN = {
    "name_en": "Grievances",
    "definition_en": "Tell us what is wrong.",
    "months": "12",
    "stage_1_name_en": "First look",
    "stage_1_days": "28",
    "stage_2_name_en": "Second look",
    "stage_2_another": "on",
    "stage_2_days": "14",
    "exclusion_1_reason_en": "A court decides this.",
    "exclusion_1_route_en": "Ask the court.",
    "body_en": "The Ombudsman",
    "phone": "0300 061 0614",
}


@pytest.fixture(autouse=True)
def _one_language(town):
    """The house writes in English alone."""
    Agency.objects.update(languages=["en"])
    forget()


def save(browser, **changes):
    seen = read(browser.get(PAGE)).select_one("[name=seen]")["value"]
    return browser.post(PAGE, GIVEN | {"seen": seen} | changes)


def rules() -> Rules:
    forget()
    return read_rules(newest_procedure())


def test_what_the_codes_ask_stands_there_before_anything_is_published(administrator):
    page = read(administrator.get(PAGE))

    assert page.find(id="setup-stage_1_name_en")["value"] == "Stage 1"
    assert page.find(id="setup-stage_2_another").has_attr("checked")


def test_a_procedure_is_published(administrator):
    assert save(administrator).status_code == 302

    found = rules()
    assert [stage.name["en"] for stage in found.stages] == ["First look", "Second look"]
    assert [stage.another_person for stage in found.stages] == [False, True]
    assert found.stages[1].escalation_days == 14
    assert found.exclusions[0].route["en"] == "Ask the court."
    assert found.body is not None
    assert found.body.told_in("en") == "The Ombudsman, 0300 061 0614"


def test_a_change_is_a_new_version_and_what_goes_on_keeps_its_own(administrator):
    publish_procedure()
    case = make_complaint()

    save(administrator, months="6")

    assert Procedure.objects.count() == 2
    assert now(case).procedure.version == 1


def test_a_stage_keeps_its_name_for_machines(administrator):
    publish_procedure()

    save(administrator, stage_1_name_en="Another name")

    assert rules().stages[0].slug == "one"


def test_a_stage_is_taken_out_by_emptying_its_name(administrator):
    save(administrator, stage_2_name_en="")

    assert len(rules().stages) == 1


def test_a_reason_is_added_behind_the_others(administrator):
    save(administrator)

    more = {
        "exclusion_2_reason_en": "It is about a fine.",
        "exclusion_2_route_en": "Appeal.",
    }
    save(administrator, **more)

    assert [each.slug for each in rules().exclusions] == ["exclusion-1", "exclusion-2"]


@pytest.mark.parametrize(
    ("changes", "mend"),
    [
        ({"stage_1_name_en": "", "stage_2_name_en": ""}, "Name one stage"),
        ({"phone": ""}, "Write how they are reached"),
        ({"exclusion_1_route_en": ""}, "Say where to go instead"),
        ({"exclusion_1_reason_en": ""}, "Say why it is not taken"),
        ({"stage_1_days": "31"}, "30"),
        ({"months": "0"}, "1"),
        ({"name_en": ""}, "Write it in English, too"),
    ],
)
def test_what_makes_no_sense_says_how_to_mend_it(administrator, changes, mend):
    answer = save(administrator, **changes)

    assert answer.status_code == 422
    assert mend in text_of(answer)
    assert not Procedure.objects.exists()


def test_who_saved_an_older_page_is_told(administrator):
    save(administrator)

    answer = administrator.post(PAGE, GIVEN | {"seen": "0", "months": "6"})

    assert answer.status_code == 409
    assert rules().time_limit_months == 12


def test_an_auditor_reads_it_and_saves_nothing(seat, ada):
    browser = seat(ada)

    assert browser.get(PAGE).status_code == 200
    assert browser.post(PAGE, GIVEN).status_code == 403


def test_a_clerk_does_not_find_it(clerk):
    assert clerk.get(PAGE).status_code in {403, 404}


def test_the_setup_leads_there_and_says_the_stages(administrator):
    publish_procedure()

    page = read(administrator.get("/setup/"))

    assert page.find("a", href=PAGE) is not None
    assert "Second look" in page.text
