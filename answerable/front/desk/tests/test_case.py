"""The page of a case: everything about it, as text, and nothing of others."""

from __future__ import annotations

import pytest
from django.utils import timezone
from django.utils.html import escape

from answerable.cases.models import Attachment, Case, CaseLink, Interaction
from answerable.casework import deliver, work
from answerable.casework.tests.makers import make_case, send_mail
from answerable.casework.undelivered import note_undelivered
from answerable.correspondence.models import Dispatch
from answerable.forms.models import Form
from answerable.front.desk.case.neighbours import SHOWN
from answerable.front.desk.tests.pages import address, read, text_of
from answerable.lib.files import FileStore
from answerable.routing.models import RoutingDecision, RuleBook

SCRIPT = "<script>alert(1)</script>"
MOST_QUERIES = 33  # three of them, of promises, are remembered for seconds


@pytest.fixture
def store(settings, tmp_path):
    settings.FILES = FileStore(tmp_path)
    return settings.FILES


def attach(store, case, **changes):
    given = {
        "name": "steps.jpg",
        "content_type": "image/jpeg",
        "size": 640,
        "sha256": store.put(b"with its place"),
        "shown_sha256": store.put(b"without its place"),
    }
    message = case.interactions.get(kind="message")
    return Attachment.objects.create(interaction=message, **(given | changes))


def events(page):
    return page.select(".thread > .ev")


def test_the_persons_own_words_come_first_and_letter_by_letter(seat, ben, town):
    words = "Line one.\n\n  Line <two> & “three”."
    case = make_case(words=words, wish="Mend it before Friday.")

    first = events(read(seat(ben).get(address(case))))[0]

    assert first.select_one("p.words").text == words
    assert "Mend it before Friday." in first.text


@pytest.mark.parametrize("change", ["assign", "service", "priority", "summary"])
def test_a_change_is_a_link_that_opens_its_form_on_the_same_page(clerk, case, change):
    page = read(clerk.get(address(case), {"view": "team"}))
    link = page.find(id=f"change-{change}").a
    opened = read(clerk.get(link["href"]))

    form = opened.find(id=f"change-{change}").form
    assert form["action"] == f"{address(case, change)}?view=team"
    assert form.find(autofocus=True)
    assert len(opened.select(".links form")) == 1


def test_a_change_that_is_not_open_to_its_reader_opens_nothing(seat, ada, case):
    page = read(seat(ada).get(address(case), {"change": "assign"}))

    assert page.find(id="change-assign") is None


def test_our_summary_stands_above_them(seat, ben, case):
    work.change_summary(case, text="Dark lamp, Mill Lane", by=ben, seen=case.version)

    page = read(seat(ben).get(address(case)))

    assert page.h1.text == "Dark lamp, Mill Lane"
    assert "Earlier summaries" in page.aside.text


def test_the_answers_of_the_form_are_shown_in_words(seat, ben, town):
    questions = [{"key": "pole", "kind": "text", "label": {"en": "Number on the pole"}}]
    form = Form.objects.create(service=town.lamp, version=1, questions=questions)
    case = make_case(form=form.pk, answers={"pole": "L-204"})

    first = events(read(seat(ben).get(address(case))))[0]

    assert first.dt.text == "Number on the pole"
    assert first.dd.text == "L-204"


def test_E47_the_desk_sees_what_helps_the_person_to_say_it(seat, ben, case):
    Case.objects.filter(pk=case.pk).update(needs=["interpreter", "advocate"])

    page = text_of(seat(ben).get(address(case)))

    assert "Asks for help to say it An interpreter An advocate, who helps" in page


def test_who_needs_no_help_is_not_said_to(seat, ben, case):
    assert "Asks for help" not in text_of(seat(ben).get(address(case)))


def test_a_note_says_that_only_staff_see_it(seat, ben, case):
    work.note(case, words="The part is on the van.", by=ben)

    note = read(seat(ben).get(address(case))).select_one(".ev.note")

    assert "Only staff see this" in note.text
    assert "The part is on the van." in note.text


def test_what_was_quoted_is_folded_away(seat, ben, case):
    Interaction.objects.create(
        case=case, kind="message", channel="email", text="New.", quoted="> Old."
    )

    page = read(seat(ben).get(address(case)))

    assert page.select_one("details p.words").text == "> Old."


def test_a_file_that_was_left_out_is_named(seat, ben, case):
    Interaction.objects.create(
        case=case, kind="message", channel="email", text="Film.", left_out=["film.mov"]
    )

    assert "not kept: film.mov" in text_of(seat(ben).get(address(case)))


