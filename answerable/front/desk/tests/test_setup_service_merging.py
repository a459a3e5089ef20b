"""Merging services in the setup: chosen, seen, done, undone; and where the public gets to."""

from __future__ import annotations

import json

import pytest

from answerable.agency.configuration import Hand
from answerable.agency.models import Service
from answerable.agency.policy import put_service
from answerable.agency.queries import find_heir
from answerable.agency.tests.makers import make_service
from answerable.casework.succession import take_over
from answerable.casework.tests.makers import make_case
from answerable.forms.models import Draft
from answerable.front.desk.tests.pages import read, text_of
from answerable.lib.memory import forget

MERGE = "/setup/services/street-light/merge/"
PAGE = "/setup/services/street-light/"
SAVED = {
    "name_en": "Street light",
    "summary_en": "Lamps.",
    "aliases_en": "lamp",
    "team": "roads",
    "case_type": "fault_report",
    "identity_level": "0",
    "place": "required",
}


@pytest.fixture(autouse=True)
def one_language(town):
    town.agency.languages = ["en"]
    town.agency.save()


@pytest.fixture
def signs(town):
    return make_service("signs", town.parks)


@pytest.fixture
def merged(town, signs, noor):
    take_over(town.lamp, signs, by=Hand(noor))
    forget()
    return signs


def merge(browser, into="signs"):
    """Press the button of the page that shows what happens."""
    page = read(browser.get(MERGE, {"into": into}))
    form = page.main.select_one("form[method=post]")
    told = {one["name"]: one.get("value", "") for one in form.select("input")}
    return browser.post(MERGE, told)


def test_who_reads_the_setup_reads_it_and_does_not_merge(seat, ada, signs):
    browser = seat(ada)

    page = read(browser.get(MERGE, {"into": "signs"}))

    assert not page.main.select("form[method=post]")
    assert browser.post(MERGE, {"into": "signs", "seen": "0"}).status_code == 403
    assert find_heir("street-light") is None


def test_nobody_else_finds_it(client, seat, dee, signs):
    assert client.get(MERGE).status_code == 302
    assert seat(dee).get(MERGE).status_code == 404


def test_only_what_is_offered_can_be_chosen(administrator, town, signs):
    Service.objects.filter(slug="tree").update(retired_on="2020-01-01")

    page = read(administrator.get(MERGE))

    values = [one["value"] for one in page.select("option")]
    assert values == ["", "permit", "signs"]


def test_the_preview_says_what_happens(administrator, town, signs):
    make_case()

    text = text_of(administrator.get(MERGE, {"into": "signs"}))

    assert "Open cases that keep their service and promise 1" in text
    assert "Also found by these words English Street light" in text
    assert "street-light" in text


def test_E86_who_asks_for_the_one_gets_the_other(administrator, town, signs):
    response = merge(administrator)

    assert response["Location"] == "/setup/services/signs/"
    assert find_heir("street-light") == signs
    page = read(administrator.get("/setup/services/signs/"))
    assert page.select_one(f'main a[href="{PAGE}"]')


def test_pressed_twice_it_is_done_once(administrator, town, merged):
    response = administrator.post(MERGE, {"into": "signs", "seen": "0"})

    assert response["Location"] == "/setup/services/signs/"


def test_an_older_page_is_told_what_changed(administrator, town, signs):
    administrator.post(PAGE, SAVED)

    response = administrator.post(MERGE, {"into": "signs", "seen": "0"})

    assert response.status_code == 422
    assert "Somebody changed this meanwhile" in text_of(response)


def test_it_says_why_not(administrator, merged):
    response = administrator.post(
        "/setup/services/signs/merge/", {"into": "street-light", "seen": "0"}
    )

    assert response.status_code == 422
    assert "in a circle" in text_of(response)


def test_undone_both_are_offered(administrator, town, merged):
    assert "Undo the merge" in text_of(administrator.get(PAGE))
    seen = read(administrator.get(PAGE)).select_one("main form input[name=seen]")

    administrator.post(f"{PAGE}part/", {"seen": seen["value"]})

    assert find_heir("street-light") is None
    assert Service.objects.get(slug="street-light").retired_on is None


def test_saving_what_was_merged_does_not_offer_it_again(administrator, town, merged):
    administrator.post(PAGE, SAVED)

    saved = Service.objects.get(slug="street-light")
    assert saved.summary == {"en": "Lamps."}
    assert saved.retired_on is not None


def test_saving_what_goes_on_keeps_the_addresses_that_lead_to_it(
    administrator, town, merged
):
    administrator.post("/setup/services/signs/", SAVED | {"name_en": "Signs"})

    assert find_heir("street-light") == merged


def test_a_folder_that_does_not_know_of_it_leaves_it(town, merged):
    put_service(
        slug="signs",
        name={"en": "Signs"},
        summary={"en": "Signs."},
        aliases={"en": ["sign"]},
        department=town.hall,
        team=town.parks,
        case_type="fault_report",
        identity_level=0,
        place="none",
        position=3,
    )

    assert find_heir("street-light") == merged


# Where the public gets to


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(
            "/report/?service=street-light", "/report/?service=signs", id="form"
        ),
        pytest.param(
            "/report/?words=dark&service=street-light",
            "/report/?words=dark&service=signs",
            id="with words",
        ),
        pytest.param(
            "/offices/?service=street-light", "/offices/?service=signs", id="offices"
        ),
    ],
)
def test_E86_a_public_address_leads_on_for_good(client, merged, old, new):
    response = client.get(old)

    assert response.status_code == 301
    assert response["Location"] == new


def test_what_was_begun_on_the_old_page_goes_on_with_the_other(client, merged):
    sent = {"words": "It is dark in Mill Lane.", "wish": "Repair it."}

    client.post("/report/?service=street-light", sent)

    assert Draft.objects.get().answers["hint"] == "signs"


def test_the_old_mark_in_the_list_of_services_is_still_there(client, merged):
    page = read(client.get("/services/"))

    assert page.select_one("#service-signs #service-street-light")


def test_machines_read_what_it_took_over(client, merged):
    nodes = json.loads(client.get("/services/data.jsonld").content)["@graph"]

    (signs,) = [one for one in nodes if str(one.get("@id")).endswith("#service-signs")]
    (old,) = signs["dct:replaces"]
    assert old["@id"].endswith("/services/#service-street-light")


def test_the_preview_asks_few_questions(
    administrator, signs, django_assert_max_num_queries
):
    administrator.get(MERGE, {"into": "signs"})

    with django_assert_max_num_queries(26):
        administrator.get(MERGE, {"into": "signs"})
