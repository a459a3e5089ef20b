"""The composer keeps what is being written, by a script or by a button."""

from __future__ import annotations

import pytest
from django.urls import reverse

from answerable.correspondence.models import ComposerDraft
from answerable.front.desk.tests.pages import address, read, text_of

WORDS = "A crew comes on Friday."
JSON = {"headers": {"Accept": "application/json"}}


def keep(browser, case, words=WORDS, kind="message", **fields):
    data = {"seen": case.version, "kind": kind, "words": words, "draft": "0"}
    return browser.post(address(case, "draft"), data | fields)


def keep_by_script(browser, case, words=WORDS, **fields):
    data = {"kind": "message", "words": words, "draft": "0"} | fields
    return browser.post(address(case, "draft"), data, **JSON)


def take(browser, case, draft):
    name = "desk:case-draft-take"
    way = reverse(name, args=[case.reference, draft.pk])
    return browser.post(way, {"draft": draft.version})


def test_a_draft_is_there_when_its_writer_comes_back(seat, ben, case):
    answer = keep(seat(ben), case, is_answer="on")

    page = read(seat(ben).get(answer.url))
    assert page.find(id="write-words").text.strip() == WORDS
    assert page.find(id="write-is_answer").has_attr("checked")


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        pytest.param("note", "note-words", id="note"),
        pytest.param("ending", "resolve-reason", id="ending"),
    ],
)
def test_what_was_folded_away_is_open_where_there_is_a_draft(clerk, case, kind, field):
    keep(clerk, case, kind=kind)

    box = read(clerk.get(address(case))).find(id=field)
    assert box.text.strip() == WORDS
    assert box.find_parent("details").has_attr("open")


def test_the_script_is_told_the_version(clerk, case):
    answer = keep_by_script(clerk, case)

    assert answer.json() == {"draft": 1}


def test_the_script_is_told_in_words_why_something_is_not_kept(clerk, case):
    keep_by_script(clerk, case)

    answer = keep_by_script(clerk, case, "Something else")

    assert answer.status_code == 409
    assert "They are still here" in answer.json()["told"]


def test_without_a_script_the_words_come_back_with_the_reason(clerk, case):
    keep(clerk, case)

    answer = keep(clerk, case, "Something else")

    page = read(answer)
    assert answer.status_code == 409
    assert page.find(id="write-words").text.strip() == "Something else"
    assert "They are still here" in page.find(class_="errsum").text
    assert page.select_one("form.compose [name=draft]")["value"] == "1"


def test_what_is_too_long_comes_back_with_what_to_do(clerk, case):
    answer = keep(clerk, case, "a" * 20_001)

    assert answer.status_code == 422
    assert "Shorten it to 20000 characters" in text_of(answer)


def test_a_page_that_was_not_complete_is_said(clerk, case):
    answer = keep(clerk, case, kind="song")

    assert "not complete" in text_of(clerk.get(answer.url))


def test_sending_uses_the_draft_up(clerk, case):
    keep(clerk, case)

    clerk.post(address(case, "reply"), {"seen": case.version, "words": WORDS})

    assert not ComposerDraft.objects.exists()


def test_keeping_a_note_uses_its_draft_up_and_no_other(clerk, case):
    keep(clerk, case)
    keep(clerk, case, kind="note")

    clerk.post(address(case, "note"), {"seen": case.version, "words": WORDS})

    assert ComposerDraft.objects.get().kind == "message"


def test_an_emptied_draft_is_thrown_away(clerk, case):
    keep(clerk, case)

    answer = keep(clerk, case, "", draft="1")

    assert "thrown away" in text_of(clerk.get(answer.url))
    assert not ComposerDraft.objects.exists()


def test_a_colleague_sees_whose_draft_it_is_and_takes_it_over(seat, ben, dee, case):
    keep(seat(ben), case)
    draft = ComposerDraft.objects.get()
    browser = seat(dee)

    seen = text_of(browser.get(address(case)))
    answer = take(browser, case, draft)

    assert f"{ben} is writing to the person" in seen
    assert WORDS in seen
    page = read(browser.get(answer.url))
    assert page.find(id="write-words").text.strip() == WORDS


def test_a_draft_that_changed_is_not_taken_over_unread(seat, ben, dee, case):
    keep(seat(ben), case)
    draft = ComposerDraft.objects.get()
    keep(seat(ben), case, "No crew comes.", draft="1")
    browser = seat(dee)

    answer = take(browser, case, draft)

    assert "This draft changed meanwhile" in text_of(browser.get(answer.url))
    assert ComposerDraft.objects.get().by == ben


def test_who_only_reads_keeps_and_takes_nothing(seat, ben, ada, case):
    keep(seat(ben), case)
    draft = ComposerDraft.objects.get()

    assert keep(seat(ada), case).status_code == 403
    assert take(seat(ada), case, draft).status_code == 403


def test_another_team_finds_nothing(seat, ben, chloe, case):
    keep(seat(ben), case)
    draft = ComposerDraft.objects.get()

    assert keep(seat(chloe), case).status_code == 404
    assert take(seat(chloe), case, draft).status_code == 404
