"""What staff do with a case, and what happens when somebody was faster."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from answerable.cases.models import Case, Interaction
from answerable.cases.models.case import Outcome
from answerable.casework import resolve
from answerable.casework.tests.makers import make_case
from answerable.clock.models import Deadline, Kind, ServiceStandard
from answerable.clock.tests.makers import make_standard
from answerable.correspondence.models import Dispatch
from answerable.front.desk.case.doings import Doing
from answerable.front.desk.tests.pages import address, read, text_of

WORDS = "A crew comes on Friday."


def send(browser, case, doing, **fields):
    return browser.post(address(case, doing), {"seen": case.version} | fields)


def fresh(case):
    return Case.objects.get(pk=case.pk)


def resolved(case, by):
    resolve.resolve(
        case, outcome=Outcome.DONE, reason="Mended.", by=by, seen=case.version
    )
    return fresh(case)


def test_a_reply_goes_to_the_person_and_leads_back_to_the_case(seat, ben, case):
    browser = seat(ben)

    answer = send(browser, case, "reply", words=WORDS)

    said = case.interactions.get(kind=Interaction.Kind.REPLY)
    assert (said.text, said.staff) == (WORDS, ben)
    assert Dispatch.objects.filter(interaction=said).exists()
    assert "Your message is on its way." in text_of(browser.get(answer.url))


def test_a_reply_that_is_called_an_answer_keeps_the_promise(seat, ben, case):
    send(seat(ben), case, "reply", words=WORDS, is_answer="on")

    assert fresh(case).responded_at is not None


def test_a_reply_that_is_no_answer_leaves_the_promise_open(seat, ben, case):
    send(seat(ben), case, "reply", words=WORDS)

    assert fresh(case).responded_at is None


def test_a_question_stops_the_clock(seat, ben, case):
    send(seat(ben), case, "ask", words="Which side of the street?")

    assert fresh(case).state == "waiting_person"
    assert fresh(case).next_due is None


def test_a_note_never_leaves_the_house(seat, ben, case):
    before = Dispatch.objects.count()

    send(seat(ben), case, "note", words="The part is on the van.")

    assert case.interactions.get(kind="note").text == "The part is on the van."
    assert Dispatch.objects.count() == before


def test_taking_a_case_makes_it_mine(seat, ben, case):
    send(seat(ben), case, "take")

    assert fresh(case).owner == ben


def test_what_is_mine_is_not_offered_to_be_taken(seat, ben, case):
    browser = seat(ben)
    send(browser, case, "take")

    page = browser.get(address(case)).content.decode()
    again = send(browser, fresh(case), "take")

    assert address(case, "take") not in page
    assert again.status_code == 403


def test_a_supervisor_gives_a_case_to_one_of_its_team(seat, dee, ben, case):
    send(seat(dee), case, "assign", team=case.team_id, owner=ben.pk)

    assert fresh(case).owner == ben


def test_a_clerk_gives_a_case_to_nobody_else(seat, ben, dee, town, case):
    dee.teams.add(town.roads)

    answer = send(seat(ben), case, "assign", team=case.team_id, owner=dee.pk)

    assert answer.status_code == 422
    assert "ask your supervisor" in text_of(answer)
    assert fresh(case).owner is None


def test_nobody_gets_a_case_of_a_team_they_do_not_work_in(seat, dee, ben, town, case):
    answer = send(seat(dee), case, "assign", team=town.parks.pk, owner=ben.pk)

    assert answer.status_code == 422
    assert "does not work in this team" in text_of(answer)


def test_a_case_that_was_handed_to_another_team_leads_to_the_queue(
    seat, ben, town, case
):
    browser = seat(ben)

    answer = send(browser, case, "assign", team=town.parks.pk, owner="")

    assert fresh(case).team == town.parks
    assert answer.url == "/desk/"
    assert "The case was handed on." in text_of(browser.get(answer.url))


def test_changing_the_service_gives_the_case_to_its_team(seat, dee, town, case):
    answer = send(seat(dee), case, "service", service=town.tree.pk)

    assert (fresh(case).service, fresh(case).team) == (town.tree, town.parks)
    assert answer.url == address(case)


def test_A12_own_words_never_change_while_the_summary_keeps_its_history(  # the row's id
    seat, ben, case
):
    browser = seat(ben)
    words = case.interactions.get(kind="message").text
    first = case.summary

    send(browser, case, "summary", text="Dark lamp")
    send(browser, fresh(case), "summary", text="Dark lamp, Mill Lane 4")

    page = read(browser.get(address(case)))
    assert page.select_one(".ev p.words").text == words
    assert case.interactions.get(kind="message").text == words
    assert page.h1.text == "Dark lamp, Mill Lane 4"
    kept = [version.text for version in case.summaries.order_by("id")]
    assert kept == [first, "Dark lamp", "Dark lamp, Mill Lane 4"]
    assert first in page.aside.text
    assert "Dark lamp" in page.aside.text


def test_resolving_tells_the_person_outcome_and_reason(seat, ben, case):
    send(seat(ben), case, "resolve", outcome="done", reason="The lamp is new.")

    letter = Dispatch.objects.get(case=case, occasion="resolution")
    assert fresh(case).state == "resolved"
    assert "The lamp is new." in letter.text


def test_a_case_ends_as_no_complaint_does(supervisor, case):
    page = read(supervisor.get(address(case)))

    outcomes = {one["value"] for one in page.find_all("input", {"name": "outcome"})}
    assert "done" in outcomes
    assert "upheld" not in outcomes


def test_a_complaint_ends_on_a_page_of_its_own(supervisor):
    case = make_case(case_type="complaint")

    page = read(supervisor.get(address(case)))

    assert page.find("a", href=address(case, "complaint")) is not None
    assert page.find("form", action=address(case, "resolve")) is None


def test_what_has_ended_offers_to_open_it_again_and_no_reply(seat, ben, case):
    case = resolved(case, ben)

    page = seat(ben).get(address(case)).content.decode()

    assert address(case, "reopen") in page
    assert address(case, "reply") not in page


def test_opening_again_makes_a_new_answer_due(seat, ben, case):
    case = resolved(case, ben)

    send(seat(ben), case, "reopen")

    assert fresh(case).state == "in_progress"
    assert fresh(case).next_due is not None


def test_what_was_wrong_in_an_answer_is_told_by_a_tick_and_stands_in_the_history(
    seat, ben, case
):
    make_standard(Kind.CORRECT, 2)
    case = resolved(case, ben)
    offered = read(seat(ben).get(address(case))).find("input", {"name": "is_wrong"})

    send(seat(ben), case, "reopen", is_wrong="on")

    page = text_of(seat(ben).get(address(case)))
    assert offered["type"] == "checkbox"
    assert "Open again: what we had answered is wrong" in page
    assert "A wrong answer is put right" in page


def test_opening_again_too_late_is_refused_with_what_to_do(seat, ben, case):
    resolved(case, ben)
    long_ago = timezone.now() - timedelta(days=40)
    Case.objects.filter(pk=case.pk).update(resolved_at=long_ago)

    answer = send(seat(ben), fresh(case), "reopen")

    assert answer.status_code == 422
    assert "Send a new request" in text_of(answer)


def test_a_closed_case_takes_only_notes(seat, ben, case):
    resolved(case, ben)
    Case.objects.filter(pk=case.pk).update(state="closed")

    page = seat(ben).get(address(case)).content.decode()

    offered = {doing for doing in Doing if address(case, doing) in page}
    assert offered == {Doing.NOTE}
    assert "This case stays as it is" in page


@pytest.mark.parametrize(
    "doing",
    [
        pytest.param(doing, id=doing.value)
        for doing in Doing
        if doing not in {Doing.NOTE, Doing.SUMMARY, Doing.REOPEN}
    ],
)
def test_what_the_state_does_not_allow_is_refused_with_a_sentence(
    seat, ben, case, doing
):
    case = resolved(case, ben)

    answer = send(seat(ben), case, doing, words=WORDS)

    assert answer.status_code == 403
    assert "this case is “Answered”" in text_of(answer)


@pytest.mark.parametrize(
    ("doing", "fields", "mistake"),
    [
        pytest.param("reply", {"words": " "}, ("words", "Write what"), id="reply"),
        pytest.param("ask", {"words": ""}, ("words", "Write what"), id="question"),
        pytest.param("note", {"words": ""}, ("words", "colleagues"), id="note"),
        pytest.param("summary", {"text": ""}, ("text", "few words"), id="summary"),
        pytest.param(
            "summary",
            {"text": "x" * 201},
            ("text", "Shorten it to 200"),
            id="long summary",
        ),
        pytest.param(
            "resolve", {"outcome": "done"}, ("reason", "Tell the person"), id="reason"
        ),
        pytest.param(
            "resolve", {"reason": "Done."}, ("outcome", "how it ended"), id="outcome"
        ),
        pytest.param(
            "resolve",
            {"outcome": "upheld", "reason": "Done."},
            ("outcome", "Choose how it ended"),
            id="outcome of a complaint",
        ),
        pytest.param("service", {}, ("service", "Choose a service"), id="service"),
        pytest.param("assign", {"owner": ""}, ("team", "Choose a team"), id="team"),
    ],
)
def test_a_mistake_names_the_field_and_the_mend(clerk, case, doing, fields, mistake):
    field, words = mistake
    answer = send(clerk, case, doing, **fields)

    page = read(answer)
    line = page.find(role="alert").li
    target = page.find(id=line.a["href"].removeprefix("#"))
    assert answer.status_code == 422
    assert words in line.text
    assert target["name"] == field
    assert fresh(case).version == case.version


def test_a_question_after_the_time_stood_still_long_enough_keeps_its_words(
    seat, ben, case
):
    ServiceStandard.objects.update(longest_pause=1)
    at = timezone.now() - timedelta(days=30)
    Deadline.objects.filter(kind="answer").update(
        started_at=at,
        pauses=[[at.isoformat(), (at + timedelta(days=20)).isoformat()]],
    )

    answer = send(seat(ben), case, "ask", words=WORDS)

    assert answer.status_code == 422
    assert "stood still for as long as it may" in text_of(answer)
    assert WORDS in text_of(answer)


def test_it_stands_beside_the_case_until_when_the_clock_stands_still(seat, ben, case):
    ServiceStandard.objects.update(longest_pause=5)
    send(seat(ben), case, "ask", words=WORDS)

    page = text_of(seat(ben).get(address(case)))

    assert "Stands still while we wait for the person, at most until" in page


def test_a_form_that_lost_its_version_is_to_be_sent_again(seat, ben, case):
    answer = seat(ben).post(address(case, "reply"), {"words": WORDS})

    assert answer.status_code == 422
    assert "Send it once more" in text_of(answer)
    assert WORDS in text_of(answer)


STALE = [
    pytest.param("reply", {"words": WORDS}, id="reply"),
    pytest.param("ask", {"words": WORDS}, id="question"),
    pytest.param("summary", {"text": WORDS}, id="summary"),
    pytest.param("resolve", {"outcome": "done", "reason": WORDS}, id="resolve"),
]


@pytest.mark.parametrize(("doing", "fields"), STALE)
def test_the_second_of_two_clerks_is_told_and_keeps_what_was_typed(
    clerk, supervisor, case, doing, fields
):
    first = send(supervisor, case, "reply", words="A crew comes tomorrow.")

    second = send(clerk, case, doing, read=case.journal_length, **fields)

    page = read(second)
    typed = [area.text for area in page.find_all("textarea")]
    typed += [field.get("value") for field in page.find_all("input")]
    assert (first.status_code, second.status_code) == (302, 409)
    assert "changed while you were writing" in page.find(role="alert").text
    assert any(WORDS in (words or "") for words in typed)


def test_what_is_new_stands_above_and_is_marked(seat, ben, dee, case):
    send(seat(dee), case, "reply", words="A crew comes tomorrow.")

    page = read(send(seat(ben), case, "reply", words=WORDS, read=case.journal_length))

    news = page.select_one("[aria-labelledby=news]")
    assert "Reply · Dee Example" in " ".join(news.text.split())
    assert page.find(id=news.select("a")[-1]["href"][1:]).text.strip() == WORDS
    marked = [event for event in page.select(".ev") if event.select(".tag.info")]
    assert ["A crew comes tomorrow." in event.text for event in marked] == [True]


def test_nothing_of_the_second_clerk_was_sent(seat, ben, dee, case):
    send(seat(dee), case, "reply", words="A crew comes tomorrow.")

    send(seat(ben), case, "reply", words=WORDS)

    assert not case.interactions.filter(text=WORDS).exists()


def test_sent_again_after_reading_it_goes_through(seat, ben, dee, case):
    send(seat(dee), case, "reply", words="A crew comes tomorrow.")
    browser = seat(ben)
    page = read(send(browser, case, "reply", words=WORDS))

    seen = page.find(id="write-seen")["value"]
    answer = browser.post(address(case, "reply"), {"words": WORDS, "seen": seen})

    assert answer.status_code == 302
    assert case.interactions.filter(text=WORDS).exists()


def test_words_are_kept_even_where_the_case_has_ended_meanwhile(seat, ben, dee, case):
    resolved(case, dee)

    answer = send(seat(ben), case, "reply", words=WORDS)

    assert answer.status_code == 409
    assert read(answer).find(id="kept").text.strip() == WORDS


def test_pressing_send_twice_sends_once(seat, ben, case):
    browser = seat(ben)

    send(browser, case, "reply", words=WORDS)
    again = send(browser, case, "reply", words=WORDS)

    assert again.status_code == 409
    assert case.interactions.filter(text=WORDS).count() == 1


def test_a_note_of_a_colleague_does_not_stop_a_note(seat, ben, dee, case):
    send(seat(dee), case, "note", words="One.")

    answer = send(seat(ben), case, "note", words="Two.")

    assert answer.status_code == 302


def test_the_view_of_the_queue_is_kept(seat, ben, case):
    answer = seat(ben).post(
        f"{address(case, 'note')}?view=unassigned", {"words": "x", "seen": case.version}
    )

    assert answer.url == f"{address(case)}?view=unassigned"
