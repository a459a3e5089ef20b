"""Anybody can have it proved that nothing is missed and nothing was changed."""

from __future__ import annotations

import json

import pytest
from django.core.management import call_command
from django.db import connection

from answerable.cases.models import Case, JournalEntry
from answerable.channels.models import Envelope


@pytest.fixture(name="verify")
def _verify(capsys):
    def verify() -> tuple[int, dict[str, object]]:
        code = 0
        try:
            call_command("verify", "--json")
        except SystemExit as left:
            code = int(str(left.code))
        return code, json.loads(capsys.readouterr().out)

    return verify


def test_a_house_that_is_whole_is_praised(case, verify):
    code, facts = verify()

    assert (code, facts["holds"]) == (0, True)
    assert facts == {
        "received": 1,
        "waiting": 0,
        "opened": 1,
        "continued": 0,
        "duplicate": 0,
        "refused": 0,
        "quarantined": 0,
        "opened_without_case": [],
        "cases_without_envelope": [],
        "first_broken_link": None,
        "holds": True,
    }


def test_A21_a_case_without_its_envelope_raises_the_alarm(case, verify):
    case.interactions.update(envelope=None)
    Envelope.objects.all().delete()

    code, facts = verify()

    assert (code, facts["holds"]) == (1, False)
    assert facts["cases_without_envelope"] == [case.reference]


def test_A21_an_opened_envelope_without_its_case_raises_the_alarm(case, verify):
    Case.objects.filter(pk=case.pk).update(reference="7K4M-9XQK")
    Envelope.objects.create(
        source="web",
        raw=b"",
        raw_sha256="0" * 64,
        size=0,
        idempotency_key="orphan",
        reference="HJ3T-8WBS",
        sealed_secret="",
        outcome="opened",
        settled_at=case.opened_at,
    )

    code, facts = verify()

    assert code == 1
    assert facts["opened_without_case"] == [case.reference, "HJ3T-8WBS"]


def test_a_changed_journal_raises_the_alarm_and_is_named(case, verify):
    trigger = "cases_journal_is_written_once"
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE cases_journalentry DISABLE TRIGGER {trigger}")
        JournalEntry.objects.filter(number=2).update(actor="staff:9")
        cursor.execute(f"ALTER TABLE cases_journalentry ENABLE TRIGGER {trigger}")

    code, facts = verify()

    assert (code, facts["holds"]) == (1, False)
    assert facts["first_broken_link"] == {
        "reference": case.reference,
        "number": 2,
        "fault": "does not follow from the line before",
    }


def test_people_read_it_line_by_line(case, capsys):
    call_command("verify")

    said = capsys.readouterr().out.splitlines()
    assert "cases without envelope: []" in said
    assert said[-1] == "holds: True"
