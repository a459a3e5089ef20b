"""Our services and places go out as HSDS 3; others' come into a folder to look through."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.urls import reverse

from answerable.agency.models import Agency, Calendar, Office, Service
from answerable.casework.directory.names import service_url
from answerable.casework.directory.reading import found_in
from answerable.casework.directory.tabular import FILES, read_tables, tables_of
from answerable.casework.directory.weeks import week_in
from answerable.front.console.tests.folders import SMALLEST, check, make_folder, seed
from answerable.front.console.tests.hsds import SHARED, faults
from answerable.knowledge.policy import put_life_event
from answerable.knowledge.tests.makers import make_article, make_fact
from answerable.lib.memory import forget

TODAY = date(2026, 3, 2)
ID = "11111111-1111-4111-8111-11111111111"
WEEK = {"freq": "WEEKLY", "opens_at": "09:00", "closes_at": "17:00:00"}


@pytest.fixture(autouse=True)
def in_march():
    with time_machine.travel("2026-03-02 10:00Z", tick=False):
        yield


@pytest.fixture
def offered(town, ben):
    make_fact()
    Calendar.objects.update(
        holidays=[
            {"date": "2026-01-01", "name": {"en": "New Year"}},
            {"date": "2026-04-06", "name": {"en": "Easter Monday"}},
        ]
    )
    moving = put_life_event(slug="moving", name={"en": "You move house"}).thing
    hall = Office.objects.create(
        slug="hall",
        name={"en": "Town Hall", "es": "Ayuntamiento"},
        address={"en": "1 Hall Square\nback door"},
        phone="0800 100 200",
        calendar_slug="office",
    )
    make_article(
        ben, town.hall, services=[town.permit], offices=[hall], life_events=[moving]
    )
    return town


@pytest.fixture
def hamlet(db, tmp_path):
    """The smallest government, which speaks two languages."""
    folder = tmp_path / "hamlet"
    folder.mkdir()
    seed(make_folder(folder))
    forget()
    return folder


def directory(*words):
    out = io.StringIO()
    call_command("directory", *map(str, words), "--json", stdout=out)
    return json.loads(out.getvalue())


def exported(tmp_path, *words):
    path = tmp_path / "ours.json"
    directory("export", path, *words)
    return json.loads(path.read_text())


def file_of(tmp_path, said):
    path = tmp_path / "theirs.json"
    path.write_text(json.dumps(said))
    return path


def place(**more):
    return {
        "id": f"{ID}1",
        "location_type": "physical",
        "name": "Library",
        "addresses": [
            {
                "address_type": "physical",
                "address_1": "2 Green",
                "city": "Hamlet",
                "postal_code": "H1",
                "state_province": "",
                "country": "ES",
            }
        ],
        "phones": [{"id": f"{ID}3", "number": "01632 960 901"}],
        "schedules": [{**WEEK, "byday": "MO,TU"}],
    } | more


def service(**more):
    return {
        "id": f"{ID}2",
        "name": "Reading hour",
        "alternate_name": "Story time",
        "description": "Somebody reads to children.",
        "status": "active",
    } | more


@pytest.mark.skipif(not SHARED.exists(), reason="The schemas are not here.")
def test_what_goes_out_is_as_the_schemas_say(offered, tmp_path):
    whole = exported(tmp_path, "--country", "GB", "--city", "Hillford")

    assert list(faults("organization", whole)) == []


@pytest.mark.skipif(not SHARED.exists(), reason="The schemas are not here.")
def test_the_rules_of_the_schemas_would_find_a_fault(offered, tmp_path):
    whole = exported(tmp_path)
    whole["services"][0] |= {"status": "open", "id": "7", "colour": "red"}
    del whole["locations"][0]["location_type"]

    assert len(list(faults("organization", whole))) == 4


def test_services_and_places_go_out_with_what_belongs_to_them(offered, tmp_path):
    whole = exported(tmp_path, "--country", "GB")

    assert [one["name"] for one in whole["services"]] == [
        "Permit",
        "Street light",
        "Tree",
    ]
    permit = whole["services"][0]
    [at] = permit["service_at_locations"]
    [hall] = whole["locations"]
    assert at["location_id"] == hall["id"]
    [address] = hall["addresses"]
    assert (address["address_1"], address["address_2"], address["country"]) == (
        "1 Hall Square",
        "back door",
        "GB",
    )
    [week] = hall["schedules"]
    assert (week["byday"], week["opens_at"]) == ("MO,TU,WE,TH,FR", "09:00")
    assert week["description"] == "Closed on 2026-04-06 (Easter Monday)."
    [event] = permit["attributes"]
    assert event["taxonomy_term"]["code"] == "moving"


def test_it_goes_out_in_the_language_that_is_asked_for(offered, tmp_path):
    assert exported(tmp_path, "--language", "es")["name"] == "Ayuntamiento de Hillford"


def test_the_address_of_a_service_is_that_of_the_page(settings):
    assert service_url("tree") == (
        f"{settings.SITE_URL}{reverse('portal:services')}#service-tree"
    )


def test_an_export_never_writes_over_a_file(offered, tmp_path):
    exported(tmp_path)

    with pytest.raises(CommandError, match="cannot be written"):
        exported(tmp_path)


def test_what_we_told_is_known_again(offered, tmp_path):
    exported(tmp_path)

    told = directory("import", tmp_path / "ours.json", "--check")

    assert (told["services"], told["offices"]) == (0, 0)
    assert len(told["already_here"]) == 4
    assert told["left"] == []


@pytest.mark.skipif(not SHARED.exists(), reason="The schemas are not here.")
def test_it_goes_out_as_tables_that_are_as_the_schemas_say(offered, tmp_path):
    tables = tables_of(exported(tmp_path))

    assert set(tables) == set(FILES)
    for kind, rows in tables.items():
        for row in rows.values():
            assert list(faults(kind, row)) == []


def test_tables_come_back_as_what_they_were(offered, tmp_path):
    directory("export", tmp_path / "tables")
    whole = exported(tmp_path)

    found = read_tables(tmp_path / "tables")

    assert [one["id"] for one in found.services] == [
        one["id"] for one in whole["services"]
    ]
    [hall] = found.locations
    [there] = whole["locations"]
    assert hall["name"] == there["name"]
    assert hall["addresses"][0]["address_1"] == "1 Hall Square"
    assert hall["schedules"][0]["byday"] == "MO,TU,WE,TH,FR"
    assert week_in(hall["schedules"], TODAY) == week_in(there["schedules"], TODAY)


def test_a_faulty_row_of_a_table_is_named_and_the_others_are_read(tmp_path):
    (tmp_path / "services.csv").write_text(
        "id,name,status\n1,Baths,active\n2,Too,many,cells\n3,,active\n"
    )

    found = read_tables(tmp_path)

    assert [one["name"] for one in found.services] == ["Baths"]
    assert [fault.place for fault in found.faults] == [
        "services.csv: row 3",
        "services.2: name",
    ]


def test_a_folder_without_tables_is_refused(hamlet, tmp_path):
    with pytest.raises(CommandError, match=r"neither services\.csv nor locations\.csv"):
        directory("import", tmp_path, "--check")


@pytest.mark.skipif(not SHARED.exists(), reason="The examples are not here.")
def test_the_tables_of_the_standard_are_read(hamlet):
    told = directory("import", SHARED / "examples" / "csv", "--check")

    assert (told["services"], told["offices"]) == (1, 1)
    assert told["refused"] == []


def test_a_check_says_what_came_and_writes_nothing(hamlet, tmp_path):
    path = file_of(tmp_path, [place(), service(fees_description="One euro.")])

    told = directory("import", path, "--check")

    assert (told["services"], told["offices"], told["calendars"]) == (1, 1, 1)
    assert told["left"] == ["service Reading hour: fees_description"]
    assert Service.objects.count() == 1
    assert not Office.objects.exists()


def test_a_directory_becomes_a_folder_beside_the_house_and_no_row(hamlet, tmp_path):
    path, folder = file_of(tmp_path, [place(), service()]), tmp_path / "setup"

    told = directory("import", path, "--into-setup", folder)

    assert told["written"] == ["services/reading-hour.toml", "from_directory.toml"]
    missing = " ".join(told["still_missing"])
    assert "reading-hour.name: There is no text in es." in missing
    assert Service.objects.count() == 1
    assert not Office.objects.exists()


def test_once_it_is_looked_through_a_seed_takes_the_folder(hamlet, tmp_path):
    Agency.objects.update(languages=["en"])
    text = SMALLEST.read_text().replace('["en", "es"]', '["en"]')
    for there in ("es =",):
        text = "\n".join(_without(line, there) for line in text.splitlines())
    (hamlet / "hamlet.toml").write_text(text)
    seed(hamlet, "--overrule")
    forget()
    path, folder = file_of(tmp_path, [place(), service()]), tmp_path / "setup"

    told = directory("import", path, "--into-setup", folder)
    code, lines = check(folder)

    assert told["still_missing"] == []
    assert code == 1
    assert lines == [
        "calendar library: is not in the database",
        "office library: is not in the database",
        "service reading-hour: is not in the database",
        "form reading-hour: is not in the database",
    ]
    seed(folder)
    library = Office.objects.get()
    assert library.address == {"en": "2 Green\nH1 Hamlet\nES"}
    hours = Calendar.objects.get(slug="library").hours
    assert hours == {"mon": [["09:00", "17:00"]], "tue": [["09:00", "17:00"]]}
    assert Service.objects.get(slug="reading-hour").aliases == {"en": ["Story time"]}


def _without(line, start):
    head, found, _rest = line.partition(f", {start}")
    return f"{head} }}" if found else line


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (service(status="defunct"), "service Reading hour: it is defunct"),
        (place(location_type="virtual"), "place Library: it is virtual"),
        (place(addresses=[]), "place Library: it has no address"),
        (
            place(phones=[{"number": "ask us"}]),
            "place Library: telephone (that of the body is assumed)",
        ),
        (
            place(schedules=[{**WEEK, "byday": "1MO"}]),
            "place Library: schedules.1, opening hours (those of the body are assumed)",
        ),
    ],
    ids=["defunct", "virtual", "address", "phone", "hours"],
)
def test_what_has_no_place_here_is_named(hamlet, tmp_path, record, said):
    told = directory("import", file_of(tmp_path, record), "--check")

    assert told["left"] == [said]


@pytest.mark.parametrize(
    "form",
    [
        {"name": "Them", "services": [service()], "locations": [place()]},
        {"contents": [{"services": [service()], "locations": [place()]}]},
        [service(service_at_locations=[{"id": "x", "location": place()}])],
        {"id": "x", "service": service(), "location": place()},
    ],
    ids=["organization", "page", "list", "at"],
)
def test_each_form_of_a_directory_is_understood(form):
    found = found_in(form)

    assert [one["name"] for one in found.services] == ["Reading hour"]
    assert [one["name"] for one in found.locations] == ["Library"]
    assert not found.faults


def test_a_link_between_a_service_and_a_place_is_no_fault():
    found = found_in([service(service_at_locations=[{"id": "x"}]), place()])

    assert (len(found.services), len(found.locations)) == (1, 1)
    assert not found.faults


def test_a_thing_that_is_there_twice_is_found_once():
    found = found_in([service(), service(), place(), place()])

    assert (len(found.services), len(found.locations)) == (1, 1)


def test_what_is_no_use_is_named_by_its_place():
    found = found_in([service(name=""), {"colour": "red"}, 7, service()])

    assert [str(fault) for fault in found.faults] == [
        "1: name: This is missing. Add it.",
        "2: This is no organization, service or location of HSDS 3. Take it out.",
        "3: This is no organization, service or location of HSDS 3. Take it out.",
    ]
    assert len(found.services) == 1


def test_hours_are_gathered_from_several_schedules():
    week, left = week_in(
        [
            {**WEEK, "byday": "TU", "opens_at": "14:00:00", "closes_at": "00:00"},
            {**WEEK, "byday": "MO, TU", "closes_at": "12:30Z"},
            {**WEEK, "byday": "WE", "freq": "MONTHLY"},
            {**WEEK, "byday": "WE", "interval": 2},
            {**WEEK, "byday": "WE", "valid_to": "2025-12-31"},
            {**WEEK, "byday": "WE", "opens_at": None},
            {**WEEK, "byday": "WE", "opens_at": "18:00"},
        ],
        TODAY,
    )

    assert week == {
        "mon": [["09:00", "12:30"]],
        "tue": [["09:00", "12:30"], ["14:00", "24:00"]],
    }
    assert left == [f"schedules.{number}" for number in range(3, 8)]


@pytest.mark.parametrize(
    "content",
    [b"{", b"\xff\xfe{", b"[" * 100_000],
    ids=["cut", "bytes", "deep"],
)
def test_a_file_that_is_no_json_is_refused_in_a_sentence(hamlet, tmp_path, content):
    path = tmp_path / "theirs.json"
    path.write_bytes(content)

    with pytest.raises(CommandError, match="it is no JSON in UTF-8"):
        directory("import", path, "--check")


def test_a_folder_with_something_in_it_is_left_alone(hamlet, tmp_path):
    path = file_of(tmp_path, service())

    with pytest.raises(CommandError, match="There is something in"):
        directory("import", path, "--into-setup", hamlet)


def test_a_team_and_a_zone_must_be_there(hamlet, tmp_path):
    path = file_of(tmp_path, service())

    with pytest.raises(CommandError, match="There is no team 'no'"):
        directory("import", path, "--check", "--team", "no")
    with pytest.raises(CommandError, match="There is no time zone 'Moon'"):
        directory("import", path, "--check", "--zone", "Moon")


@pytest.mark.skipif(not SHARED.exists(), reason="The examples are not here.")
@pytest.mark.parametrize(
    ("name", "services", "offices"),
    [
        ("organization_full", 1, 1),
        ("service_full", 1, 1),
        ("service_list", 1, 0),
        ("service_at_location_full", 1, 1),
        ("location", 0, 1),
    ],
)
def test_the_examples_of_the_standard_are_read(hamlet, name, services, offices):
    told = directory("import", SHARED / "examples" / f"{name}.json", "--check")

    assert (told["services"], told["offices"]) == (services, offices)
    assert told["refused"] == []
