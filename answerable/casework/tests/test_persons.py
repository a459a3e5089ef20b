"""What a person lets us remember is used in how we answer, and in nothing else."""

from __future__ import annotations

import pytest

from answerable.cases.models import Case, JournalEntry
from answerable.casework import persons
from answerable.casework.tests.makers import case_of, make_case, send_form, send_mail
from answerable.correspondence.models import Dispatch
from answerable.lib.errors import Stale
from answerable.lib.wishes import Wishes
from answerable.people.models import ContactPoint
from answerable.people.queries import wishes_of

ARABIC = Wishes(language="ar")


def remember(case, wishes, ben):
    return persons.remember(case.person, wishes, by=ben, seen=case.person.version)


def test_a_mail_is_answered_in_the_language_that_its_writer_likes(case, ben):
    remember(case, ARABIC, ben)

    later = case_of(send_mail("The kerb is broken.", subject="Kerb"))

    assert later.language == "ar"
    assert Dispatch.objects.get(case=later).language == "ar"


def test_a_form_asks_for_the_language_and_that_holds_for_its_case(case, ben):
    remember(case, ARABIC, ben)

    assert make_case(words="The kerb is broken.", language="es").language == "es"


def test_the_letters_of_open_cases_follow_the_wish(case, ben):
    remember(case, ARABIC, ben)

    case.refresh_from_db()
    line = JournalEntry.objects.filter(case_id=case.pk).order_by("-number").first()
    assert case.language == "ar"
    assert (line.what, line.actor) == ("language_changed", f"staff:{ben.pk}")
    assert line.after == {"language": "ar"}


def test_a_case_in_that_language_already_stays_untouched(case, ben):
    remember(case, Wishes(language="en"), ben)

    assert Case.objects.get(pk=case.pk).version == case.version


def test_a_wish_without_a_language_changes_no_letter(case, ben):
    remember(case, Wishes(channel="phone"), ben)

    assert Case.objects.get(pk=case.pk).language == "en"


def test_who_likes_mail_and_wrote_from_a_phone_number_is_answered_by_mail(case, ben):
    ContactPoint.objects.create(
        person=case.person, kind="phone", address="+34600100200"
    )
    remember(case, Wishes(channel="email"), ben)

    called = case_of(send_form(phone="+34 600 100 200", token="call").envelope)

    assert called.contact.address == "amina@mail.example"


def test_who_likes_mail_and_has_no_address_is_answered_as_they_came(town, ben):
    first = make_case(email="", phone="+34 600 100 200")
    remember(first, Wishes(channel="email"), ben)

    again = make_case(email="", phone="+34 600 100 200", words="The kerb is broken.")

    assert again.contact.kind == "phone"


def test_who_likes_a_call_still_gets_our_letters(case, ben):
    remember(case, Wishes(channel="phone"), ben)

    later = make_case(words="The kerb is broken.")

    assert later.contact.address == "amina@mail.example"


def test_two_who_write_it_down_at_once_do_not_overwrite_each_other(case, ben, dee):
    remember(case, ARABIC, ben)

    with pytest.raises(Stale):
        persons.remember(case.person, Wishes(language="es"), by=dee, seen=0)

    assert wishes_of(case.person.pk) == ARABIC


def test_after_it_is_withdrawn_nothing_is_used_any_more(case, ben):
    remember(case, ARABIC, ben)

    persons.forget(case.person, by=ben)

    assert case_of(send_mail("The kerb is broken.")).language != "ar"
