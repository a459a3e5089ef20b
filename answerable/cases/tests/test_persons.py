"""A person is seen by whoever sees a case of theirs, and by nobody else."""

from __future__ import annotations

import pytest

from answerable.cases.access import worked_by
from answerable.cases.models import CaseAccess
from answerable.cases.persons import cases_of, person_for, person_worked, works_for
from answerable.cases.tests.makers import open_one, place_of, rule_on
from answerable.lib.errors import NotAllowed, NotFound

GRANT, DENY = CaseAccess.Verdict.GRANT, CaseAccess.Verdict.DENY


@pytest.fixture
def case(town):
    return open_one(town.roads)


@pytest.fixture
def amina(case):
    return case.person


def test_who_works_on_a_case_sees_its_person_and_works_for_them(amina, ben):
    assert person_for(ben, amina.pk) == person_worked(ben, amina.pk) == amina


def test_another_team_finds_nobody(amina, chloe):
    with pytest.raises(NotFound):
        person_for(chloe, amina.pk)


def test_somebody_who_is_not_there_looks_the_same(case, ben):
    with pytest.raises(NotFound):
        person_for(ben, 0)


def test_who_only_reads_is_told_so(amina, ada):
    assert person_for(ada, amina.pk) == amina
    with pytest.raises(NotAllowed, match="you work on no case of theirs"):
        person_worked(ada, amina.pk)


def test_a_grant_is_enough_to_work_for_the_person(amina, case, chloe):
    rule_on(case, chloe, GRANT)

    assert works_for(chloe, amina)
    assert list(worked_by(chloe)) == [case]


def test_a_denial_hides_the_person_too(amina, case, ben):
    rule_on(case, ben, DENY)

    with pytest.raises(NotFound):
        person_for(ben, amina.pk)


def test_cases_come_the_newest_first_and_go_on_behind_one(amina, ben, case, town):
    newer = open_one(town.roads, number=1)

    found = list(cases_of(ben, amina, after=None))
    rest = list(cases_of(ben, amina, after=place_of(newer)))

    assert found == [newer, case]
    assert rest == [case]


def test_a_case_that_may_not_be_seen_is_not_in_the_list(amina, ben, case, town):
    open_one(town.parks, number=1)

    assert list(cases_of(ben, amina, after=None)) == [case]
