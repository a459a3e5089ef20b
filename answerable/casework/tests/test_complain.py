"""A complaint goes its way: confirmed, looked into, answered, looked at anew, ended."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.access import case_followed
from answerable.cases.models import Case, Interaction, JournalEntry
from answerable.cases.models.case import Outcome
from answerable.cases.proofs import LinkProof, link_key
from answerable.cases.public import FollowedCase
from answerable.cases.workflow import State
from answerable.casework import extending, follow, joining, resolve, work
from answerable.casework.complain import (
    beginning,
    escalating,
    excluding,
    looking_into,
    putting_right,
    responding,
)
from answerable.casework.complain.owner import answered_for, answers_for
from answerable.casework.splitting import split, splittable
from answerable.casework.tests.complaining import (
    LAMP,
    answered,
    confirmed,
    escalated,
    found,
    make_complaint,
    now,
    publish_procedure,
    put_right,
    seen,
)
from answerable.casework.tests.makers import make_case
from answerable.clock.models import Deadline, Kind, ServiceStandard
from answerable.complaints.machine import Finding
from answerable.complaints.models import Complaint, Procedure
from answerable.correspondence.models import Dispatch
from answerable.lib.errors import Refused

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
BODY = {"name": {"en": "The Ombudsman"}, "phone": "0300 061 0614"}


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def procedure(town):
    return publish_procedure()


@pytest.fixture(name="case")
def _case(procedure):
    return make_complaint()


@pytest.fixture
def cleo(town):
    return make_staff("cleo", Role.CLERK, town.roads.department, town.roads)


def fresh(case: Case) -> Case:
    return Case.objects.select_related("owner").get(pk=case.pk)


def last_letter(case: Case) -> Dispatch:
    return Dispatch.objects.filter(case=case.pk).latest("pk")


def running(case: Case) -> dict[str, Deadline]:
    found = Deadline.objects.filter(case=case.pk, state="running")
    return {each.kind: each for each in found.select_related("standard")}


def follow_case(case: Case) -> FollowedCase:
    proof = LinkProof(link_key(case.reference, "amina@mail.example"))
    return case_followed(proof, case.reference)


# How it begins


def test_what_comes_as_a_complaint_goes_through_the_procedure_of_the_day(
    case, procedure
):
    complaint = now(case)

    assert complaint.code == "received"
    assert complaint.procedure == procedure
    assert complaint.runs.get().asked_at == fresh(case).opened_at


def test_any_other_matter_goes_through_none(town):
    assert not Complaint.objects.filter(case=make_case()).exists()


def test_what_was_split_from_a_case_as_a_complaint_knows_what_it_is_about(town, ben):
    source = make_case()
    part = split(
        source,
        messages=[splittable(source)[0].pk],
        summary="A second thing",
        service=None,
        by=ben,
        seen=seen(source),
        as_complaint=True,
    )

    assert now(part).about == source
    assert fresh(source).is_open


def test_a_second_complaint_out_of_one_is_not_about_its_handling(case, ben):
    part = split(
        case,
        messages=[splittable(case)[0].pk],
        summary="A second thing",
        service=None,
        by=ben,
        seen=seen(case),
    )

    assert now(part).about is None


def test_whoever_has_a_case_does_not_look_into_a_complaint_about_it(town, ben):
    source = make_case()
    work.assign(source, team=town.roads, owner=ben, by=ben, seen=seen(source))
    about = make_complaint(about=source.reference)

    with pytest.raises(Refused, match="about you or your work"):
        found(about, ben)


def test_an_older_complaint_begins_late_and_keeps_what_was_confirmed(case, ben):
    work.reply(case, words="I look into it.", by=ben, seen=seen(case), is_answer=False)
    Complaint.objects.all().delete()

    beginning.begin_late(case, by=ben, seen=seen(case))

    assert now(case).code == "acknowledged_s1"
    assert now(case).opened_at == fresh(case).opened_at


# Confirmed and looked into


def test_a_confirmation_says_what_we_understood_and_starts_the_clock_of_the_answer(
    case, ben
):
    confirmed(case, ben)

    letter = last_letter(case)
    assert letter.occasion == "complaint_confirmed"
    assert LAMP in letter.text
    assert "Monday 16 March 2026" in letter.text
    assert now(case).code == "acknowledged_s1"
    assert running(case)["answer"].due_at.date().isoformat() == "2026-03-16"


def test_nothing_is_confirmed_before_somebody_says_what_it_is_about(case, ben):
    with pytest.raises(Refused, match="Write down first what the complaint is about"):
        looking_into.confirm(case, words="", by=ben, seen=seen(case))


def test_a_reply_by_one_of_us_confirms_a_complaint_too(case, ben):
    work.reply(case, words="I look into it.", by=ben, seen=seen(case), is_answer=False)

    assert now(case).code == "acknowledged_s1"


def test_who_finds_something_looks_into_it(case, ben):
    found(case, ben)

    assert now(case).code == "investigating_s1"
    assert now(case).runs.get().investigator == ben


def test_one_whom_it_is_about_finds_nothing(case, ben):
    Complaint.objects.update(about_staff=ben)

    with pytest.raises(Refused, match="about you or your work"):
        found(case, ben)


def test_an_issue_that_was_decided_is_not_struck(case, ben):
    found(case, ben)
    issue = now(case).issues.get()

    with pytest.raises(Refused, match="It stays"):
        looking_into.remove_issue(case, issue.pk, by=ben, seen=seen(case))


def test_an_issue_that_nobody_decided_is_struck(case, ben):
    issue = confirmed(case, ben)

    looking_into.remove_issue(case, issue.pk, by=ben, seen=seen(case))

    assert not now(case).issues.exists()


# Answered


def test_a_response_has_all_seven_parts_and_ends_the_case(case, ben):
    answered(case, ben, Finding.UPHELD)

    body = last_letter(case).text
    assert "step 1 of 2" in body  # the stage
    assert LAMP in body  # what the complaint is
    assert "Upheld" in body  # the decision
    assert "found it locked" in body  # the reasons
    assert "We write and say sorry." in body  # the remedy
    assert (
        "Ben Example does it by Monday 9 March 2026" in body
    )  # what is still to be done
    assert "Ask for another look by Monday 30 March 2026" in body  # the way on
    assert fresh(case).state == State.RESOLVED
    assert fresh(case).outcome == Outcome.UPHELD
    assert now(case).code == "responded_s1"


def test_a_response_keeps_the_promise_of_its_stage(case, ben):
    answered(case, ben)

    ended = Deadline.objects.filter(case=case.pk).order_by("pk")
    assert [(each.kind, each.state) for each in ended] == [
        ("acknowledge", "met"),
        ("answer", "met"),
    ]


def test_E43_a_complaint_without_reasons_is_not_decided(case, ben):
    issue = confirmed(case, ben)

    with pytest.raises(Refused, match="a decision without reasons is none"):
        looking_into.find(
            case,
            issue.pk,
            finding=Finding.NOT_UPHELD,
            reasons="  ",
            by=ben,
            seen=seen(case),
        )


def test_everything_that_a_response_lacks_is_told_at_once(case, ben):
    confirmed(case, ben)
    Complaint.objects.update(about_staff=ben)

    with pytest.raises(Refused) as refused:
        responding.respond(case, words="", by=ben, seen=seen(case))

    assert "An issue has no finding yet" in refused.value.hint
    assert "You must not answer this complaint" in refused.value.hint
    assert fresh(case).is_open


def test_E44_what_is_upheld_is_not_answered_before_somebody_puts_it_right(case, ben):
    found(case, ben, Finding.UPHELD)

    with pytest.raises(Refused, match="Add what you do to put it right"):
        responding.respond(case, words="", by=ben, seen=seen(case))


def test_a_complaint_does_not_end_like_any_other_case(case, ben):
    with pytest.raises(Refused, match="A complaint ends by its answer"):
        resolve.resolve(
            case, outcome=Outcome.UPHELD, reason="Yes.", by=ben, seen=seen(case)
        )


def test_what_cannot_be_determined_is_said_so(case, ben):
    answered(case, ben, Finding.CANNOT_DETERMINE)

    assert fresh(case).outcome == Outcome.CANNOT_DETERMINE


def test_its_person_reads_the_response_in_their_language(procedure, ben):
    case = make_complaint(language="es")

    answered(case, ben)

    said = fresh(case).interactions.filter(kind=Interaction.Kind.ANSWER).get()
    assert "paso 1 de 2" in said.text


# Another look


def test_B02_another_look_needs_no_reason_and_begins_a_stage(case, ben):
    answered(case, ben)

    escalating.ask_for_another_look(follow_case(case))

    assert now(case).code == "escalation_requested"
    assert now(case).stage == 2
    assert fresh(case).is_open
    assert running(case)["acknowledge"].standard.stage == 2
    assert last_letter(case).occasion == "complaint_escalated"
    assert "Monday 9 March 2026" in last_letter(case).text


def test_who_answered_first_loses_a_complaint_that_is_looked_at_again(case, ben):
    answered(case, ben)

    escalated(case, ben)

    assert fresh(case).owner is None


def test_who_answered_first_neither_gets_nor_decides_it_again(case, ben, cleo):
    answered(case, ben)
    escalated(case, ben)

    with pytest.raises(Refused, match="looked into it before"):
        work.assign(case, team=case.team, owner=ben, by=cleo, seen=seen(case))
    with pytest.raises(Refused, match="you answered it before"):
        found(case, ben)


def test_nobody_is_offered_a_complaint_that_they_answered_before(case, ben):
    answered(case, ben)
    escalated(case, ben)

    assert work.take_next(ben) is None


def test_the_second_stage_counts_from_its_own_confirmation(case, ben, cleo):
    answered(case, ben)
    escalated(case, ben)

    looking_into.confirm(case, words="", by=cleo, seen=seen(case))

    assert now(case).code == "acknowledged_s2"
    assert running(case)["answer"].standard.stage == 2
    assert running(case)["answer"].due_at.date().isoformat() == "2026-03-30"


def test_the_second_answer_is_the_last_and_names_the_body_outside(case, ben, cleo):
    answered(case, ben)
    escalated(case, ben)

    answered(case, cleo)

    assert now(case).code == "responded_s2"
    assert "You can go to: The Ombudsman, 0300 061 0614" in last_letter(case).text
    assert [run.investigator for run in now(case).runs.order_by("position")] == [
        ben,
        cleo,
    ]


def test_after_the_last_stage_nobody_begins_another(case, ben, cleo):
    answered(case, ben)
    escalated(case, ben)
    answered(case, cleo)

    with pytest.raises(Refused, match="This was our last stage"):
        escalated(case, ben)


def test_before_an_answer_there_is_no_other_look(case, ben):
    confirmed(case, ben)

    with pytest.raises(Refused, match="This stage has no answer yet"):
        escalated(case, ben)


def test_after_four_weeks_there_is_no_other_look(case, ben):
    answered(case, ben)

    with (
        time_machine.travel(MONDAY + timedelta(days=28, minutes=1), tick=False),
        pytest.raises(Refused, match="The time to ask for another look is over"),
    ):
        escalated(case, ben)


def test_it_goes_outside_after_the_last_stage_alone(case, ben, cleo):
    answered(case, ben)
    with pytest.raises(Refused, match="There is another stage here"):
        escalating.refer(case, words="", by=ben, seen=seen(case))
    escalated(case, ben)
    answered(case, cleo)

    escalating.refer(case, words="As you asked.", by=cleo, seen=seen(case))

    assert now(case).code == "referred_ombudsman"
    assert "The Ombudsman" in last_letter(case).text


def test_a_body_with_one_stage_and_its_own_name_needs_only_data(town, ben):
    one = [{"slug": "only", "name": {"en": "Review"}, "escalation_days": 14}]
    Procedure.objects.create(version=1, stages=one, body=BODY)
    case = make_complaint()

    answered(case, ben)

    assert "This is our answer to your complaint." in last_letter(case).text
    with pytest.raises(Refused, match="This was our last stage"):
        escalated(case, ben)


# What is not taken


def test_what_is_not_taken_is_told_why_and_where_to_go(case, ben):
    excluding.exclude(
        case, reason="court", words="You asked about a fine.", by=ben, seen=seen(case)
    )

    body = last_letter(case).text
    assert "A court decides this." in body
    assert "You asked about a fine." in body
    assert "Ask the county court." in body
    assert "The Ombudsman" in body
    assert now(case).code == "excluded"
    assert fresh(case).outcome == Outcome.REFUSED


def test_nothing_is_left_out_without_own_words(case, ben):
    with pytest.raises(Refused, match="say it in your own words"):
        excluding.exclude(case, reason="court", words=" ", by=ben, seen=seen(case))


# What else happens to its case


def test_a_complaint_is_taken_back_with_its_case(case):
    follow.withdraw(follow_case(case))

    assert now(case).code == "withdrawn"


def test_what_was_taken_back_before_it_was_confirmed_is_still_to_be_confirmed(case):
    follow.withdraw(follow_case(case))

    follow.reopen(follow_case(case))

    assert now(case).code == "received"
    assert "acknowledge" in running(case)


def test_a_word_after_the_answer_opens_the_same_stage_again(case, ben):
    answered(case, ben)

    follow.reopen(follow_case(case))

    assert now(case).code == "investigating_s1"
    assert running(case)["answer"].standard.stage == 1


def test_a_complaint_rests_while_it_is_joined_and_goes_on_after(case, ben):
    confirmed(case, ben)
    other = make_complaint()

    joining.join(case, to=other, by=ben, seen=seen(case))
    assert now(case).code == "merged"
    joining.undo_joining(case, by=ben, seen=seen(case))

    assert now(case).code == "investigating_s1"


def test_more_time_for_a_complaint_names_the_body_outside(case, ben, dee):
    ServiceStandard.objects.filter(kind="answer").update(longest_extension=10)
    confirmed(case, ben)
    answer = Deadline.objects.get(case=case.pk, kind=Kind.ANSWER, state="running")

    extending.extend(case, answer, amount=5, words="Ice.", by=ben, seen=seen(case))

    assert now(case).code == "extended_s1"
    assert "you can ask: The Ombudsman" in last_letter(case).text


def test_what_its_person_writes_after_it_went_outside_can_be_answered(case, ben, cleo):
    answered(case, ben)
    escalated(case, ben)
    answered(case, cleo)
    escalating.refer(case, words="", by=cleo, seen=seen(case))

    resolve.take_back_up(case, by=cleo, seen=seen(case))

    assert now(case).code == "investigating_s2"
    responding.respond(case, words="As before.", by=cleo, seen=seen(case))
    assert fresh(case).state == State.RESOLVED


def test_nothing_but_its_procedure_answers_a_complaint(case, ben):
    confirmed(case, ben)

    work.reply(case, words="All is well.", by=ben, seen=seen(case), is_answer=True)

    assert "answer" in running(case)
    assert fresh(case).responded_at is None


# How it ends


def test_E44_a_complaint_is_not_closed_before_it_is_put_right(case, ben):
    answered(case, ben, Finding.UPHELD)
    remedy = now(case).remedies.get()

    with time_machine.travel(MONDAY + timedelta(days=40), tick=False):
        resolve.close_old()
        assert fresh(case).state == State.RESOLVED
        putting_right.complete_remedy(case, remedy.pk, by=ben)
        resolve.close_old()

    assert fresh(case).state == State.CLOSED
    assert now(case).code == "closed_s1"


def test_A07_at_every_moment_exactly_one_of_us_answers_for_it(case, ben, cleo, dee):
    moments = [MONDAY]
    steps = (
        lambda: confirmed(case, ben),
        lambda: answered(case, ben, Finding.UPHELD),
        lambda: escalated(case, ben),
        lambda: answered(case, cleo),
        lambda: putting_right.complete_remedy(
            case, now(case).remedies.get().pk, by=cleo
        ),
    )
    for number, step in enumerate(steps, start=1):
        with time_machine.travel(MONDAY + timedelta(hours=number), tick=False):
            step()
            moments.append(MONDAY + timedelta(hours=number))

    owners = [answered_for(fresh(case), at) for at in moments]

    # Dee leads the team; after another look was asked for, nobody has it at first.
    assert owners == [dee, ben, ben, dee, cleo, cleo]
    assert answers_for(fresh(case)) == cleo


def test_one_who_must_not_look_into_it_does_not_answer_for_it(case, dee, town):
    lou = make_staff("lou", Role.SUPERVISOR, town.hall, town.triage)
    assert answers_for(fresh(case)) == dee

    Complaint.objects.update(about_staff=dee)

    assert answers_for(fresh(case)) == lou


def test_A07_every_step_of_a_complaint_is_in_its_journal(case, ben, cleo):
    answered(case, ben, Finding.UPHELD)
    escalated(case, ben)
    answered(case, cleo)

    moves = JournalEntry.objects.filter(case_id=case.pk, what="complaint_moved")
    assert [line.after["state"] for line in moves.order_by("number")] == [
        "acknowledged_s1",
        "investigating_s1",
        "responded_s1",
        "escalation_requested",
        "acknowledged_s2",
        "investigating_s2",
        "responded_s2",
    ]


# What it makes us do


def test_the_person_is_told_when_it_is_put_right(case, ben):
    answered(case, ben, Finding.UPHELD)

    putting_right.complete_remedy(case, now(case).remedies.get().pk, by=ben)

    assert last_letter(case).occasion == "remedy_done"
    assert "We write and say sorry." in last_letter(case).text


def test_nobody_is_told_of_a_remedy_before_the_answer(case, ben):
    remedy = put_right(case, ben)
    before = last_letter(case)

    putting_right.complete_remedy(case, remedy.pk, by=ben)

    assert last_letter(case) == before


def test_a_remedy_is_done_once(case, ben):
    answered(case, ben, Finding.UPHELD)
    number = now(case).remedies.get().pk
    putting_right.complete_remedy(case, number, by=ben)
    letters = Dispatch.objects.count()

    putting_right.complete_remedy(case, number, by=ben)

    assert Dispatch.objects.count() == letters


def test_a_remedy_that_takes_longer_is_told_with_its_reason(case, ben):
    answered(case, ben, Finding.UPHELD)
    remedy = now(case).remedies.get()
    later = remedy.due + timedelta(days=7)

    putting_right.put_off_remedy(
        case, remedy.pk, to=later, words="Ben is ill.", by=ben, seen=seen(case)
    )

    assert "Ben is ill." in last_letter(case).text
    assert "Monday 16 March 2026" in last_letter(case).text
    assert now(case).remedies.get().first_due == remedy.due


def test_what_is_done_is_not_put_off(case, ben):
    answered(case, ben, Finding.UPHELD)
    remedy = now(case).remedies.get()
    putting_right.complete_remedy(case, remedy.pk, by=ben)

    with pytest.raises(Refused, match="This is done already"):
        putting_right.put_off_remedy(
            case, remedy.pk, to=remedy.due, words="So.", by=ben, seen=seen(case)
        )


def test_a_remedy_whose_day_is_over_stands_in_the_way_of_an_answer(case, ben):
    found(case, ben, Finding.UPHELD)
    put_right(case, ben, days=1)

    with (
        time_machine.travel(MONDAY + timedelta(days=3), tick=False),
        pytest.raises(Refused, match="Do it, or give it a new day"),
    ):
        responding.respond(case, words="", by=ben, seen=seen(case))
