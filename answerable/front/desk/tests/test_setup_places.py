"""Setting up what streets are called: a file is looked at, taken, tried, taken out."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.agency.models import NamedPlace, Office
from answerable.agency.tests.places import draw_town
from answerable.front.desk.tests.pages import read, text_of

PAGE = "/setup/areas/places/"
ROWS = (
    "kind,name,latitude,longitude\nstreet,Mill Lane,50.02,10.02\nlandmark,Tower,52,9\n"
)
OFFICE = {
    "name_en": "Quay House",
    "name_es": "Casa",
    "name_ar": "بيت",
    "address_en": "1 Quay",
    "address_es": "Muelle 1",
    "address_ar": "1",
    "phone": "0800 1",
    "calendar_slug": "office",
    "seen": 0,
}


def send(browser, rows=ROWS, **more):
    file = SimpleUploadedFile("streets.csv", rows.encode())
    return browser.post(PAGE, {"file": file, "source": "survey", **more})


def test_a_file_is_taken_and_its_words_are_found(administrator, town):
    draw_town(town.market)

    taken = send(administrator)

    page = text_of(administrator.get(PAGE, {"q": "mil lan"}))
    assert taken.url == PAGE
    assert "survey : 2 places" in page
    assert "Mill Lane , Market" in page


def test_a_file_is_only_looked_at(administrator, town):
    draw_town(town.market)

    words = text_of(send(administrator, check="1"))

    assert "Places in the file: 2. Outside of our areas: 1." in words
    assert not NamedPlace.objects.exists()


def test_what_is_wrong_is_said_of_each_entry_and_nothing_is_taken(administrator):
    answer = send(administrator, ROWS + "street,,50,10\nriver,Wren,50,10\n")

    words = text_of(answer)
    assert answer.status_code == 422
    assert "Entry 4: it has no name." in words
    assert "Entry 5, “Wren”: its kind is none of ours." in words
    assert not NamedPlace.objects.exists()


def test_a_file_that_is_none_is_refused(administrator):
    assert "The first line must name the columns" in text_of(
        send(administrator, "a,b\n")
    )
    assert "Choose the file" in text_of(administrator.post(PAGE, {"source": "x"}))


def test_the_places_of_a_file_are_taken_out(administrator):
    send(administrator)

    administrator.post(f"{PAGE}drop/", {"source": "survey"})

    assert not NamedPlace.objects.exists()
    assert "Nothing yet" in text_of(administrator.get(PAGE))


def test_the_log_says_who_took_how_many(administrator):
    send(administrator)

    assert "Streets and landmarks" in text_of(administrator.get("/setup/log/"))


def test_an_auditor_reads_and_changes_nothing(seat, ada):
    page = read(seat(ada).get(PAGE))
    sent = send(seat(ada))

    assert page.find("button", string="Take the places") is None
    assert sent.status_code == 403


def test_a_clerk_finds_no_such_page(clerk, client):
    assert clerk.get(PAGE).status_code in {403, 404}
    assert client.get(PAGE).status_code == 302


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"latitude": "50.1"}, "Write both, or neither", id="half"),
        pytest.param(
            {"latitude": "150.1", "longitude": "10"},
            "Write degrees of WGS 84",
            id="far",
        ),
        pytest.param(
            {"latitude": "north", "longitude": "10"}, "Write degrees", id="words"
        ),
        pytest.param({"latitude": "0", "longitude": "0"}, "lies in the sea", id="sea"),
    ],
)
def test_a_point_of_an_office_that_cannot_be_right_is_told(
    administrator, changes, said
):
    answer = administrator.post("/setup/offices/new/", OFFICE | changes)

    assert said in text_of(answer)
    assert not Office.objects.exists()


def test_an_office_is_put_on_the_map_with_its_languages_and_services(administrator):
    sent = {
        "latitude": "50.05",
        "longitude": "10.05",
        "accuracy": "5",
        "languages": ["en", "es"],
        "services": ["street-light"],
    }

    administrator.post("/setup/offices/new/", OFFICE | sent)

    office = Office.objects.get()
    assert (office.latitude, office.longitude, office.accuracy) == (50.05, 10.05, 5)
    assert (office.languages, office.services) == (["en", "es"], ["street-light"])
