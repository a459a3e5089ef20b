"""Checklists at the setup: kept, changed, put away."""

from __future__ import annotations

import pytest

from answerable.agency.models import ConfigurationEntry
from answerable.cases.checklists import MOST_STEPS
from answerable.cases.models import Checklist
from answerable.front.desk.tests.pages import read, text_of

NEW = "/setup/checklists/new/"
VISIT = {
    "name_en": "Site visit",
    "name_es": "Visita",
    "steps_en": "Go there\n\n  Take a photo ",
    "steps_es": "Ir\nMirar y anotar",
    "service": "tree",
    "days": "3",
    "is_offered": "on",
}


@pytest.fixture(autouse=True)
def two_languages(town):
    town.agency.languages = ["en", "es"]
    town.agency.save()


def test_a_checklist_is_kept_with_a_task_a_line(administrator):
    administrator.post(NEW, VISIT)

    kept = Checklist.objects.get(slug="site-visit")
    assert kept.steps == {
        "en": ["Go there", "Take a photo"],
        "es": ["Ir", "Mirar y anotar"],
    }
    assert (kept.service.slug, kept.days, kept.is_offered) == ("tree", 3, True)


def test_a_checklist_may_be_for_every_service_and_without_a_day(administrator):
    administrator.post(NEW, VISIT | {"service": "", "days": ""})

    kept = Checklist.objects.get()
    assert (kept.service, kept.days) == (None, None)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        pytest.param({"steps_en": " \n "}, "Write a line for each task", id="none"),
        pytest.param(
            {"steps_es": "Ir"}, "Write as many lines in each language", id="fewer"
        ),
        pytest.param(
            {"steps_en": "x" * 201 + "\ny"},
            "Shorten each line to 200 characters",
            id="long",
        ),
        pytest.param(
            {"steps_en": "x\n" * (MOST_STEPS + 1)},
            "Write 20 lines at most",
            id="many",
        ),
        pytest.param({"service": "moon"}, "Choose one of the list", id="service"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_kept(administrator, said, wrong):
    answer = administrator.post(NEW, VISIT | said)

    assert answer.status_code == 422
    assert wrong in read(answer).select_one(".errsum").text
    assert not Checklist.objects.exists()


def test_a_change_is_in_the_log_with_who_made_it(administrator, noor):
    administrator.post(NEW, VISIT)
    page = read(administrator.get("/setup/checklists/site-visit/"))
    seen = page.select_one("[name=seen]")["value"]

    administrator.post(
        "/setup/checklists/site-visit/", VISIT | {"days": "5", "seen": seen}
    )

    line = ConfigurationEntry.objects.order_by("-id").first()
    assert (line.subject, line.name, line.by) == ("checklist", "site-visit", noor)
    assert [one["field"] for one in line.differences] == ["days"]


def test_a_checklist_that_is_put_away_stays_on_the_list(administrator):
    administrator.post(NEW, {**VISIT, "is_offered": ""})

    assert "No longer offered" in text_of(administrator.get("/setup/checklists/"))


def test_an_auditor_reads_checklists_and_changes_none(seat, ada):
    browser = seat(ada)

    assert browser.get("/setup/checklists/").status_code == 200
    assert browser.post(NEW, VISIT).status_code in {403, 404}
    assert not Checklist.objects.exists()
