"""Two records of one human become one; taking them apart restores everything."""

from __future__ import annotations

import pytest

from answerable.cases.models import JournalEntry
from answerable.casework import joining_people
from answerable.casework.joining_people import join_people, part_people
from answerable.casework.tests.makers import case_of, make_case, send_mail
from answerable.lib.errors import Refused, Stale

TWIN = "amina+town@mail.example"


@pytest.fixture
def twin_case(town):
    return make_case(email=TWIN, words="The kerb is broken.")


def join(one, other, by):
    versions = {"seen": one.version, "seen_other": other.version}
    return join_people(one, into=other, by=by, **versions)


def standing(*cases):
    """Return whose the cases and their addresses are."""
    for case in cases:
        case.refresh_from_db()
    return [(case.person, case.contact.person) for case in cases]


def test_addresses_and_cases_go_to_the_one_who_stays(case, twin_case, ben):
    amina, twin = case.person, twin_case.person

    join(twin, amina, ben)

    assert standing(case, twin_case) == [(amina, amina), (amina, amina)]


def test_each_case_that_moved_says_so_with_ids_alone(case, twin_case, ben):
    before = twin_case.person_id

    join(twin_case.person, case.person, ben)

    line = JournalEntry.objects.get(case_id=twin_case.pk, what="person_changed")
    assert line.actor == f"staff:{ben.pk}"
    assert (line.before, line.after) == (
        {"person": before},
        {"person": case.person_id},
    )
    assert not JournalEntry.objects.filter(case_id=case.pk, what="person_changed")


def test_what_comes_later_by_either_address_is_the_one_persons(case, twin_case, ben):
    join(twin_case.person, case.person, ben)

    later = case_of(send_mail("Me again.", sender=f"Amina <{TWIN}>"))

    assert later.person == case.person


def test_taking_apart_restores_everything(case, twin_case, ben, dee):
    before = standing(case, twin_case)
    made = join(twin_case.person, case.person, ben)

    undone = part_people(case.person, join=made.pk, by=dee)

    assert standing(case, twin_case) == before
    assert (undone.by, undone.undone_by) == (ben, dee)


def test_what_came_meanwhile_by_an_address_goes_with_it(case, twin_case, ben):
    twin = twin_case.person
    made = join(twin, case.person, ben)
    theirs = case_of(send_mail("Me again.", sender=f"Amina <{TWIN}>"))
    ours = make_case(words="The tree leans.")

    part_people(case.person, join=made.pk, by=ben)

    assert [person for person, _ in standing(theirs, ours)] == [twin, case.person]


def test_words_stay_with_the_name_under_which_they_were_said(case, twin_case, ben):
    twin = twin_case.person

    join(twin, case.person, ben)

    assert twin_case.interactions.get(kind="message").person == twin


def test_who_read_an_older_page_is_told_and_nothing_moves(case, twin_case, ben):
    join_args = {"into": case.person, "by": ben, "seen": 0, "seen_other": 7}

    with pytest.raises(Stale):
        join_people(twin_case.person, **join_args)

    assert standing(twin_case)[0][0] == twin_case.person != case.person


def test_a_person_is_not_joined_with_themselves(case, ben):
    with pytest.raises(Refused, match="this very person"):
        join(case.person, case.person, ben)


def test_who_others_are_joined_with_is_not_joined_on(case, twin_case, ben):
    third = make_case(email="third@mail.example", words="The tree leans.").person
    join(twin_case.person, case.person, ben)
    case.person.refresh_from_db()

    with pytest.raises(Refused, match="take them apart first"):
        join(case.person, third, ben)


def test_what_is_taken_apart_already_is_not_taken_apart_again(case, twin_case, ben):
    made = join(twin_case.person, case.person, ben)
    part_people(case.person, join=made.pk, by=ben)

    with pytest.raises(Refused, match="not joined any more"):
        part_people(case.person, join=made.pk, by=ben)
    assert str(made) == f"{made.absorbed_id} in {made.survivor_id}"


def test_a_person_with_very_many_cases_is_not_absorbed(
    case, twin_case, ben, monkeypatch
):
    monkeypatch.setattr(joining_people, "MOST_CASES", 0)

    with pytest.raises(Refused, match="the other way round"):
        join(twin_case.person, case.person, ben)
