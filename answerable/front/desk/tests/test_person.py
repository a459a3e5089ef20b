"""The page of a person: who may open it, what it shows, what can be written down."""

from __future__ import annotations

import pytest
from django.urls import reverse

from answerable.agency.models import StaffRole
from answerable.agency.roles import Role
from answerable.casework import persons
from answerable.casework.tests.makers import make_case
from answerable.front.desk.people.person import PAGE
from answerable.front.desk.queue.positions import position_of
from answerable.front.desk.tests.pages import address, read, text_of
from answerable.lib.wishes import Wishes
from answerable.people.models import PersonChange
from answerable.people.queries import wishes_of
from answerable.people.tests.makers import WISHES

MOST_QUERIES = 19
CHOSEN = {
    "language": "ar",
    "channel": "phone",
    "hours": "morning",
    "needs": ["interpreter", "large_print"],
    "agreed": "on",
}


@pytest.fixture
def amina(case):
    return case.person


def of(person, name=""):
    """Return the address of a person, or of something to do with them."""
    return reverse(f"desk:person-{name}" if name else "desk:person", args=[person.pk])


def write(browser, person, **changes):
    sent = CHOSEN | {"seen": person.version} | changes
    return browser.post(of(person, "preferences"), sent)


def test_the_page_shows_how_a_person_is_reached_and_how_sure_we_are(clerk, amina):
    page = text_of(clerk.get(of(amina)))

    assert "Amina Yusuf" in page
    assert "amina@mail.example given, not proved" in page


def test_the_case_leads_to_its_person(clerk, case, amina):
    page = read(clerk.get(address(case)))

    assert page.find("a", href=of(amina)).get_text(strip=True) == "Amina Yusuf"


def test_a_case_without_a_person_leads_nowhere(clerk, town):
    page = read(clerk.get(address(make_case(name="", email=""))))

    assert page.aside.h2.get_text(strip=True) == "Not named"


def test_another_team_finds_nobody(seat, chloe, amina):
    browser = seat(chloe)

    for name in ("", "preferences"):
        assert browser.get(of(amina, name)).status_code == 404
    assert browser.post(of(amina, "forget")).status_code == 404


def test_who_only_reads_sees_no_address_and_changes_nothing(seat, ada, amina):
    browser = seat(ada)

    page = text_of(browser.get(of(amina)))

    assert "Amina Yusuf" in page
    assert "amina@mail.example" not in page
    assert "Addresses are shown to those who work on a case of theirs" in page
    assert browser.get(of(amina, "preferences")).status_code == 403
    assert browser.post(of(amina, "forget")).status_code == 403


def test_the_look_of_an_auditor_leaves_a_trace(seat, ada, amina):
    seat(ada).get(of(amina))

    look = amina.changes.get()
    assert (look.what, look.by) == (PersonChange.What.LOOKED_AT, ada)


def test_a_case_of_another_team_is_not_listed(clerk, case, amina):
    make_case(words="The tree leans.", service="tree")

    page = text_of(clerk.get(of(amina)))

    assert case.reference in page
    assert "The tree leans." not in page


def test_long_lists_go_on_by_pages(seat, dee, amina):
    for number in range(PAGE):
        make_case(words=f"Matter {number}.", visitor=f"v{number}")
    browser = seat(dee)

    first = read(browser.get(of(amina)))
    second = read(browser.get(of(amina) + first.find("a", rel="next")["href"]))

    assert len(first.tbody.find_all("tr")) == PAGE
    assert len(second.tbody.find_all("tr")) == 1
    assert "Back to the newest" in second.get_text()


def test_behind_the_last_page_there_is_nothing(clerk, case, amina):
    page = text_of(clerk.get(of(amina), {"after": position_of(case)}))

    assert "There is nothing further down" in page


@pytest.mark.parametrize(
    "number", [pytest.param(1, id="one case"), pytest.param(15, id="fifteen cases")]
)
def test_the_page_asks_the_database_the_same_however_much_there_is(
    seat, dee, amina, number, django_assert_max_num_queries
):
    for each in range(number):
        make_case(words=f"Matter {each}.", visitor=f"v{each}")
    persons.remember(amina, WISHES, by=dee, seen=0)
    browser = seat(dee)

    with django_assert_max_num_queries(MOST_QUERIES):
        browser.get(of(amina))


def test_what_a_person_agreed_to_is_written_down_and_shown(clerk, ben, case, amina):
    answer = write(clerk, amina)

    page = text_of(clerk.get(answer.url))
    assert wishes_of(amina.pk) == WISHES
    for words in ("Arabic", "By phone", "in the morning", "Large print"):
        assert words in page
    assert "told by version 1 of the notice" in page
    assert "Agreed that we remember how to be in touch Today" in page
    assert "Large print" in text_of(clerk.get(address(case)))


def test_without_their_yes_nothing_is_kept_and_nothing_typed_is_lost(clerk, amina):
    answer = write(clerk, amina, agreed="")

    page = read(answer)
    assert answer.status_code == 422
    assert "Ask them first" in page.find(class_="errsum").get_text()
    assert page.find("option", value="ar").has_attr("selected")
    assert wishes_of(amina.pk) == Wishes()


def test_who_agreed_is_not_asked_again_when_something_changes(clerk, amina):
    write(clerk, amina)
    amina.refresh_from_db()

    page = read(clerk.get(of(amina, "preferences")))
    write(clerk, amina, language="es", agreed="")

    assert page.find("input", {"name": "agreed"}) is None
    assert wishes_of(amina.pk).language == "es"


def test_a_page_that_is_older_than_the_person_shows_what_is_new(clerk, dee, amina):
    persons.remember(amina, WISHES, by=dee, seen=0)

    answer = write(clerk, amina, language="es")

    page = read(answer)
    assert answer.status_code == 409
    assert "Somebody changed this person’s page meanwhile" in page.get_text()
    assert page.find("option", value="es").has_attr("selected")
    assert wishes_of(amina.pk) == WISHES


def test_what_is_withdrawn_is_erased_and_the_page_says_when(clerk, amina):
    write(clerk, amina)

    answer = clerk.post(of(amina, "forget"))

    page = text_of(clerk.get(answer.url))
    assert wishes_of(amina.pk) == Wishes()
    assert "Nothing is remembered." in page
    assert "Withdrawn today" in page


def test_a_head_reads_and_writes_nothing_down(seat, ben, town, case, amina):
    StaffRole.objects.filter(staff=ben).update(role=Role.DEPARTMENT_HEAD)

    page = text_of(seat(ben).get(of(amina)))

    assert "Ask them, and write it down" not in page
