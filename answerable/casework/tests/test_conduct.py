"""Unreasonable conduct: warned, limited for some months, and served as before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.models import JournalEntry
from answerable.casework import conduct, incidents
from answerable.casework.joining_people import join_people, part_people
from answerable.casework.tests.makers import case_of, make_case, send_mail
from answerable.casework.tests.plans import limit, look_again, planned, warned
from answerable.clock.models import Deadline
from answerable.complaints.conduct import Terms
from answerable.complaints.conduct_refusals import ConductRefused
from answerable.complaints.models import ContactRestriction, SafetyIncident
from answerable.complaints.restrictions import (
    incidents_with,
    restrictions_in_force,
)
from answerable.correspondence.models import Dispatch
from answerable.lib.errors import Stale
from answerable.people.models import Person

TRAVELS = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _a_monday(time_machine):
    time_machine.move_to(TRAVELS, tick=False)


@pytest.fixture
def amina(case):
    return case.person


@pytest.fixture
def pat(town):
    return make_staff("pat", Role.DEPARTMENT_HEAD, town.hall)


def in_force(person, day=None):
    return restrictions_in_force(person.pk, day)


def said_in(letter):
    """Return what a letter says to anybody: without a name, a reference, a link."""
    lines = letter.text.replace(letter.case.reference, "").splitlines()
    own = ("Dear", "Good day", "http")
    return [line for line in lines if not line.startswith(own)]


def came(case):
    """Return what anybody can see of how a case was received, by kinds and times."""
    promises = Deadline.objects.filter(case=case).order_by("kind", "pk")
    letters = Dispatch.objects.filter(case=case).order_by("pk")
    lines = JournalEntry.objects.filter(case_id=case.pk).order_by("number")
    return (
        (case.state, case.team, case.service, case.priority, case.next_due),
        list(promises.values_list("kind", "state", "due_at")),
        [(each.occasion, each.state, said_in(each)) for each in letters],
        list(lines.values_list("what", "actor")),
    )


def test_E45_a_warning_is_a_letter_that_says_what_happened_and_what_we_ask(amina, ben):
    kept = warned(amina, by=ben)

    letter = kept.dispatch
    assert (letter.occasion, letter.address) == (
        "conduct_warning",
        "amina@mail.example",
    )
    for words in (
        "Going on about what was finally answered",
        kept.words,
        kept.asked,
        "This never changes: we read all that you send.",
        "Ben Example",
    ):
        assert words in letter.text
    assert letter.case is None


def test_pressed_twice_it_is_one_warning(amina, ben):
    warned(amina, by=ben)
    warned(amina, by=ben)

    assert Dispatch.objects.filter(occasion="conduct_warning").count() == 1


def test_E45_a_restriction_tells_its_reasons_its_end_and_how_to_appeal(amina, ben, dee):
    warned(amina, by=ben)

    made = limit(amina, by=dee)

    text = made.dispatch.text
    assert made.dispatch.occasion == "conduct_restriction"
    for words in (
        "From Monday 2 March 2026 until Tuesday 1 September 2026",
        "– We answer you in writing only.",
        made.reasons,
        "We look at it again by Monday 1 June 2026.",
        made.appeal,
        "This never changes",
    ):
        assert words in text
    assert made.disability not in text


def test_the_letter_is_in_the_language_of_the_person(amina, ben):
    Person.objects.filter(pk=amina.pk).update(language="ar")
    amina.refresh_from_db()

    assert warned(amina, by=ben).dispatch.language == "ar"


def test_E45_without_a_warning_nothing_is_limited(amina, dee):
    with pytest.raises(ConductRefused, match="not warned of this in writing"):
        limit(amina, by=dee)

    assert not ContactRestriction.objects.exists()


def test_a_warning_of_something_else_does_not_count(amina, ben, dee):
    warned(amina, by=ben, category="demands")

    with pytest.raises(ConductRefused, match="not warned"):
        limit(amina, by=dee)


def test_a_warning_counts_for_a_year(amina, ben, dee, time_machine):
    warned(amina, by=ben)
    time_machine.move_to(TRAVELS + timedelta(days=366), tick=False)

    with pytest.raises(ConductRefused, match="not warned"):
        limit(amina, by=dee, starts_on=date(2027, 3, 3))


def test_a_warning_that_came_back_does_not_count(amina, ben, dee):
    warned(amina, by=ben)
    Dispatch.objects.filter(occasion="conduct_warning").update(
        state=Dispatch.State.BOUNCED
    )

    with pytest.raises(ConductRefused, match="not warned"):
        limit(amina, by=dee)


@pytest.mark.parametrize("kind", [SafetyIncident.Kind.THREAT, "violence"])
def test_E45_after_a_threat_or_violence_no_warning_is_needed(
    case, amina, ben, dee, kind
):
    met = incidents.report(case, kind=kind, words="", by=ben)

    made = limit(amina, by=dee, category="behaviour", incidents=[met.pk])

    assert made.warning is None
    assert list(made.incidents.all()) == [met]


def test_an_insult_is_no_threat(case, amina, ben, dee):
    met = incidents.report(case, kind=SafetyIncident.Kind.ABUSE, words="", by=ben)

    with pytest.raises(ConductRefused, match="not warned"):
        limit(amina, by=dee, category="behaviour", incidents=[met.pk])


def test_a_threat_of_somebody_else_is_no_reason(case, amina, ben, dee):
    other = make_case(name="Omar", email="omar@mail.example", visitor="2")
    met = incidents.report(other, kind=SafetyIncident.Kind.THREAT, words="", by=ben)

    with pytest.raises(ConductRefused, match="not warned"):
        limit(amina, by=dee, category="behaviour", incidents=[met.pk])
    assert met not in incidents_with(amina)


def test_E45_who_met_with_it_does_not_authorise_it(case, amina, ben, dee):
    incidents.report(case, kind=SafetyIncident.Kind.ABUSE, words="", by=dee)
    warned(amina, by=ben)

    with pytest.raises(ConductRefused, match="It was done to you"):
        limit(amina, by=dee)


def test_who_warned_because_it_was_done_to_them_does_not_authorise_it(amina, dee):
    warned(amina, by=dee, was_done_to_me=True)

    with pytest.raises(ConductRefused, match="It was done to you"):
        limit(amina, by=dee)


def test_a_clerk_authorises_nothing(amina, ben):
    warned(amina, by=ben)

    with pytest.raises(ConductRefused, match="Only a supervisor"):
        limit(amina, by=ben)


def test_one_at_a_time(amina, ben, dee):
    warned(amina, by=ben)
    limit(amina, by=dee)

    with pytest.raises(ConductRefused, match="limited for this person already"):
        limit(amina, by=dee)


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        pytest.param(date(2026, 3, 1), False, id="the day before"),
        pytest.param(date(2026, 3, 2), True, id="its first day"),
        pytest.param(date(2026, 9, 1), True, id="its last day"),
        pytest.param(date(2026, 9, 2), False, id="the day after"),
    ],
)
def test_E45_it_holds_on_its_days_and_lapses_by_itself(amina, ben, dee, day, holds):
    warned(amina, by=ben)
    made = limit(amina, by=dee)

    assert (made in in_force(amina, day)) is holds
    assert made.holds_on(day) is holds


def test_nothing_holds_for_another_person(amina, ben, dee):
    warned(amina, by=ben)
    limit(amina, by=dee)
    other = make_case(name="Omar", email="omar@mail.example", visitor="2").person

    assert in_force(other) == []


def _by_mail(sender):
    return case_of(send_mail("A tree fell on a car.", sender=sender))


def _by_form(sender):
    return make_case(
        words="A tree fell.", email=sender, name="A. Person", visitor=sender
    )


@pytest.mark.parametrize(
    "come",
    [pytest.param(_by_mail, id="mail"), pytest.param(_by_form, id="web form")],
)
def test_E45_what_a_restricted_person_sends_is_received_promised_and_answered_like_anybodys(
    amina, ben, dee, come
):
    warned(amina, by=ben)
    limit(amina, by=dee, terms=Terms("The hall", "Trees", True, 30))  # noqa: FBT003 – all four

    theirs, anybodys = come("amina@mail.example"), come("omar@mail.example")

    assert theirs.person == amina
    assert in_force(theirs.person)
    assert came(theirs) == came(anybodys)
    assert came(theirs)[1]  # it has a promise
    assert came(theirs)[2][0][0] == "acknowledgement"


def test_E45_what_they_add_to_an_open_case_arrives_there(case, amina, ben, dee):
    warned(amina, by=ben)
    limit(amina, by=dee)
    letter = Dispatch.objects.get(case=case, occasion="acknowledgement")

    envelope = send_mail(
        "It is still dark.", In_Reply_To=letter.message_id, to=letter.reply_to
    )

    assert case_of(envelope) == case
    assert case.interactions.filter(text__contains="still dark").exists()


def test_an_answer_to_the_letter_is_a_matter_of_its_own(case, amina, ben, dee):
    warned(amina, by=ben)
    letter = limit(amina, by=dee).dispatch

    appeal = case_of(
        send_mail("I appeal.", to=letter.reply_to, In_Reply_To=letter.message_id)
    )

    assert appeal != case
    assert appeal.person == amina


def test_no_case_of_theirs_knows_of_it(case, amina, ben, dee):
    before = came(case)

    warned(amina, by=ben)
    limit(amina, by=dee)

    case.refresh_from_db()
    assert came(case) == before


def test_E45_a_review_keeps_it_and_tells_the_person(amina, ben, dee):
    warned(amina, by=ben)
    made = limit(amina, by=dee)

    kept = look_again(made, by=dee, review_on=date(2026, 8, 1))

    made.refresh_from_db()
    assert (made.terms, made.review_on) == (planned().terms, date(2026, 8, 1))
    text = kept.dispatch.text
    assert "It stays as it is" in text
    assert "This holds until Tuesday 1 September 2026:" in text
    assert made.appeal in text


def test_E45_a_review_eases_it_and_what_was_before_is_kept(amina, ben, dee):
    warned(amina, by=ben)
    made = limit(amina, by=dee, terms=Terms(subjects="Trees", writing_only=True))

    done = look_again(
        made,
        by=dee,
        decision="ease",
        after=Terms(writing_only=True),
        ends_on=date(2026, 4, 1),
    )

    made.refresh_from_db()
    assert made.terms == Terms(writing_only=True)
    assert made.ends_on == date(2026, 4, 1)
    assert done.before["subjects"] == "Trees"
    assert done.before["ends_on"] == "2026-09-01"
    assert "Trees" not in done.dispatch.text


def test_E45_an_appeal_lifts_it_at_once(amina, ben, dee, pat):
    warned(amina, by=ben)
    made = limit(amina, by=dee)

    done = look_again(made, by=pat, cause="appeal", decision="lift")

    assert in_force(amina) == []
    assert "This holds until" not in done.dispatch.text


def test_E45_nobody_decides_the_appeal_against_what_they_authorised(amina, ben, dee):
    warned(amina, by=ben)
    made = limit(amina, by=dee)

    with pytest.raises(ConductRefused, match="Somebody else decides the appeal"):
        look_again(made, by=dee, cause="appeal", decision="keep")


def test_what_is_over_is_not_looked_at_again(amina, ben, dee, time_machine):
    warned(amina, by=ben)
    made = limit(amina, by=dee)
    time_machine.move_to(datetime(2026, 9, 2, 9, tzinfo=UTC), tick=False)

    with pytest.raises(ConductRefused, match="It is over already"):
        look_again(made, by=dee, decision="lift")


def test_of_two_who_look_at_it_at_once_the_second_reads_first(amina, ben, dee, pat):
    warned(amina, by=ben)
    made = limit(amina, by=dee)
    look_again(made, by=dee)

    with pytest.raises(Stale, match="Somebody looked at it meanwhile"):
        look_again(made, by=pat, seen=0)


def test_who_has_no_mailbox_is_told_on_paper_and_the_words_are_kept(amina, ben):
    amina.contact_points.update(ended_at=timezone.now())

    kept = warned(amina, by=ben)

    assert kept.dispatch is None
    assert kept.words in kept.letter


def test_of_two_who_are_one_each_limit_holds_for_both_until_they_are_parted(
    case, amina, ben, dee
):
    other = make_case(name="A. Yusuf", email="a@mail.example", visitor="2").person
    assert other is not None
    warned(amina, by=ben)
    made = limit(amina, by=dee)

    join = join_people(amina, into=other, by=dee, seen=0, seen_other=0)
    assert in_force(other) == [made]

    part_people(other, join=join.pk, by=dee)
    assert in_force(other) == []


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"ends_on": date(2027, 3, 3)}, id="longer than a year"),
        pytest.param({"ends_on": date(2026, 3, 2)}, id="no day long"),
        pytest.param({"review_on": date(2026, 9, 1)}, id="reviewed at its end"),
        pytest.param({"writing_only": False}, id="nothing limited"),
        pytest.param({"warning": None}, id="not warned"),
        pytest.param({"appeal": ""}, id="no appeal"),
        pytest.param({"trauma": ""}, id="not assessed"),
        pytest.param({"on_paper": "Twice."}, id="told twice"),
        pytest.param({"dispatch": None}, id="not told"),
    ],
)
def test_the_database_refuses_what_is(amina, ben, dee, changes):
    warned(amina, by=ben)
    made = limit(amina, by=dee)

    with pytest.raises(IntegrityError), transaction.atomic():
        ContactRestriction.objects.filter(pk=made.pk).update(**changes)


def test_a_plan_that_is_refused_says_all_of_it(amina, dee):
    plan = replace(planned(), appeal="", ends_on=date(2028, 1, 1))

    with pytest.raises(ConductRefused) as refused:
        conduct.restrict(amina, plan, by=dee)

    assert refused.value.codes == ["no-warning", "ends-late", "no-appeal"]
