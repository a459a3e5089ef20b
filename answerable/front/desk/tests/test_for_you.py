"""Notes that name a colleague, and cases that are handed over with one."""

from __future__ import annotations

import pytest
from django.urls import reverse

from answerable.cases.mentions import unread_of
from answerable.cases.models import Case, Mention
from answerable.cases.tests.makers import history
from answerable.correspondence.models import ComposerDraft
from answerable.front.desk.tests.pages import address, read, text_of

FOR_YOU = reverse("desk:for-you")
READ = reverse("desk:for-you-read")


def note(browser, case, words):
    seen = Case.objects.get(pk=case.pk).version
    return browser.post(address(case, "note"), {"seen": seen, "words": words})


def hand_over(browser, case, to, words="Amina rang twice."):
    said = {"seen": case.version, "team": case.team_id, "owner": to.pk, "note": words}
    return browser.post(address(case, "assign"), said)


def test_who_is_named_in_a_note_finds_it_until_it_is_read(seat, ben, dee, case):
    note(seat(dee), case, "@ben, is the part on the van?")
    browser = seat(ben)

    before = text_of(browser.get(FOR_YOU))
    browser.post(READ, {"mention": Mention.objects.get().pk, "back": FOR_YOU})
    after = text_of(browser.get(FOR_YOU))

    assert "Dee Example named you in a note" in before
    assert "is the part on the van?" in before
    assert "Nothing is for you just now" in after


def test_the_rail_counts_what_waits(seat, ben, dee, case):
    note(seat(dee), case, "@ben, look.")
    note(seat(dee), case, "@ben, look again.")

    rail = read(seat(ben).get("/desk/")).find("nav", class_="rail")

    assert rail.find("a", href=FOR_YOU).find(class_="num").text == "2"


def test_a_case_is_handed_over_with_a_note_in_one_step(seat, ben, dee, case):
    hand_over(seat(dee), case, ben)

    now = Case.objects.get(pk=case.pk)
    page = read(seat(ben).get(address(case)))
    first = page.find("main").find("article")
    assert now.owner == ben
    assert case.interactions.get(kind="note").text == "Amina rang twice."
    assert "Dee Example handed this case to you" in first.text
    assert "Amina rang twice." in first.text


def test_a_case_is_handed_over_without_a_note_as_before(seat, ben, dee, case):
    hand_over(seat(dee), case, ben, words="")

    assert Case.objects.get(pk=case.pk).owner == ben
    assert not case.interactions.filter(kind="note").exists()
    assert not Mention.objects.exists()


def test_a_note_for_a_whole_team_stands_in_the_case_alone(seat, dee, town, case):
    said = {"seen": case.version, "team": town.parks.pk, "owner": "", "note": "Yours."}

    seat(dee).post(address(case, "assign"), said)

    assert case.interactions.get(kind="note").text == "Yours."
    assert not Mention.objects.exists()


def test_each_telling_is_in_the_journal_by_ids_alone(seat, ben, dee, case):
    note(seat(dee), case, "@ben, look.")

    line = history(case).get(what="told")
    assert line.actor == f"staff:{dee.pk}"
    assert line.after == {
        "staff": ben.pk,
        "kind": "named",
        "note": case.interactions.get(kind="note").pk,
    }


@pytest.mark.parametrize("name", ["chloe", "nobody"])
def test_a_name_that_nobody_here_has_is_refused_with_what_to_do(
    seat, ben, chloe, case, name
):
    answer = note(seat(ben), case, f"@{name}, look.")

    page = read(answer)
    assert answer.status_code == 422
    assert f"@{name}" in page.find(class_="errsum").text
    assert page.find(id="note-words").text.strip() == f"@{name}, look."
    assert not case.interactions.filter(kind="note").exists()


def test_naming_oneself_tells_nobody(seat, ben, case):
    note(seat(ben), case, "Ask @ben.")

    assert not Mention.objects.exists()


def test_nobody_reads_for_somebody_else(seat, ben, dee, case):
    note(seat(dee), case, "@ben, look.")

    seat(dee).post(READ, {"mention": Mention.objects.get().pk})

    assert Mention.objects.get().read_at is None


def test_of_a_case_that_is_out_of_sight_nothing_is_told(seat, ben, dee, town, case):
    note(seat(dee), case, "@ben, look.")

    Case.objects.filter(pk=case.pk).update(team=town.parks)

    told = text_of(seat(ben).get(FOR_YOU))
    assert not unread_of(ben).exists()
    assert "cases that you cannot see any more" in told
    assert case.reference not in told


def test_what_could_not_be_sent_is_named_first(clerk, ben, case):
    ComposerDraft.objects.create(
        case=case, by=ben, kind="message", words="Hello", came_back="It has ended."
    )

    assert "It has ended." in text_of(clerk.get(FOR_YOU))


def test_reading_leads_to_a_page_of_ours_alone(clerk):
    answer = clerk.post(READ, {"back": "https://evil.example/"})

    assert answer.url == "/desk/"


def test_who_only_reads_has_a_list_as_well(seat, ada):
    assert "Nothing is for you just now" in text_of(seat(ada).get(FOR_YOU))
