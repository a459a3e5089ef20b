"""What is written to the person is the reason, once *Resolve* is pressed."""

from __future__ import annotations

import pytest

from answerable.correspondence.drafts import keep_draft
from answerable.correspondence.models import ComposerDraft
from answerable.front.desk.tests.pages import address, read, text_of

WORDS = "The lamp is mended."
Kind = ComposerDraft.Kind


def press(browser, case, words=WORDS, draft=0):
    given = {"kind": "message", "words": words, "draft": draft}
    return browser.post(address(case, "to-resolve"), given)


def keep(case, by, words, kind=Kind.MESSAGE):
    return keep_draft(case, by=by, kind=kind, words=words, facts={}, seen=0)


def reason_on(browser, answer):
    page = read(browser.get(answer.url))
    return page.find(id="resolve-reason").text.strip()


def test_what_was_typed_is_offered_as_the_reason(clerk, case):
    answer = press(clerk, case)

    page = read(clerk.get(answer.url))
    assert answer.url.endswith("#resolve-outcome_0")
    assert page.find(id="resolve-reason").text.strip() == WORDS
    assert page.find(id="resolve-reason").find_parent("details").has_attr("open")
    assert page.find(id="write-words").text.strip() == ""


def test_with_nothing_typed_the_form_is_open_and_empty(clerk, case):
    answer = press(clerk, case, words=" ")

    page = read(clerk.get(answer.url))
    assert page.find(id="resolve-reason").find_parent("details").has_attr("open")
    assert not ComposerDraft.objects.exists()


def test_the_draft_of_the_message_goes_with_its_words(clerk, ben, case):
    version = keep(case, ben, WORDS)

    press(clerk, case, f"{WORDS} Thank you.", draft=version)

    [left] = ComposerDraft.objects.all()
    assert (left.kind, left.words) == (Kind.ENDING, f"{WORDS} Thank you.")


def test_a_draft_with_more_in_it_than_was_seen_stays(clerk, ben, case):
    keep(case, ben, "Written in another window.")

    press(clerk, case, draft=0)

    assert ComposerDraft.objects.get(kind=Kind.MESSAGE).words.startswith("Written")


def test_what_was_written_as_the_reason_before_stands_above(clerk, ben, case):
    keep(case, ben, "It was the fuse.", Kind.ENDING)

    answer = press(clerk, case)

    assert reason_on(clerk, answer) == f"It was the fuse.\n\n{WORDS}"


def test_pressing_twice_says_it_once(clerk, case):
    press(clerk, case)

    assert reason_on(clerk, press(clerk, case)) == WORDS


def test_what_is_too_long_comes_back_with_every_word(clerk, case):
    words = "x" * 20_001

    answer = press(clerk, case, words)

    page = read(answer)
    assert answer.status_code == 422
    assert page.find(id="write-words").text.strip() == words
    assert not ComposerDraft.objects.exists()


def test_nothing_was_sent_to_anybody(clerk, case):
    press(clerk, case)

    assert not case.interactions.exclude(kind="message").filter(text=WORDS).exists()
    assert "is on its way" not in text_of(clerk.get(address(case)))


def test_who_only_reads_carries_nothing(seat, ada, case):
    assert press(seat(ada), case).status_code == 403
    assert not ComposerDraft.objects.exists()


@pytest.mark.parametrize("view", ["mine", "team"])
def test_the_view_in_which_it_is_seen_stays(clerk, case, view):
    given = {"kind": "message", "words": WORDS, "draft": 0}

    answer = clerk.post(f"{address(case, 'to-resolve')}?view={view}", given)

    assert f"view={view}" in answer.url
