"""Signatures at the desk: listed, read, and edited by whoever leads the unit."""

from __future__ import annotations

import pytest

from answerable.correspondence.models import Signature
from answerable.front.desk.tests.pages import read, text_of
from answerable.lib.memory import forget

LIST = "/desk/signatures/"
ROADS = "/desk/signatures/team-roads/"
ME = "/desk/signatures/me/"


def written(**changes):
    """Return what the form sends for a unit."""
    first = {"closing_en": "Kind regards,", "line_en": "2nd floor", "phone": "0800 1"}
    return first | {"seen": 0} | changes


def test_every_unit_stands_there_and_whether_it_has_its_own(supervisor, town):
    supervisor.post(ROADS, written())

    page = read(supervisor.get(LIST))

    marked = [line.a.text for line in page.select("li:has(.tag)")]
    assert marked == ["Roads"]
    assert len(page.select("main li")) == 6


def test_a_supervisor_edits_that_of_a_team(supervisor, town, dee):
    told = text_of(supervisor.post(ROADS, written(), follow=True))

    kept = Signature.objects.get(team=town.roads)
    assert "The signature is kept." in told
    assert (kept.closing, kept.line) == ({"en": "Kind regards,"}, {"en": "2nd floor"})
    assert (kept.phone, kept.changed_by) == ("0800 1", dee)


def test_a_clerk_reads_that_of_a_team_and_changes_nothing(clerk, supervisor, town):
    supervisor.post(ROADS, written())

    page = read(clerk.get(ROADS))
    refused = clerk.post(ROADS, written(seen=1))

    assert "Kind regards," in page.text
    assert page.select_one("main form") is None
    assert refused.status_code == 403
    assert "Whoever leads the unit edits it" in text_of(refused)


def test_everybody_has_a_line_under_their_name(clerk, ben):
    asked = read(clerk.get(ME)).select("main input[type=text]")
    clerk.post(ME, {"line_es": "Inspector de farolas", "seen": 0})

    assert [each["name"] for each in asked] == ["line_en", "line_es", "line_ar"]
    kept = Signature.objects.get(staff=ben)
    assert (kept.line, kept.closing) == ({"es": "Inspector de farolas"}, {})


def test_what_is_too_long_is_told_beside_it_and_nothing_is_lost(supervisor, town):
    answer = supervisor.post(ROADS, written(line_en="x" * 151))

    page = read(answer)
    assert answer.status_code == 422
    assert "Shorten it to 150" in page.select_one("#signature-line_en_error").text
    assert page.select_one("#signature-closing_en")["value"] == "Kind regards,"


def test_when_two_edit_at_once_the_second_is_told_and_keeps_every_word(
    supervisor, town
):
    supervisor.post(ROADS, written())

    late = supervisor.post(ROADS, written(line_en="3rd floor"))

    page = read(late)
    assert late.status_code == 409
    assert "Somebody changed this signature meanwhile" in page.text
    seen = page.select_one("[name=seen]")["value"]
    supervisor.post(ROADS, written(line_en="3rd floor", seen=seen))
    assert Signature.objects.get().line == {"en": "3rd floor"}


def test_a_language_that_is_asked_for_no_more_stays(supervisor, town):
    supervisor.post(ROADS, written(closing_es="Atentamente,"))
    town.agency.languages = ["en"]
    town.agency.save()
    forget()

    supervisor.post(ROADS, written(closing_en="Yours,", seen=1))

    kept = Signature.objects.get()
    assert kept.closing == {"en": "Yours,", "es": "Atentamente,"}


@pytest.mark.parametrize("whose", ["team-none", "department-", "office-hall", "you"])
def test_a_unit_that_there_is_not_is_not_found(clerk, town, whose):
    assert clerk.get(f"/desk/signatures/{whose}/").status_code == 404


@pytest.mark.parametrize("whose", ["house", "department-streets", "team-parks", "me"])
def test_every_signature_has_a_page(clerk, town, whose):
    assert clerk.get(f"/desk/signatures/{whose}/").status_code == 200


def test_every_version_is_kept_with_who_wrote_it_and_comes_back(supervisor, town):
    supervisor.post(ROADS, written())
    supervisor.post(ROADS, written(closing_en="Yours,", phone="", seen=1))

    page = read(supervisor.get(f"{ROADS}versions/"))
    newest, first = page.select("main ol > li")
    told = supervisor.post(f"{ROADS}restore/", {"version": "1"}, follow=True)

    assert newest.h2.text.split()[:2] == ["Version", "2"]
    assert newest.form is None
    assert "Kind regards," in first.text
    assert "Dee Example" in first.text
    assert "as it was in version 1" in text_of(told)
    kept = Signature.objects.get(team=town.roads)
    assert (kept.closing, kept.phone) == ({"en": "Kind regards,"}, "0800 1")
    restored = kept.versions.get(number=3)
    assert restored.change == "restored"


def test_who_reads_a_signature_reads_its_versions_and_restores_none(
    clerk, supervisor, town
):
    supervisor.post(ROADS, written())
    supervisor.post(ROADS, written(closing_en="Yours,", seen=1))

    page = read(clerk.get(f"{ROADS}versions/"))
    refused = clerk.post(f"{ROADS}restore/", {"version": "1"})

    assert "Kind regards," in page.text
    assert page.select_one("main form") is None
    assert refused.status_code == 403
    assert Signature.objects.get(team=town.roads).version == 2


@pytest.mark.parametrize("number", ["9", "", "one"])
def test_a_version_that_is_not_there_is_not_found(supervisor, town, number):
    supervisor.post(ROADS, written())

    answer = supervisor.post(f"{ROADS}restore/", {"version": number})

    assert answer.status_code == 404


def test_what_was_never_written_has_no_versions(supervisor, town):
    assert supervisor.get(f"{ROADS}versions/").status_code == 404