def test_what_happened_is_told_in_plain_words(seat, ben, case):
    work.ask_and_wait(case, words="Which side?", by=ben, seen=case.version)

    words = text_of(seat(ben).get(address(case)))

    assert "Received: Web" in words
    assert "Now “Waiting for the person” · \u2068Ben Example\u2069" in words
    assert "The clock stands still for “We answer”" in words


def test_a_change_of_service_is_told_with_its_name(seat, dee, town, case):
    work.change_service(case, service=town.tree, by=dee, seen=case.version)

    words = text_of(seat(dee).get(address(case)))

    assert "Service: \u2068Tree\u2069 · \u2068Dee Example\u2069" in words


def test_a_reply_that_waits_is_said_to_wait(seat, ben, case):
    work.reply(case, words="Friday.", by=ben, seen=case.version, is_answer=False)

    sent = read(seat(ben).get(address(case))).select(".ev.out")[-1]

    assert "waiting to be sent · amina@mail.example" in " ".join(sent.text.split())


def test_a_reply_that_came_back_is_marked_with_what_was_said(seat, ben, case):
    dispatch = Dispatch.objects.get(case=case)
    Dispatch.objects.filter(pk=dispatch.pk).update(state="bounced")
    dispatch.deliveries.create(result="bounced", said="550 no such mailbox")

    sent = read(seat(ben).get(address(case))).select_one(".ev.out")

    assert sent.select_one(".tag.bad").text == "came back"
    assert "550 no such mailbox" in sent.text


@pytest.mark.parametrize(
    ("state", "said"),
    [
        pytest.param("failed", "A letter of ours could not be delivered", id="failed"),
        pytest.param("bounced", "A letter of ours came back", id="came back"),
    ],
)
def test_a_letter_that_did_not_arrive_is_told_among_what_happened(
    seat, ben, case, state, said
):
    letter = Dispatch.objects.get(case=case)
    letter.state = state

    note_undelivered(letter)

    assert said in text_of(seat(ben).get(address(case)))


def test_a_reply_that_was_taken_is_said_to_be_sent(seat, ben, case):
    deliver.drain()

    sent = read(seat(ben).get(address(case))).select_one(".ev.out")

    assert "sent · amina@mail.example" in " ".join(sent.text.split())


def test_without_an_address_the_person_reads_it_on_the_page_of_the_case(
    seat, ben, town
):
    case = make_case(name="", email="")
    work.reply(case, words="Friday.", by=ben, seen=case.version, is_answer=False)

    words = text_of(seat(ben).get(address(case)))

    assert "To be read on the page of the case" in words
    assert "To the person, on the page of their case" in words
    assert "No address: they follow the case by its reference." in words


def test_the_composer_names_the_address_that_it_writes_to(seat, ben, case):
    composer = read(seat(ben).get(address(case))).select_one("form.compose")

    assert "by email · amina@mail.example" in composer.text


def test_the_promise_says_how_much_time_is_left(seat, ben, case):
    aside = " ".join(read(seat(ben).get(address(case))).aside.text.split())

    assert "We answer Due" in aside


def test_the_promise_says_how_it_was_counted(seat, ben, case):
    aside = " ".join(read(seat(ben).get(address(case))).aside.text.split())

    assert "How it is counted 5 working days, counted from" in aside


def test_a_promise_that_stands_still_says_so(seat, ben, case):
    work.ask_and_wait(case, words="Which side?", by=ben, seen=case.version)

    page = read(seat(ben).get(address(case)))

    assert "Stands still: we wait for the person" in page.aside.text
    assert "Waiting for the person" in page.select_one("main header .tag").text


def test_it_says_which_rule_sent_the_case_here(seat, ben, town, case):
    RoutingDecision.objects.create(
        case=case,
        book=RuleBook.objects.create(version=3),
        rule="lamps",
        basis="rule",
        team=town.roads,
        reasons=[{"condition": "words", "found": "street light*"}],
        candidates=[{"rule": "trees", "team": "parks"}],
        at=timezone.now(),
    )

    aside = " ".join(read(seat(ben).get(address(case))).aside.text.split())

    assert "The rule “lamps” sent it here (rules of version 3)." in aside
    assert "Words in it: street light It could also have gone to: Parks" in aside


@pytest.mark.parametrize(
    ("service", "words"),
    [
        pytest.param("street-light", "Roads answers for the service", id="service"),
        pytest.param("", "the team that sorts requests looks first", id="triage"),
    ],
)
def test_it_says_why_a_case_is_here_without_a_rule(seat, dee, town, service, words):
    case = make_case(service=service)

    assert words in text_of(seat(dee).get(address(case)))


def test_a_case_without_a_decision_says_nothing_about_it(seat, ben, case):
    case.routing_decisions.all().delete()

    assert "Why here?" not in text_of(seat(ben).get(address(case)))


