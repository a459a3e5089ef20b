"""Joining people at the desk: suggested, looked at, done, and taken back."""

from __future__ import annotations

import pytest
from django.urls import reverse

from answerable.agency.models import StaffRole
from answerable.agency.roles import Role
from answerable.casework.tests.makers import make_case
from answerable.front.desk.tests.pages import read, text_of


@pytest.fixture
def twin_case(town):
    return make_case(email="amina+town@mail.example", words="The kerb is broken.")


def of(person, name="join"):
    return reverse(f"desk:person-{name}", args=[person.pk])


def look(browser, one, reference):
    return browser.get(of(one.person), {"other": reference})


def press(browser, page, one, **changes):
    """Press the button of a page that shows both."""
    form = read(page).find("form", action=of(one.person), method="post")
    sent = {each["name"]: each["value"] for each in form.find_all("input")}
    return browser.post(of(one.person), sent | changes)


def test_a_likely_twin_is_suggested_to_who_may_work_for_both(clerk, case, twin_case):
    page = read(clerk.get(reverse("desk:person", args=[case.person_id])))

    assert page.find("a", href=f"{of(case.person)}?other={twin_case.reference}")


def test_who_names_no_case_of_the_other_is_asked_to(clerk, case):
    answer = look(clerk, case, "")

    assert answer.status_code == 422
    assert "Type the reference of a case of the other person" in text_of(answer)


def test_a_twin_that_only_another_team_sees_is_not_suggested(clerk, case):
    make_case(email="amina+town@mail.example", words="The tree leans.", service="tree")

    page = text_of(clerk.get(reverse("desk:person", args=[case.person_id])))

    assert "the same name and an address that is alike" not in page


def test_the_page_shows_what_will_move_and_does_nothing_yet(clerk, case, twin_case):
    page = text_of(look(clerk, twin_case, case.reference))

    assert "amina+town@mail.example" in page
    assert "All addresses and cases of the first go to the second" in page
    twin_case.refresh_from_db()
    assert twin_case.person != case.person


def test_the_button_joins_and_the_page_of_the_one_takes_apart(clerk, case, twin_case):
    twin = twin_case.person
    answer = press(clerk, look(clerk, twin_case, case.reference), twin_case)

    page = clerk.get(answer.url)
    assert "Amina Yusuf was joined with this person" in text_of(page)
    join = read(page).find("input", {"name": "join"})["value"]
    clerk.post(of(case.person, "part"), {"join": join})

    twin_case.refresh_from_db()
    assert twin_case.person == twin
    assert "was joined with" not in text_of(clerk.get(answer.url))


def test_what_changed_since_the_page_was_shown_is_shown_again(clerk, case, twin_case):
    answer = press(
        clerk, look(clerk, twin_case, case.reference), twin_case, seen_other="7"
    )

    assert answer.status_code == 409
    assert "Somebody changed this person’s page meanwhile" in text_of(answer)
    twin_case.refresh_from_db()
    assert twin_case.person != case.person


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param("nonsense", "This is no reference", id="no reference"),
        pytest.param("7K4M-9XQK", "There is no case with this reference", id="unknown"),
    ],
)
def test_a_wrong_reference_is_named_with_its_mend(clerk, case, typed, said):
    answer = look(clerk, case, typed)

    assert answer.status_code == 422
    assert said in text_of(answer)


def test_a_case_of_nobody_joins_nothing(clerk, case):
    nobody = make_case(name="", email="", words="The kerb is broken.")

    assert "Nobody is known" in text_of(look(clerk, case, nobody.reference))


def test_a_person_and_themselves_are_one_already(clerk, case):
    page = text_of(look(clerk, case, case.reference))

    assert "That is this very person" in page
    assert "They are one: join them" not in page


def test_who_is_named_by_nothing_is_asked_for(clerk, case):
    page = text_of(clerk.get(of(case.person)))

    assert "Reference of a case of the other person" in page


def test_a_page_that_was_not_complete_joins_nothing(clerk, case, twin_case):
    answer = clerk.post(of(twin_case.person), {"other": case.reference})

    assert answer.status_code == 422


def test_what_is_not_joined_is_not_found(clerk, case):
    assert clerk.post(of(case.person, "part"), {"join": "x"}).status_code == 404
    assert clerk.post(of(case.person, "part"), {"join": "0"}).status_code == 422


def test_who_only_reads_joins_nothing(seat, ada, case, twin_case):
    browser = seat(ada)

    assert look(browser, twin_case, case.reference).status_code == 403
    assert browser.post(of(case.person, "part"), {"join": "1"}).status_code == 403


def test_a_case_that_may_only_be_read_names_nobody(clerk, ben, town, case):
    other = make_case(email="third@mail.example", words="A tree.", service="tree")
    parks = town.parks.department
    StaffRole.objects.create(staff=ben, department=parks, role=Role.DEPARTMENT_HEAD)

    answer = look(clerk, case, other.reference)

    assert answer.status_code == 422
    assert "your role does not work on it" in text_of(answer)
