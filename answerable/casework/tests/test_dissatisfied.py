"""Words that sound dissatisfied: one of us makes a complaint of them, or says it is none."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from answerable.cases.models import Case, Interaction
from answerable.cases.queries import journal_of
from answerable.casework import joining, work
from answerable.casework.dissatisfied import make_complaint, no_complaint
from answerable.casework.tests.complaining import now
from answerable.casework.tests.makers import case_of, make_case, send_mail
from answerable.clock.models import Deadline
from answerable.complaints.queries import barred_from
from answerable.lib.errors import Refused, Stale


def fresh(case):
    return Case.objects.get(pk=case.pk)


def complained(case, by):
    return make_complaint(case, by=by, seen=fresh(case).version)


def running(case):
    """Return what is promised of a case now."""
    found = Deadline.objects.filter(case=case.pk, state="running")
    return {each.kind: each for each in found}


def test_a_case_goes_on_as_a_complaint_and_keeps_when_it_was_received(case, ben):
    received = fresh(case).opened_at

    complained(case, ben)

    assert fresh(case).case_type == "complaint"
    assert fresh(case).opened_at == received
    assert journal_of(case)[-1].number == fresh(case).journal_length


def test_what_was_promised_stops_and_its_acknowledgement_is_promised(case, ben):
    complained(case, ben)

    promised = running(case)
    assert set(promised) == {"acknowledge"}
    assert promised["acknowledge"].standard.case_type == "complaint"
    assert fresh(case).next_due == promised["acknowledge"].due_at


def test_the_time_to_acknowledge_runs_from_the_message_that_says_it(case, ben):
    long_ago = timezone.now() - timedelta(days=3)
    Case.objects.filter(pk=case.pk).update(opened_at=long_ago)
    newest = Interaction.objects.filter(case=case.pk, kind="message").latest("at")

    complained(case, ben)

    assert running(case)["acknowledge"].started_at == newest.at


def test_a_reply_acknowledges_it_and_the_answer_is_due_from_there(case, ben):
    complained(case, ben)

    work.reply(
        fresh(case), words="We look into it.", by=ben, seen=None, is_answer=False
    )

    assert set(running(case)) >= {"answer"}


def test_its_procedure_begins_and_who_answered_before_does_not_look_into_it(case, ben):
    work.reply(fresh(case), words="It works.", by=ben, seen=None, is_answer=True)
    with time_machine.travel(timezone.now() + timedelta(minutes=5), tick=False):
        Interaction.objects.create(
            case=case, kind="message", text="This is a disgrace.", channel="phone"
        )
        complained(case, ben)

    complaint = now(case)
    assert complaint.code == "received"
    assert ben.pk in barred_from(complaint)


def test_a_mail_becomes_a_complaint_as_a_form_does(town, dee):
    case = case_of(send_mail("Nobody answers the phone at your office."))

    complained(case, dee)

    assert fresh(case).case_type == "complaint"


def test_a_complaint_is_not_made_twice(case, ben):
    complained(case, ben)

    with pytest.raises(Refused, match="already"):
        complained(case, ben)


def test_who_decided_on_an_older_page_is_told(case, ben):
    with pytest.raises(Stale):
        make_complaint(case, by=ben, seen=case.version - 1)


def test_the_people_of_joined_cases_do_not_lose_what_they_were_promised(case, dee):
    other = make_case(email="bo@mail.example", token="other")
    joining.join(other, to=case, by=dee, seen=other.version)

    with pytest.raises(Refused, match="Take them apart first"):
        complained(case, dee)


def test_that_a_message_is_no_complaint_is_remembered_by_its_number_alone(case, ben):
    message = Interaction.objects.filter(case=case.pk).earliest("id")

    no_complaint(case, message=message.pk, by=ben, seen=case.version)

    line = journal_of(case)[-1]
    assert (line.what, line.after) == ("no_complaint", {"heard": message.pk})
    assert fresh(case).case_type == case.case_type


def test_a_message_of_another_case_is_refused(case, ben):
    other = make_case(token="other")
    message = Interaction.objects.filter(case=other.pk).earliest("id")

    with pytest.raises(Refused, match="not one of this case"):
        no_complaint(case, message=message.pk, by=ben, seen=case.version)
