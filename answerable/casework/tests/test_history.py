"""Cases of another system are taken over as they stood, once, and nobody is written to."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import DataError, IntegrityError
from django.utils import timezone
from hypothesis import HealthCheck, given, settings as hypothesis, strategies as st

from answerable.agency.models import Service
from answerable.cases.access import visible_to
from answerable.cases.actions.importing import keep_imported
from answerable.cases.models import Case, ImportedRow, Interaction, JournalEntry
from answerable.cases.queries import View, journal_of, queue
from answerable.cases.search import search
from answerable.casework import resolve, work
from answerable.casework.balance import balance
from answerable.casework.history import taking
from answerable.casework.history.files import json_history, take_history
from answerable.casework.history.taking import Fate, Taken
from answerable.casework.verify import breaks
from answerable.channels.history.mapping import Mapping
from answerable.channels.models import Envelope
from answerable.clock.models import Deadline
from answerable.correspondence.models import Dispatch
from answerable.lib.errors import Refused
from answerable.people.models import ContactPoint, Person
from answerable.routing.models import RoutingDecision

ENDED = {
    "id": "18-1",
    "jurisdiction_id": "old",
    "category": "Street light",
    "status": "Closed",
    "created": "2018-04-12 10:00:00",
    "due": "2018-04-14 10:00:00",
    "closed": "2018-04-13 10:00:00",
    "address": "4 Mill Lane",
    "detail": "It is dark.",
    "channel": "Phone",
}
OPEN = ENDED | {"id": "18-2", "status": "Open", "closed": ""}
EVERYONE = {"columns": {"name": ["who"], "email": ["mail"], "phone": ["tel"]}}


@pytest.fixture(name="take")
def _take(town, files, tmp_path):
    """Take rows over; a row is a record, or bytes as they stand in the file."""

    def take(
        *rows: dict[str, object] | bytes, is_rehearsal: bool = False, **changes: object
    ) -> list[Taken]:
        lines = [r if isinstance(r, bytes) else json.dumps(r).encode() for r in rows]
        path = tmp_path / "old.jsonl"
        path.write_bytes(b"\n".join(lines))
        mapping = Mapping.model_validate(changes.pop("mapping", {}))
        history = replace(json_history(path, mapping), **changes)  # type: ignore[arg-type]  # as said
        return list(take_history(history, is_rehearsal=is_rehearsal))

    return take


def fates(taken: list[Taken]) -> list[str]:
    return [each.fate.value for each in taken]


def whats(case: Case) -> list[str]:
    return [entry.what for entry in journal_of(case)]


def test_a_case_that_ended_stands_as_it_did(take, town):
    take(ENDED)

    case = Case.objects.get()
    assert (case.state, case.team, case.service) == ("closed", town.roads, town.lamp)
    assert case.opened_at == datetime(2018, 4, 12, 10, tzinfo=UTC)
    assert case.resolved_at == case.closed_at == datetime(2018, 4, 13, 10, tzinfo=UTC)
    assert (case.place, case.channel, case.language) == ("4 Mill Lane", "phone", "en")
    assert (case.case_type, case.next_due) == ("fault_report", None)
    assert case.summary == "Street light"


def test_its_journal_begins_with_the_import_and_says_what_was_when(take):
    take(ENDED)

    case = Case.objects.get()
    first = journal_of(case)[0]
    assert whats(case) == ["imported", "message", "note", "deadline_imported"]
    assert (first.actor, first.after["state"]) == ("system", "closed")
    assert first.after["opened"] == "2018-04-12T10:00:00+00:00"
    assert first.after["ended"] == "2018-04-13T10:00:00+00:00"
    assert timezone.now() - first.at < timedelta(minutes=1)


def test_the_journal_holds_no_word_of_the_row(take):
    take(ENDED)

    lines = JournalEntry.objects.values_list("before", "after", "reason")
    assert "Mill Lane" not in str(list(lines))
    assert "18-1" not in str(list(lines))


def test_E67_a_case_leads_to_the_row_that_it_came_from(take):
    take(b"", ENDED)

    row = Case.objects.get().imported
    envelope = Envelope.objects.get(reference=row.case.reference)
    assert (row.source, row.source_id, row.line) == ("old", "18-1", 2)
    assert str(row) == "old 18-1"
    assert (row.file_name, len(row.file_sha256)) == ("old.jsonl", 64)
    assert json.loads(bytes(envelope.raw or b"")) == ENDED
    assert envelope.raw_sha256 == row.sha256
    assert (row.confidence, row.assumptions) == ("assumed", ["zone"])


def test_what_the_person_said_and_what_the_system_noted_stand_in_the_case(take):
    take(ENDED)

    message, note = Interaction.objects.order_by("pk")
    assert (message.kind, message.text) == ("message", "It is dark.")
    assert message.at == datetime(2018, 4, 12, 10, tzinfo=UTC)
    assert note.kind == "note"
    assert "id: 18-1" in note.text
    assert "It is dark." not in note.text


def test_an_old_number_finds_its_case(take, dee):
    take(ENDED)

    assert [row.reference for row in search(visible_to(dee), "18-1")] == [
        Case.objects.get().reference
    ]


def test_an_open_case_is_on_the_desk_of_its_service(take, ben, chloe):
    take(OPEN)

    case = Case.objects.get()
    due = datetime(2018, 4, 14, 10, tzinfo=UTC)
    assert (case.state, case.next_due) == ("received", due)
    assert case in queue(visible_to(ben), View.TEAM, ben)
    assert case in queue(visible_to(ben), View.LATE, ben)
    assert case not in queue(visible_to(chloe), View.TEAM, chloe)
    assert RoutingDecision.objects.get().basis == "service"


def test_an_open_case_of_no_service_of_ours_is_at_triage(take, town):
    take(OPEN | {"category": "Flying carpets"})

    case = Case.objects.get()
    assert (case.team, case.service) == (town.triage, None)
    assert case.imported.mismatches == {"unknown_service": "Flying carpets"}
    assert case.imported.confidence == "doubtful"


def test_a_mapping_says_which_service_they_mean(take, town):
    take(
        OPEN | {"category": "Flying carpets"},
        mapping={"services": {"flying carpets": "permit"}},
    )

    assert Case.objects.get().service == town.permit


def test_a_mapping_that_names_no_service_of_ours_is_refused(take):
    with pytest.raises(Refused, match="We have no service 'carpets'"):
        take(OPEN, mapping={"services": {"Flying": "carpets"}})


def test_a_name_that_two_services_have_is_nobodys(take, town):
    Service.objects.update(aliases={"en": ["thing"]})

    take(OPEN | {"category": "Thing"})

    assert Case.objects.get().service is None


def test_an_area_is_known_by_its_name(take, town):
    take(ENDED | {"district": "Market"})

    assert Case.objects.get().area == town.market


def test_nobody_is_written_to_and_no_clock_of_ours_starts(take):
    take(ENDED, OPEN)

    assert Dispatch.objects.count() == 0
    assert Deadline.objects.exclude(standard=None).count() == 0


def test_a_promise_is_judged_by_when_the_case_ended(take):
    late = ENDED | {"id": "18-3", "closed": "2018-04-15 10:00:00"}
    take(ENDED, late, OPEN)

    kept = {d.case.imported.source_id: d.state for d in Deadline.objects.all()}
    assert kept == {"18-1": "met", "18-3": "missed", "18-2": "running"}


def test_a_resolved_case_can_be_reopened_while_the_window_is_open(take, ben):
    lately = (timezone.now() - timedelta(days=3)).isoformat()
    take(ENDED | {"status": "Resolved", "closed": lately, "due": ""})

    case = Case.objects.get()
    assert (case.state, case.outcome, case.closed_at) == ("resolved", "done", None)
    resolve.take_back_up(case, by=ben, seen=case.version)


def test_a_case_that_was_resolved_long_ago_is_closed(take):
    take(ENDED | {"status": "Resolved"})

    assert Case.objects.get().state == "closed"


def test_a_case_that_was_taken_back_owes_nothing(take):
    take(ENDED | {"status": "Cancelled"})

    case = Case.objects.get()
    assert (case.state, Deadline.objects.get().state) == ("withdrawn", "stopped")
    assert case.withdrawn_at == datetime(2018, 4, 13, 10, tzinfo=UTC)


def test_a_point_on_the_map_stands_in_for_an_address_unless_it_stands_for_none(take):
    nowhere = {"address": "", "lat": "39", "lon": "-77"}
    take(
        ENDED | {"address": "", "lat": 39.2904, "lon": -76.6122},
        OPEN | nowhere,
    )

    assert list(Case.objects.order_by("pk").values_list("place", flat=True)) == [
        "39.2904, -76.6122",
        "",
    ]


def test_a_person_is_known_again_by_their_address(take):
    amina = {"who": "Amina", "mail": "Amina@mail.example", "tel": "+44 117 496 0123"}
    take(ENDED | amina, OPEN | amina, mapping=EVERYONE)

    person = Person.objects.get()
    assert {case.person for case in Case.objects.all()} == {person}
    assert set(ContactPoint.objects.values_list("kind", "address")) == {
        ("email", "amina@mail.example"),
        ("phone", "+441174960123"),
    }


def test_an_imported_case_is_worked_like_any_other(take, ben):
    take(OPEN)
    case = Case.objects.get()

    work.reply(case, words="It is lit.", by=ben, seen=case.version, is_answer=True)

    case.refresh_from_db()
    assert (case.state, case.next_due) == ("in_progress", None)
    assert Deadline.objects.get().state == "missed"
    assert list(breaks()) == []


def test_the_balance_holds_and_every_journal_is_whole(take):
    take(ENDED, OPEN, b"{", ENDED)

    sheet = balance()
    assert sheet.holds
    assert (sheet.received, sheet.outcomes["opened"]) == (2, 2)
    assert list(breaks()) == []


def test_a_second_run_finds_everything_there(take):
    first = take(ENDED, OPEN, b"{")
    counted = JournalEntry.objects.count()

    second = take(ENDED, OPEN, b"{")

    assert fates(first) == ["imported", "imported", "rejected"]
    assert fates(second) == ["already_there", "already_there", "rejected"]
    assert JournalEntry.objects.count() == counted
    assert not any(each.is_changed for each in second)


def test_a_row_that_changed_since_is_told_and_changes_nothing(take):
    take(OPEN)

    (again,) = take(OPEN | {"status": "Closed"})

    assert (again.fate, again.is_changed) == (Fate.ALREADY_THERE, True)
    assert Case.objects.get().state == "received"


def test_of_two_rows_with_one_number_the_first_is_taken(take):
    taken = take(OPEN, OPEN, OPEN | {"status": "Closed"})

    assert fates(taken) == ["imported", "already_there", "already_there"]
    assert [each.is_changed for each in taken] == [False, False, True]
    assert Case.objects.count() == 1


def test_the_same_number_of_another_system_is_another_case(take):
    take(OPEN, OPEN | {"jurisdiction_id": "older"})

    assert Case.objects.count() == 2


def test_a_rehearsal_says_the_same_and_writes_nothing(take):
    rows = (ENDED, OPEN, OPEN, b"{")

    rehearsed = take(*rows, is_rehearsal=True)

    assert (
        Case.objects.count() == Envelope.objects.count() == Person.objects.count() == 0
    )
    assert fates(rehearsed) == fates(take(*rows))


def test_a_run_that_was_cut_off_is_simply_run_again(take, monkeypatch):
    rows = [ENDED | {"id": str(number)} for number in range(10)]
    monkeypatch.setattr(taking, "AT_A_TIME", 3)
    kept, batches = keep_imported, []

    def cut_off(cases):
        batches.append(1)
        if len(batches) == 3:
            raise KeyboardInterrupt
        kept(cases)

    monkeypatch.setattr(taking, "keep_imported", cut_off)
    with pytest.raises(KeyboardInterrupt):
        take(*rows)
    before = Case.objects.count()

    taken = take(*rows)

    assert before == 6
    assert fates(taken) == ["already_there"] * 6 + ["imported"] * 4
    assert Case.objects.count() == balance().received == 10
    assert list(breaks()) == []


def test_a_row_that_the_database_does_not_take_costs_no_other(take, monkeypatch):
    kept = keep_imported

    def picky(cases):
        cases = list(cases)
        if any(case.summary == "Bad" for case in cases):
            message = "value too long for type\nDETAIL: more"
            raise DataError(message)
        kept(cases)

    monkeypatch.setattr(taking, "keep_imported", picky)
    rows = [ENDED | {"id": str(n)} for n in range(5)]
    rows[3]["summary"] = "Bad"

    taken = take(*rows)

    assert fates(taken) == ["imported"] * 3 + ["rejected"] + ["imported"]
    assert str(taken[3].faults[0]) == (
        "The database does not take this row: value too long for type."
        " Correct it, or leave it out."
    )


def test_where_somebody_takes_the_same_row_at_the_same_moment_it_is_found(
    take, monkeypatch
):
    kept, tries = keep_imported, []

    def taken_meanwhile(cases):
        tries.append(1)
        if len(tries) == 1:
            raise IntegrityError
        kept(cases)

    monkeypatch.setattr(taking, "keep_imported", taken_meanwhile)

    assert fates(take(ENDED)) == ["imported"]


def test_a_reference_that_is_taken_is_drawn_anew(take, case, monkeypatch):
    drawn = iter([case.reference, "HJ3T-8WBS"])
    monkeypatch.setattr(taking, "new_reference", lambda: next(drawn))

    take(ENDED)

    assert ImportedRow.objects.get().case.reference == "HJ3T-8WBS"


def test_a_large_row_lies_in_the_store(take, files):
    take(ENDED | {"detail": "x" * 300_000})

    envelope = Envelope.objects.get()
    assert envelope.raw is None
    assert len(files.get(envelope.raw_sha256)) == envelope.size


def test_a_file_that_names_no_system_is_refused_whole(take):
    nameless = {name: said for name, said in ENDED.items() if name != "jurisdiction_id"}

    with pytest.raises(Refused, match="Name it: --source NAME"):
        take(nameless)
    assert fates(take(nameless, source="old")) == ["imported"]


def test_a_zone_that_is_none_is_refused(take):
    with pytest.raises(Refused, match="No zone is called 'Mars'"):
        take(ENDED, zone="Mars")


def test_times_are_those_of_the_zone_that_was_said(take):
    take(ENDED, zone="America/New_York")

    case = Case.objects.get()
    assert case.opened_at == datetime(2018, 4, 12, 14, tzinfo=UTC)
    assert case.imported.confidence == "sure"


LINES = st.lists(
    st.one_of(
        st.sampled_from([b"{", b"", b"[]", b'{"id": "9"}', b"\xff"]),
        st.integers(1, 5).map(lambda n: json.dumps(ENDED | {"id": n}).encode()),
    ),
    min_size=1,
    max_size=20,
)


@given(LINES)
@hypothesis(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_row_is_counted_under_exactly_one_fate(town, tmp_path: Path, lines):
    path = tmp_path / "old.jsonl"
    path.write_bytes(b"\n".join([json.dumps(OPEN).encode(), *lines]))

    taken = list(take_history(json_history(path), is_rehearsal=True))

    rows = 1 + sum(bool(line.strip()) for line in lines)
    names = {json.loads(line)["id"] for line in lines if b"created" in line}
    assert len(taken) == rows
    assert fates(taken).count("imported") == 1 + len(names)
