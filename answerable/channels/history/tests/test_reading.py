"""A row is understood as far as it goes; what contradicts itself is named."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from answerable.channels.history.mapping import known
from answerable.channels.history.moments import Reading
from answerable.channels.history.reading import Reader
from answerable.channels.history.records import Assumption, Mismatch, Record
from answerable.channels.history.rows import Row
from answerable.lib.definitions import Fault

NOW = datetime(2020, 1, 1, tzinfo=UTC)
ROW = {
    "id": "18-1",
    "status": "Closed",
    "created": "2018-04-12 10:00:00",
    "closed": "2018-04-13 10:00:00",
    "due": "2018-04-14 10:00:00",
    "channel": "Phone",
}


def read(**changes: str) -> Record | list[Fault]:
    reader = Reader(known(), Reading(ZoneInfo("UTC")), NOW, source="old")
    cells = {name: said for name, said in (ROW | changes).items() if said != "none"}
    return reader.read(Row(7, b"{}", cells))


def understood(**changes: str) -> Record:
    record = read(**changes)
    assert isinstance(record, Record)
    return record


def test_a_row_that_says_everything_is_sure():
    record = understood()

    assert (record.source, record.source_id) == ("old", "18-1")
    assert (record.state, record.is_open, record.channel) == ("closed", False, "phone")
    assert record.ended_at == datetime(2018, 4, 13, 10, tzinfo=UTC)
    assert record.due_at == datetime(2018, 4, 14, 10, tzinfo=UTC)
    assert not record.mismatches
    assert not record.assumptions


def test_geo_report_records_are_known():
    reader = Reader(known(), Reading(ZoneInfo("UTC")), NOW, source="old")
    cells = {
        "service_request_id": "9",
        "requested_datetime": "2018-04-12T10:00:00-05:00",
        "status": "open",
        "expected_datetime": "2018-05-12T10:00:00-05:00",
        "extended_attributes.channel": "web",
    }

    record = reader.read(Row(1, b"", cells))

    assert isinstance(record, Record)
    assert (record.source_id, record.is_open, record.channel) == ("9", True, "web")
    assert record.opened_at == datetime(2018, 4, 12, 15, tzinfo=UTC)


@pytest.mark.parametrize("nothing", ["", " ", "NA", "n/a", "NULL", "-", "none"])
def test_a_word_for_nothing_is_nothing(nothing):
    record = understood(due=nothing)

    assert record.due_at is None


@pytest.mark.parametrize(
    ("changes", "mismatch"),
    [
        ({"closed": "2018-04-11 10:00:00"}, Mismatch.CLOSED_BEFORE_OPENED),
        ({"due": "2018-04-11 10:00:00"}, Mismatch.DUE_BEFORE_OPENED),
        ({"status": "Blue"}, Mismatch.UNKNOWN_STATE),
        ({"status": "Open"}, Mismatch.OPEN_WITH_CLOSING_TIME),
        ({"closed": ""}, Mismatch.ENDED_WITHOUT_TIME),
        ({"closed": "2021-01-01"}, Mismatch.CLOSED_IN_FUTURE),
        (
            {"created": "2020-06-01", "closed": "", "due": "", "status": "new"},
            Mismatch.OPENED_IN_FUTURE,
        ),
        ({"email": "amina"}, Mismatch.NO_EMAIL_ADDRESS),
    ],
)
def test_what_contradicts_itself_is_named(changes, mismatch):
    mapping = known().model_copy(
        update={"columns": known().columns | {"email": ["email"]}}
    )
    reader = Reader(mapping, Reading(ZoneInfo("UTC")), NOW, source="old")

    record = reader.read(Row(7, b"{}", ROW | changes))

    assert isinstance(record, Record)
    assert set(record.mismatches) == {mismatch}


def test_a_time_that_cannot_be_is_not_kept():
    assert understood(closed="2018-04-11 10:00:00").ended_at is None
    assert understood(due="2018-04-11 10:00:00").due_at is None


def test_an_unknown_state_is_told_by_the_times():
    assert understood(status="Blue").state == "closed"
    assert understood(status="Blue", closed="").state == "received"


def test_a_case_that_ended_without_a_time_ended_at_its_last_change():
    record = understood(closed="", updated="2018-04-20 10:00:00")

    assert record.ended_at == datetime(2018, 4, 20, 10, tzinfo=UTC)
    assert record.assumptions == {Assumption.ENDED_AT_LAST_CHANGE}


def test_a_bare_day_and_a_missing_channel_are_assumptions():
    record = understood(due="2018-04-14", channel="")

    assert record.assumptions == {Assumption.TIME_OF_DAY, Assumption.CHANNEL}


def test_a_case_that_is_due_when_it_opens_is_due_then():
    assert understood(due=ROW["created"]).due_at == understood().opened_at


def test_every_fault_of_a_row_is_named_with_its_column_and_mend():
    faults = read(id="", created="soon", closed="31/31/2018")

    assert isinstance(faults, list)
    no_date = "is no use as a date: {}. Correct it."
    assert [str(fault) for fault in faults] == [
        "column 'id': There is no number or name of the case.",
        f"column 'created': 'soon' {no_date.format('it is no date that can be read')}",
        f"column 'closed': '31/31/2018' {no_date.format('month must be in 1..12')}",
    ]


def test_a_row_that_says_neither_when_nor_whence_is_unreadable():
    reader = Reader(known(), Reading(ZoneInfo("UTC")), NOW)

    faults = reader.read(Row(1, b"", {"id": "1"}))

    assert isinstance(faults, list)
    assert [fault.place for fault in faults] == ["column 'source'", "column 'opened'"]


def test_a_name_that_is_too_long_is_unreadable():
    faults = read(id="9" * 201)

    assert isinstance(faults, list)
    (fault,) = faults
    assert "more than 200 characters" in fault.mend


def test_what_no_database_holds_is_left_out():
    assert understood(detail="a\0b\ud800").texts["words"] == "ab?"


def test_the_zone_is_an_assumption_where_nobody_said_it():
    reader = Reader(
        known(), Reading(ZoneInfo("UTC")), NOW, source="old", assumes_zone=True
    )
    said = {"created": "2018-04-12T10:00:00Z", "closed": "", "due": "", "status": "new"}

    assumed, sure = reader.read(Row(1, b"", ROW)), reader.read(Row(1, b"", ROW | said))

    assert isinstance(assumed, Record)
    assert isinstance(sure, Record)
    assert assumed.assumptions == {Assumption.ZONE}
    assert not sure.assumptions
