"""An address changes when its holder says so; the old one is told, and can stop it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from answerable.cases.access import case_followed
from answerable.cases.proofs import LinkProof, link_key
from answerable.cases.tests.makers import history
from answerable.casework import contact_points
from answerable.casework.contact_points import ASKED_A_DAY
from answerable.casework.tests.makers import make_case, send_form
from answerable.casework.verify import breaks
from answerable.correspondence.models import Dispatch
from answerable.lib.errors import NotFound, Refused, Stale
from answerable.lib.parties import IdentityLevel
from answerable.people.actions import forget_unconfirmed
from answerable.people.models import ContactChange, ContactClaim, ContactPoint
from answerable.people.models.contact_change import CONFIRMED_WITHIN, STOPPED_WITHIN
from answerable.people.queries import find_point
from answerable.people.tests.makers import make_person

OLD, NEW = "amina@mail.example", "amina@new.example"
NUMBER = "+441632960011"
HOUR = timedelta(hours=1)
How = ContactChange.How
KEY = re.compile(r"/address/(?:stop/)?([^/\s]+)/")


def followed(case):
    return case_followed(LinkProof(link_key(case.reference, OLD)), case.reference)


def ask_own(case, kind="email", typed=NEW):
    return contact_points.ask_own(followed(case), kind, typed)


def ask_phone(case, by, **changes):
    facts = {"replaces": None, "by": by, "seen": case.person.version}
    return contact_points.ask(case.person, "phone", NUMBER, **(facts | changes))


def key_to(address):
    """Return the key in the last letter to an address, as its reader finds it."""
    return KEY.findall(letters_to(address).last().text)[0]


def letters_to(address):
    return Dispatch.objects.filter(
        address=address, occasion__startswith="contact"
    ).order_by("pk")


def test_until_it_is_confirmed_nothing_changes(case):
    ask_own(case)

    case.refresh_from_db()
    assert case.contact.address == OLD
    assert not ContactPoint.objects.filter(address=NEW).exists()


def test_the_new_address_gets_a_link_and_the_old_one_is_told(case):
    ask_own(case)

    assert letters_to(NEW).get().occasion == "contact_confirm"
    assert letters_to(OLD).get().occasion == "contact_stop"


def test_the_old_address_is_not_told_the_new_one(case):
    ask_own(case)

    assert NEW not in letters_to(OLD).get().text


def test_the_letter_to_the_new_address_says_nothing_of_a_case(case):
    ask_own(case)

    text = letters_to(NEW).get().text
    assert "/track/" not in text
    assert case.reference not in text
    assert "Amina" not in text


def test_the_link_in_the_new_address_lets_it_hold_for_all_their_cases(case):
    other = make_case(words="Another lamp.", visitor="other")
    ask_own(case)

    contact_points.confirm(key_to(NEW))

    for each in (case, other):
        each.refresh_from_db()
        assert each.contact.address == NEW
    assert case.contact.level == IdentityLevel.VERIFIED_CHANNEL


def test_each_case_says_in_its_journal_that_it_is_written_to_elsewhere(case):
    old = case.contact_id
    ask_own(case)
    contact_points.confirm(key_to(NEW))

    case.refresh_from_db()
    asked, changed = history(case).filter(what__startswith="contact_")
    assert (asked.actor, changed.actor) == ("person", "person")
    assert asked.after["kind"] == "email"
    assert changed.before == {"contact": old}
    assert changed.after == {"contact": case.contact_id}
    assert list(breaks()) == []


def test_a_letter_that_is_on_its_way_keeps_its_address(case):
    letter = Dispatch.objects.get(case=case)
    ask_own(case)

    contact_points.confirm(key_to(NEW))

    letter.refresh_from_db()
    assert letter.address == OLD


def test_links_that_went_to_the_old_address_open_nothing_any_more(case):
    ask_own(case)
    contact_points.confirm(key_to(NEW))

    with pytest.raises(NotFound):
        followed(case)


def test_a_link_confirms_once(case):
    ask_own(case)
    key = key_to(NEW)
    contact_points.confirm(key)

    contact_points.confirm(key)

    assert history(case).filter(what="contact_changed").count() == 1


def test_a_link_does_not_confirm_what_was_stopped(case):
    ask_own(case)
    contact_points.stop(key_to(OLD))

    with pytest.raises(Refused):
        contact_points.confirm(key_to(NEW))


def test_a_link_does_not_confirm_too_late(case):
    ask_own(case)

    with (
        time_machine.travel(timezone.now() + CONFIRMED_WITHIN),
        pytest.raises(Refused),
    ):
        contact_points.confirm(key_to(NEW))


def test_a_link_of_one_letter_does_not_do_what_that_of_the_other_does(case):
    ask_own(case)

    with pytest.raises(NotFound):
        contact_points.confirm(key_to(OLD))


def test_a_key_that_is_not_ours_is_nothing(case):
    with pytest.raises(NotFound):
        contact_points.confirm("1:forged")


def test_the_old_address_takes_back_what_took_effect(case):
    ask_own(case)
    contact_points.confirm(key_to(NEW))

    contact_points.stop(key_to(OLD))

    case.refresh_from_db()
    assert case.contact.address == OLD
    assert find_point(case.person, "email").address == OLD


def test_who_takes_a_case_over_does_not_keep_it_by_another_change(case):
    ask_own(case)
    stolen = key_to(OLD)
    contact_points.confirm(key_to(NEW))
    theirs = case_followed(LinkProof(link_key(case.reference, NEW)), case.reference)
    contact_points.ask_own(theirs, "email", "third@new.example")
    contact_points.confirm(key_to("third@new.example"))

    contact_points.stop(stolen)

    case.refresh_from_db()
    assert case.contact.address == OLD
    assert find_point(case.person, "email").address == OLD
    assert not case.person.contact_changes.filter(stopped_at=None)


def test_the_first_letter_stops_what_was_asked_for_instead(case):
    ask_own(case)
    first = key_to(OLD)
    ask_own(case, typed="second@new.example")
    ask_own(case, typed="third@new.example")

    assert contact_points.change_to_stop(first).may_be_stopped
    contact_points.stop(first)

    with pytest.raises(Refused):
        contact_points.confirm(key_to("third@new.example"))


def test_a_letter_does_not_stop_what_was_asked_for_later_on(case):
    ask_own(case)
    first = key_to(OLD)
    contact_points.stop(first)
    ask_own(case, typed="second@new.example")

    contact_points.stop(first)

    assert contact_points.confirm(key_to("second@new.example")).is_done


def test_stopping_twice_is_stopping_once(case):
    ask_own(case)
    contact_points.confirm(key_to(NEW))
    contact_points.stop(key_to(OLD))

    contact_points.stop(key_to(OLD))

    assert history(case).filter(what="contact_changed").count() == 2


def test_the_old_address_cannot_stop_it_for_ever(case):
    ask_own(case)
    contact_points.confirm(key_to(NEW))

    with time_machine.travel(timezone.now() + STOPPED_WITHIN), pytest.raises(Refused):
        contact_points.stop(key_to(OLD))


def test_an_address_of_somebody_else_looks_the_same_to_who_asks(case):
    other = make_case(name="Omar", email=NEW, visitor="other")

    change = ask_own(case)

    assert letters_to(NEW).count() == 1
    assert change.is_waiting
    assert other.person.contact_changes.count() == 0


def test_an_address_of_somebody_else_stays_theirs_and_staff_see_who_gave_it(case):
    other = make_case(name="Omar", email=NEW, visitor="other")
    ask_own(case)

    contact_points.confirm(key_to(NEW))

    claim = ContactClaim.objects.get()
    assert claim.point.person == other.person
    assert claim.person == case.person


def test_who_asks_twice_in_a_moment_asks_once(case):
    first = ask_own(case)

    again = ask_own(case)

    assert again == first
    assert letters_to(NEW).count() == 1


def test_a_later_wish_ends_an_earlier_one(case):
    first = ask_own(case)

    ask_own(case, typed="amina@third.example")

    first.refresh_from_db()
    assert not first.is_waiting


def test_a_person_cannot_ask_again_and_again(case):
    for number in range(ASKED_A_DAY):
        ask_own(case, typed=f"amina{number}@new.example")

    with pytest.raises(Refused):
        ask_own(case)


def test_the_old_address_is_told_however_many_letters_it_had(case):
    for number in range(6):
        send_form(words=f"{number}", email=OLD, visitor=f"v{number}")

    ask_own(case)

    assert letters_to(OLD).exists()


def test_the_address_that_we_have_is_no_other(case):
    with pytest.raises(Refused):
        ask_own(case, typed=" AMINA@mail.example")


def test_new_cases_go_to_the_address_that_holds(case, ben):
    ask_own(case)
    contact_points.confirm(key_to(NEW))

    assert find_point(case.person, "email").address == NEW


def test_a_number_waits_until_one_of_us_has_checked_it(case, ben):
    change = ask_own(case, kind="phone", typed=NUMBER)
    assert change.is_waiting

    contact_points.confirm_at_desk(case.person, change.pk, how=How.RUNG, by=ben)

    change.refresh_from_db()
    assert (change.how, change.confirmed_by) == ("rung", ben)
    assert find_point(case.person, "phone").level == IdentityLevel.VERIFIED_CHANNEL


def test_a_document_that_we_saw_proves_more_than_a_call(case, ben):
    change = ask_phone(case, ben)

    contact_points.confirm_at_desk(case.person, change.pk, how=How.SEEN, by=ben)

    assert find_point(case.person, "phone").level == IdentityLevel.SEEN_IN_PERSON


def test_of_a_new_number_the_address_that_we_have_is_told(case, ben):
    ask_phone(case, ben)

    assert letters_to(OLD).get().occasion == "contact_stop"


def test_nobody_confirms_an_e_mail_address_by_hand(case, ben):
    change = ask_own(case)

    with pytest.raises(Refused):
        contact_points.confirm_at_desk(case.person, change.pk, how=How.RUNG, by=ben)


def test_a_change_is_confirmed_for_its_own_person_alone(case, ben):
    omar = make_person("Omar", "omar@mail.example")
    change = ask_phone(case, ben)

    with pytest.raises(NotFound):
        contact_points.confirm_at_desk(omar, change.pk, how=How.RUNG, by=ben)


def test_who_writes_it_down_must_have_seen_the_person_as_they_are(case, ben):
    with pytest.raises(Stale):
        ask_phone(case, ben, seen=case.person.version + 1)


def test_what_was_done_is_in_the_log_of_the_person(case, ben):
    change = ask_phone(case, ben)
    contact_points.confirm_at_desk(case.person, change.pk, how=How.RUNG, by=ben)
    contact_points.stop_at_desk(case.person, change.pk, by=ben)

    done = case.person.changes.order_by("pk").values_list("what", "by")
    assert list(done) == [
        ("contact_asked", ben.pk),
        ("contact_changed", ben.pk),
        ("contact_stopped", ben.pk),
    ]


def test_a_person_who_was_joined_meanwhile_must_ask_anew(case):
    other = make_case(name="Omar", email="omar@mail.example", visitor="other")
    ask_own(case)
    ContactPoint.objects.filter(address=OLD).update(person=other.person)

    with pytest.raises(Refused):
        contact_points.confirm(key_to(NEW))


def test_an_address_that_was_never_confirmed_is_forgotten_when_none_can_stop_it(case):
    ask_own(case)
    key = key_to(NEW)

    assert forget_unconfirmed(timezone.now() + STOPPED_WITHIN - HOUR) == 0
    assert forget_unconfirmed(timezone.now() + STOPPED_WITHIN + HOUR) == 1
    with pytest.raises(NotFound):
        contact_points.change_to_confirm(key)


def test_an_address_that_was_confirmed_stays_with_how_we_know_of_it(case):
    ask_own(case)
    contact_points.confirm(key_to(NEW))

    forget_unconfirmed(timezone.now() + 2 * STOPPED_WITHIN)

    assert ContactChange.objects.get().how == How.LINK


def test_a_link_lives_shorter_than_the_time_to_stop():
    assert timedelta() < CONFIRMED_WITHIN < STOPPED_WITHIN
