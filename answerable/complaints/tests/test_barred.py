"""Who must not look into a complaint, for one of them and for lists."""

from __future__ import annotations

import pytest
from django.utils import timezone

from answerable.cases.actions import Saying, say
from answerable.cases.actors import PERSON
from answerable.cases.models import Case, Interaction
from answerable.cases.tests.makers import open_one
from answerable.complaints import actions
from answerable.complaints.queries import barred_from, unbarred, without_barred
from answerable.complaints.tests.makers import complaint_of, respond


@pytest.fixture
def earlier(town) -> Case:
    return open_one(town.roads)


def answered_by(case: Case, staff) -> None:
    say(case, Saying(Interaction.Kind.ANSWER, "We came.", "web"), by=staff)


def barred_in_lists(complaint, *staff) -> frozenset[int]:
    cases = Case.objects.filter(pk=complaint.case_id)
    return frozenset(
        each.pk for each in staff if not without_barred(cases, each).exists()
    )


def test_nobody_is_barred_from_a_complaint_about_nobody(complaint, ben, dee):
    assert barred_from(complaint) == frozenset()
    assert barred_in_lists(complaint, ben, dee) == frozenset()


def test_whom_it_is_about_is_barred(town, ben, dee):
    complaint = complaint_of(
        open_one(town.roads, case_type="complaint", number=1), about_staff=ben
    )

    assert barred_from(complaint) == {ben.pk}
    assert barred_in_lists(complaint, ben, dee) == {ben.pk}


def test_who_owns_the_case_it_arose_from_is_barred(earlier, town, ben, dee):
    Case.objects.filter(pk=earlier.pk).update(owner=ben)
    earlier.refresh_from_db()
    complaint = complaint_of(
        open_one(town.roads, case_type="complaint", number=1), about=earlier
    )

    assert barred_from(complaint) == {ben.pk}
    assert barred_in_lists(complaint, ben, dee) == {ben.pk}


def test_who_answered_in_the_case_it_arose_from_is_barred(earlier, town, ben, dee):
    answered_by(earlier, ben)
    complaint = complaint_of(
        open_one(town.roads, case_type="complaint", number=1), about=earlier
    )

    assert barred_from(complaint) == {ben.pk}
    assert barred_in_lists(complaint, ben, dee) == {ben.pk}


def test_who_answered_before_it_became_a_complaint_is_barred(earlier, town, ben, dee):
    answered_by(earlier, ben)
    Case.objects.filter(pk=earlier.pk).update(case_type="complaint")
    earlier.refresh_from_db()
    complaint = complaint_of(earlier)
    answered_by(earlier, dee)

    assert barred_from(complaint) == {ben.pk}
    assert barred_in_lists(complaint, ben, dee) == {ben.pk}


def test_who_looked_before_is_barred_where_another_person_must(complaint, ben, dee):
    respond(complaint, ben)
    actions.escalate(complaint, needs_another=True, at=timezone.now(), actor=PERSON)

    assert barred_from(complaint) == {ben.pk}
    assert barred_in_lists(complaint, ben, dee) == {ben.pk}


def test_nobody_is_barred_from_a_case_that_is_no_complaint(case, ben):
    assert unbarred([ben.pk], case) == {ben.pk}
    assert without_barred(Case.objects.filter(pk=case.pk), ben).exists()
