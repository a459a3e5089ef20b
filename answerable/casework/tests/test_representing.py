"""Somebody acts for the person of a case, on their days and not a moment longer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from answerable.agency.duty import today
from answerable.cases.access import case_followed
from answerable.cases.actors import representative_actor
from answerable.cases.corrections import Asked
from answerable.cases.models import Case, Representative
from answerable.cases.proofs import LinkProof, link_key
from answerable.cases.representing import representatives_of
from answerable.cases.tests.makers import history
from answerable.casework import (
    correcting,
    follow,
    joining_people,
    own_wishes,
    representing,
    work,
)
from answerable.casework.complain import escalating
from answerable.casework.representing import Authority
from answerable.casework.tests.complaining import answered, make_complaint
from answerable.casework.tests.makers import make_case, send_form, send_mail
from answerable.casework.verify import breaks
from answerable.correspondence.models import Dispatch
from answerable.lib.errors import NotAllowed, NotFound, Refused, Stale
from answerable.people.models import Person

AMINA, OMAR = "amina@mail.example", "omar@law.example"
DAY = timedelta(days=1)
Told = Representative.Told


def let_act(case, by, **changes):
    said: dict[str, Any] = {
        "name": "Omar Haddad",
        "kind": "email",
        "address": OMAR,
        "role": "lawyer",
        "is_for_all": False,
        "proof": "seen",
        "document": None,
        "told": "both",
        "first_day": today(),
        "last_day": None,
    }
    case.refresh_from_db()
    seen = changes.pop("seen", case.version)
    return representing.grant(case, Authority(**(said | changes)), by=by, seen=seen)


def followed(case, address=OMAR):
    proof = LinkProof(link_key(case.reference, address))
    return case_followed(proof, case.reference)


def reply(case, by):
    """Have Ben write to whoever is to be told; return where it goes."""
    before = set(Dispatch.objects.values_list("pk", flat=True))
    case.refresh_from_db()
    work.reply(case, words="We look.", by=by, seen=case.version, is_answer=False)
    return list(
        Dispatch.objects.exclude(pk__in=before)
        .order_by("pk")
        .values_list("address", flat=True)
    )


def letters(occasion):
    return Dispatch.objects.filter(occasion=occasion)


def test_a_representative_follows_the_case_by_a_link_of_their_own(case, ben):
    acting = let_act(case, ben)

    assert followed(case).representative_pk == acting.pk


def test_who_acts_is_told_with_their_link_and_the_person_with_the_name(case, ben):
    let_act(case, ben)

    theirs, own = letters("representing").get(), letters("represented").get()
    assert (theirs.address, own.address) == (OMAR, AMINA)
    assert "Dear Omar Haddad" in theirs.text
    assert "Omar Haddad acts for you" in own.text
    assert f"/track/{case.reference}/" in theirs.text


def test_a_representative_is_not_the_person(case, ben):
    let_act(case, ben)

    assert followed(case).person_pk is None
    with pytest.raises(NotAllowed):
        own_wishes.forget_own(followed(case))


def test_before_the_first_day_there_is_no_authority(case, ben):
    let_act(case, ben, first_day=today() + DAY)

    with pytest.raises(NotFound):
        followed(case)


def test_after_the_last_day_access_stops_at_once(case, ben):
    let_act(case, ben, last_day=today())
    assert followed(case)

    with time_machine.travel(timezone.now() + DAY), pytest.raises(NotFound):
        followed(case)


def test_an_authority_that_is_ended_is_none_any_more(case, ben):
    acting = let_act(case, ben)

    representing.end(case, acting.pk, by=ben)

    with pytest.raises(NotFound):
        followed(case)


def test_ending_twice_is_ending_once(case, ben):
    acting = let_act(case, ben)
    representing.end(case, acting.pk, by=ben)

    representing.end(case, acting.pk, by=ben)

    assert history(case).filter(what="authority_ended").count() == 1


def test_an_authority_of_another_case_is_not_ended_here(case, ben):
    other = make_case(words="Another lamp.", visitor="other")
    acting = let_act(other, ben)

    with pytest.raises(NotFound):
        representing.end(case, acting.pk, by=ben)


def test_an_authority_for_one_case_opens_no_other(case, ben):
    other = make_case(words="Another lamp.", visitor="other")
    let_act(case, ben)

    with pytest.raises(NotFound):
        followed(other)


def test_an_authority_for_all_opens_each_case_of_the_person(case, ben):
    let_act(case, ben, is_for_all=True)
    other = make_case(words="Another lamp.", visitor="other")

    assert followed(other).representative_pk


def test_an_authority_for_all_opens_no_case_of_somebody_else(case, ben):
    let_act(case, ben, is_for_all=True)
    other = make_case(name="Lea", email="lea@mail.example", visitor="other")

    with pytest.raises(NotFound):
        followed(other)


def test_an_authority_for_all_goes_along_when_people_are_joined(case, ben, dee):
    other = make_case(name="Amina", email="amina@two.example", visitor="other")
    let_act(case, ben, is_for_all=True)
    people = Person.objects.in_bulk([case.person_id, other.person_id])
    one, two = people[case.person_id], people[other.person_id]

    joining_people.join_people(
        one, into=two, by=dee, seen=one.version, seen_other=two.version
    )

    other.refresh_from_db()
    assert followed(other).representative_pk


def test_the_journal_names_by_id_who_took_the_case_back(case, ben):
    acting = let_act(case, ben)

    follow.withdraw(followed(case))

    line = history(case).get(what="withdrawn")
    assert line.actor == f"representative:{acting.pk}"
    assert list(breaks()) == []


def test_the_journal_names_by_id_who_corrected_it(case, ben):
    acting = let_act(case, ben)
    asked = replace(Asked.of(case), place="Hill Road")

    correcting.correct(followed(case), asked, seen=0)

    line = history(case).get(what="corrected")
    assert line.actor == f"representative:{acting.pk}"


def test_the_journal_names_by_id_who_wrote(case, ben):
    acting = let_act(case, ben)

    send_form(words="More.", email=OMAR, concerns=case.reference)

    line = history(case).filter(what="message").last()
    assert line.actor == f"representative:{acting.pk}"


def test_the_journal_holds_no_name_and_no_address(case, ben):
    let_act(case, ben)

    line = history(case).get(what="authority_granted")
    assert "Omar" not in str(line.after)
    assert OMAR not in str(line.after)


@pytest.mark.parametrize(
    ("told", "addresses"),
    [
        pytest.param(Told.BOTH, [AMINA, OMAR], id="both"),
        pytest.param(Told.REPRESENTATIVE, [OMAR], id="who acts"),
        pytest.param(Told.PERSON, [AMINA], id="the person"),
    ],
)
def test_who_is_written_to_follows(case, ben, told, addresses):
    let_act(case, ben, told=told)

    assert reply(case, ben) == addresses


def test_who_acts_without_a_mailbox_does_not_keep_the_person_from_being_told(case, ben):
    let_act(case, ben, kind="phone", address="01632 960011", told=Told.REPRESENTATIVE)

    assert reply(case, ben) == [AMINA]


def test_a_lapsed_authority_gets_no_letter(case, ben):
    let_act(case, ben, last_day=today())

    with time_machine.travel(timezone.now() + DAY):
        assert reply(case, ben) == [AMINA]


def test_each_gets_a_link_for_their_own_address(case, ben):
    let_act(case, ben)
    reply(case, ben)

    first, copy = letters("reply").order_by("pk")
    assert copy.copy_of == first
    assert "Dear Omar Haddad" in copy.text
    assert link_key(case.reference, OMAR).partition(":")[0] in copy.text
    assert link_key(case.reference, OMAR).partition(":")[0] not in first.text


def test_a_new_case_is_confirmed_to_both_where_somebody_acts_in_all(case, ben):
    let_act(case, ben, is_for_all=True)

    other = make_case(words="Another lamp.", visitor="other")

    sent = letters("acknowledgement").filter(case=other).order_by("pk")
    assert [each.address for each in sent] == [AMINA, OMAR]


def test_a_lost_link_goes_to_everybody_who_can_follow(case, ben):
    let_act(case, ben, told=Told.PERSON)

    follow.send_link(case.reference)

    assert {each.address for each in letters("link")} == {AMINA, OMAR}


def test_what_a_representative_answers_by_mail_is_added_to_the_case(case, ben):
    let_act(case, ben)
    reply(case, ben)
    to = letters("reply").get(address=OMAR).reply_to

    envelope = send_mail("We agree.", sender=f"Omar <{OMAR}>", to=to)

    assert envelope.case_reference == case.reference


def test_what_they_answer_after_their_last_day_is_a_case_of_its_own(case, ben):
    let_act(case, ben, last_day=today(), is_for_all=True)
    reply(case, ben)
    to = letters("reply").get(address=OMAR).reply_to

    with time_machine.travel(timezone.now() + DAY):
        envelope = send_mail("We object.", sender=f"Omar <{OMAR}>", to=to)

    other = Case.objects.get(reference=envelope.case_reference)
    assert other != case
    assert other.links.get().to == case


def test_the_person_is_heard_by_an_address_that_somebody_acted_by(case, ben):
    acting = let_act(case, ben)
    representing.end(case, acting.pk, by=ben)
    case.contact = acting.contact
    case.save()
    reply(case, ben)
    to = letters("reply").get(address=OMAR).reply_to

    envelope = send_mail("It is me.", sender=f"Omar <{OMAR}>", to=to)

    assert envelope.case_reference == case.reference


def test_nobody_acts_for_somebody_who_is_not_known(town, ben):
    case = make_case(name="", email="")

    with pytest.raises(Refused):
        let_act(case, ben)


@pytest.mark.parametrize("address", [AMINA, " Amina@Mail.example"])
def test_nobody_acts_for_themselves(case, ben, address):
    with pytest.raises(Refused):
        let_act(case, ben, address=address)


def test_nobody_acts_twice(case, ben):
    let_act(case, ben)

    with pytest.raises(Refused):
        let_act(case, ben)


def test_who_acted_before_can_act_again(case, ben):
    acting = let_act(case, ben)
    representing.end(case, acting.pk, by=ben)

    again = let_act(case, ben)

    assert representatives_of(case) == [again]


def test_who_lets_somebody_act_must_have_seen_the_case_as_it_is(case, ben):
    with pytest.raises(Stale):
        let_act(case, ben, seen=case.version + 1)


def test_it_is_in_the_log_of_the_person(case, ben):
    acting = let_act(case, ben)
    representing.end(case, acting.pk, by=ben)

    done = case.person.changes.order_by("pk").values_list("what", "by")
    assert list(done) == [("represented", ben.pk), ("unrepresented", ben.pk)]


def test_who_acts_for_a_person_asks_for_another_look_at_their_complaint(town, ben):
    complaint = make_complaint()
    let_act(complaint, ben)
    answered(complaint, ben)
    acting = Representative.objects.get(case=complaint.pk)

    escalating.ask_for_another_look(followed(complaint))

    moved = history(complaint).filter(what="complaint_moved").latest("number")
    assert moved.actor == representative_actor(acting.pk)
