"""Somebody whom we know is not asked again; a stranger with their address learns nothing."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from answerable.cases.models import Case
from answerable.cases.proofs import link_key
from answerable.casework import persons
from answerable.casework.tests.makers import send_form
from answerable.correspondence.models import Dispatch
from answerable.front.portal.tests.pages import (
    Walk,
    look,
    mistakes,
    of_case,
    read,
    text_of,
)
from answerable.lib.wishes import Wishes
from answerable.people.models import ConsentRecord, Preference
from answerable.people.queries import consents_of, wishes_of, wishes_waiting

AMINA = "amina@mail.example"
WISHES = Wishes("ar", "phone", "morning", ("large_print",))
CHOSEN = {
    "language": "ar",
    "channel": "phone",
    "hours": "morning",
    "needs": ["large_print"],
    "agreed": "on",
}


@pytest.fixture
def proved(client, reference):
    """The browser of Amina, who followed the link in our letter."""
    client.get(
        reverse("portal:case-link", args=[reference, link_key(reference, AMINA)])
    )
    return client


@pytest.fixture
def amina(lamp):
    return lamp.person


def tell(client, reference, person, **changes):
    sent = CHOSEN | {"seen": person.version} | changes
    return client.post(of_case("case-preferences", reference), sent)


def press(client, reference, name):
    return client.post(of_case(name, reference))


def test_B01_a_returning_customer_is_not_asked_again(
    proved, reference, amina
):  # the row's id
    tell(proved, reference, amina)
    answer = proved.post(of_case("case-again", reference), {"door": "report"})
    walk = Walk(proved)
    walk.token = answer.url.split("/")[-3]
    walk.post("what", words="The kerb is broken.", wish="Please mend it.")
    walk.post("service", service="?")
    next_page = walk.post("photo").url

    page = text_of(walk.look("check"))
    walk.send()

    assert next_page == walk.address("check")
    for known in ("Amina Yusuf", AMINA):
        assert known in page
    case = Case.objects.get(reference=walk.reference)
    assert (case.person, case.language) == (amina, "ar")
    assert Dispatch.objects.get(case=case).language == "ar"


def test_B01_withdrawing_consent_erases_what_was_remembered(
    proved, reference, amina
):  # the row's id
    tell(proved, reference, amina)

    press(proved, reference, "case-forget")

    assert wishes_of(amina.pk) == Wishes()
    assert not Preference.objects.exists()
    assert consents_of(amina)[0].withdrawn_at is not None
    assert proved.get(of_case("case-again", reference)).status_code == 403
    assert "We remember nothing of you" in text_of(look(proved, reference))


def test_what_somebody_lets_us_remember_is_shown_to_them(proved, reference, amina):
    tell(proved, reference, amina)

    page = text_of(look(proved, reference))

    for words in ("Language: Arabic", "Best way: By phone", "Needs: Large print"):
        assert words in page
    assert consents_of(amina)[0].source == ConsentRecord.Source.LINK


def test_the_letters_of_the_case_follow_at_once(proved, reference, amina, lamp):
    tell(proved, reference, amina)

    lamp.refresh_from_db()
    assert lamp.language == "ar"


def test_without_a_yes_nothing_is_kept(proved, reference, amina):
    answer = tell(proved, reference, amina, agreed="")

    assert mistakes(answer) == ["Tick this, or we may not remember it"]
    assert read(answer).find("option", value="ar").has_attr("selected")
    assert wishes_of(amina.pk) == Wishes()


def test_what_a_colleague_wrote_down_meanwhile_is_not_overwritten(
    proved, reference, amina, ben
):
    persons.remember(amina, Wishes(language="es"), by=ben, seen=0)

    answer = tell(proved, reference, amina)

    assert "Look at what is new" in mistakes(answer)[0]
    assert read(answer).find("option", value="ar").has_attr("selected")
    assert wishes_of(amina.pk) == Wishes(language="es")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, id=name)
        for name in ("preferences", "accept", "decline", "forget", "again")
    ],
)
def test_who_shows_a_secret_alone_is_nobody_whom_we_know(follower, reference, name):
    address = of_case(f"case-{name}", reference)

    answer = follower.post(address, CHOSEN | {"seen": 0})

    assert answer.status_code == 403
    assert "open your case by the link" in text_of(answer)


def test_who_shows_a_secret_alone_sees_nothing_that_we_remember(
    follower, reference, amina, ben
):
    persons.remember(amina, WISHES, by=ben, seen=0)

    assert "Large print" not in text_of(look(follower, reference))


def test_a_stranger_who_types_the_address_learns_and_changes_nothing(
    client, walk, amina, ben
):
    persons.remember(amina, WISHES, by=ben, seen=0)
    walk.until_check(email=AMINA, channel="email", agreed="on")

    page = text_of(walk.look("check"))
    walk.send()

    assert "Amina Yusuf" not in page
    assert "Large print" not in page
    assert wishes_of(amina.pk) == WISHES


def ask(**wishes):
    """Send a form that asks us to remember something, and follow the link of its letter."""
    kept = send_form(
        name="Amina Yusuf",
        email=AMINA,
        token="asks",
        wishes={"language": "ar"} | wishes,
    )
    browser = Client()
    reference = kept.envelope.reference
    browser.get(
        reverse("portal:case-link", args=[reference, link_key(reference, AMINA)])
    )
    return browser, reference


def test_what_a_form_asks_for_waits_until_its_person_says_yes(town, amina):
    browser, reference = ask(hours="morning")

    assert wishes_of(amina.pk) == Wishes()
    assert wishes_waiting(amina.pk) == Wishes(language="ar", hours="morning")
    assert "Did you ask us to remember this?" in text_of(look(browser, reference))
    press(browser, reference, "case-accept")
    assert wishes_of(amina.pk) == Wishes(language="ar", hours="morning")
    assert wishes_waiting(amina.pk) is None
    assert Case.objects.get(reference=reference).language == "ar"


def test_the_letter_says_where_to_say_yes(town, amina):
    _, reference = ask()

    letter = Dispatch.objects.get(case__reference=reference)
    assert "You asked us to remember how you want to be in touch." in letter.text


def test_whoever_did_not_ask_says_no_and_it_is_erased(town, amina):
    browser, reference = ask()

    press(browser, reference, "case-decline")

    assert wishes_waiting(amina.pk) is None
    assert not Preference.objects.exists()
    assert amina.changes.filter(what="declined").exists()


def test_a_second_yes_or_no_changes_nothing(town, amina):
    browser, reference = ask()
    press(browser, reference, "case-accept")
    changes = amina.changes.count()

    press(browser, reference, "case-accept")
    press(browser, reference, "case-decline")

    assert wishes_of(amina.pk).language == "ar"
    assert amina.changes.count() == changes


def test_a_later_form_replaces_what_an_earlier_asked_for(town, amina):
    ask(hours="morning")
    send_form(name="Amina", email=AMINA, token="later", wishes={"language": "es"})

    assert wishes_waiting(amina.pk) == Wishes(language="es")
    assert amina.consents.count() == 1


def test_what_is_remembered_already_is_not_asked_for(amina, ben):
    persons.remember(amina, Wishes(language="ar"), by=ben, seen=0)

    ask()

    assert wishes_waiting(amina.pk) is None


def test_on_the_way_a_wish_needs_a_yes_and_nothing_typed_is_lost(walk):
    answer = walk.until_check(email=AMINA, needs=["large_print"])

    assert mistakes(answer) == [
        "Tick this so that we may remember it, or choose nothing here"
    ]
    assert read(answer).find("input", value="large_print").has_attr("checked")
    assert read(answer).details.has_attr("open")


def test_on_the_way_a_yes_needs_an_address_where_we_can_ask(walk):
    answer = walk.until_check(phone="0800 123 456", hours="morning", agreed="on")

    assert "we ask there whether it is you" in mistakes(answer)[0]


def test_what_is_asked_for_is_shown_before_it_is_sent(walk):
    walk.until_check(email=AMINA, needs=["large_print"], agreed="on")

    page = text_of(walk.look("check"))
    walk.send()

    assert "You ask us to remember" in page
    person = Case.objects.get(reference=walk.reference).person
    assert wishes_waiting(person.pk) == Wishes("en", needs=("large_print",))


def test_the_page_offers_every_door_to_who_is_known(proved, reference, amina):
    tell(proved, reference, amina)

    page = read(proved.get(of_case("case-again", reference)))

    assert len(page.find_all("button", {"name": "door"})) == 4