def test_other_cases_of_the_person_are_shown_if_they_may_be_seen(seat, ben, case):
    other = make_case(words="The kerb is broken.")
    hidden = make_case(words="A branch hangs low.", service="tree")

    page = read(seat(ben).get(address(case)))

    links = [a["href"] for a in page.aside.find_all("a")]
    assert address(other) in links
    assert address(hidden) not in links


def test_a_linked_case_is_shown_from_both_ends(seat, ben, case):
    later = make_case(words="Still dark.", name="", email="", visitor="other house")
    CaseLink.objects.create(case=later, to=case, kind="follows")

    browser = seat(ben)

    assert address(later) in str(read(browser.get(address(case))).aside)
    assert address(case) in str(read(browser.get(address(later))).aside)


def test_the_queue_stands_beside_the_case_and_marks_it(seat, ben, case):
    make_case(words="The kerb is broken.")

    page = read(seat(ben).get(f"{address(case)}?view=team"))

    assert len(page.select(".queue .q")) == 2
    current = page.select_one(".q[aria-current]")
    assert case.reference in current.text


def test_a_case_far_down_the_queue_is_shown_with_what_follows(seat, ben, town):
    cases = [make_case(visitor=f"house {n}") for n in range(SHOWN + 2)]
    far, last = cases[-2:]

    page = read(seat(ben).get(f"{address(far)}?view=team"))

    found = [bdi.text for bdi in page.select(".q bdi.num")]
    assert found == [far.reference, last.reference]


def test_a_case_of_another_view_leaves_the_queue_from_its_beginning(seat, ben, town):
    cases = [make_case(visitor=f"house {n}") for n in range(SHOWN + 2)]
    Case.objects.filter(pk=cases[-1].pk).update(owner=ben)

    page = read(seat(ben).get(f"{address(cases[-1])}?view=unassigned"))

    assert page.select_one(".q bdi.num").text == cases[0].reference
    assert page.select_one(".q[aria-current]") is None


def test_a_script_in_any_field_is_shown_as_text(seat, ben, town):
    case = make_case(
        words=SCRIPT, wish=SCRIPT, place=SCRIPT, name=SCRIPT, email="a@mail.example"
    )
    work.note(case, words=SCRIPT, by=ben)
    case.refresh_from_db()
    work.reply(case, words=SCRIPT, by=ben, seen=case.version, is_answer=False)
    browser = seat(ben)

    for page in (browser.get(address(case)), browser.get("/desk/?view=mine")):
        markup = page.content.decode()
        assert escape(SCRIPT) in markup
        assert SCRIPT not in markup


def test_a_mail_is_shown_like_a_form(seat, dee, town):
    envelope = send_mail("The kerb is broken.")
    case = Case.objects.get(reference=envelope.case_reference)

    first = events(read(seat(dee).get(address(case))))[0]

    assert "Amina" in first.b.text
    assert "The kerb is broken." in first.text


@pytest.mark.parametrize(
    "said", [pytest.param(1, id="one message"), pytest.param(50, id="fifty messages")]
)
def test_a_case_asks_the_database_the_same_however_long_it_is(
    seat, dee, case, said, django_assert_max_num_queries
):
    for number in range(said):
        work.note(case, words=f"Note {number}.", by=dee)
    browser = seat(dee)

    with django_assert_max_num_queries(MOST_QUERIES):
        browser.get(address(case))


def test_an_image_of_the_case_is_shown_without_its_hidden_data(seat, ben, store, case):
    attach(store, case)
    browser = seat(ben)

    link = events(read(browser.get(address(case))))[0].select_one("a.tag")
    answer = browser.get(link["href"])

    assert b"".join(answer.streaming_content) == b"without its place"
    assert "steps.jpg" in link.text


def test_a_file_of_another_case_is_not_found(seat, ben, store, case):
    other = attach(store, make_case(words="Another."))

    answer = seat(ben).get(f"{address(case)}files/{other.sha256}/")

    assert answer.status_code == 404


def test_another_team_gets_no_file(seat, chloe, store, case):
    found = attach(store, case)

    answer = seat(chloe).get(f"{address(case)}files/{found.sha256}/")

    assert answer.status_code == 404


def test_a_stranger_gets_no_file(client, store, case):
    found = attach(store, case)

    answer = client.get(f"{address(case)}files/{found.sha256}/")

    assert answer.url.startswith("/sign-in/")


def test_the_auditor_leaves_a_trace_with_every_file(seat, ada, store, case):
    found = attach(store, case)
    lines = case.journal_length

    answer = seat(ada).get(f"{address(case)}files/{found.sha256}/")

    assert b"".join(answer.streaming_content)

    case.refresh_from_db()
    assert case.journal_length == lines + 1
