"""Who looked at a case, for those who watch over it."""

from __future__ import annotations

import pytest

from answerable.cases.models import CaseAccess
from answerable.cases.queries import looks_at
from answerable.front.desk.tests.pages import address, read, text_of


@pytest.fixture
def restricted(case, ben, dee):
    """A case that only Ben and Dee may open, each for a reason."""
    case.is_restricted = True
    case.save()
    for staff, reason in ((ben, "Knows the family"), (dee, "Leads safeguarding")):
        CaseAccess.objects.create(
            case=case, staff=staff, verdict="grant", reason=reason
        )
    return case


def looks(case):
    return f"{address(case)}looks/"


def test_opening_a_restricted_case_asks_nothing_and_is_written_down(clerk, restricted):
    assert clerk.get(address(restricted)).status_code == 200

    assert looks_at(restricted).count() == 1


def test_opening_any_other_case_is_not(clerk, case):
    clerk.get(address(case))

    assert not looks_at(case)


def test_a_supervisor_sees_who_looked_and_why(clerk, supervisor, restricted, ben):
    clerk.get(address(restricted))

    words = text_of(supervisor.get(looks(restricted)))

    assert f"{ben} Knows the family" in words
    assert "Leads safeguarding" in words


def test_an_auditor_sees_the_looks_of_auditors(seat, ada, case):
    words = text_of(seat(ada).get(looks(case)))

    assert f"{ada} As an auditor" in words


def test_a_grant_that_is_gone_is_said(clerk, supervisor, restricted, ben):
    clerk.get(address(restricted))
    CaseAccess.objects.get(staff=ben).delete()

    words = text_of(supervisor.get(looks(restricted)))

    assert "By a grant that was taken away since" in words


def test_a_case_that_nobody_looked_at_says_so(supervisor, case):
    assert "Nobody looked yet" in text_of(supervisor.get(looks(case)))


def test_a_clerk_is_told_whose_page_it_is(clerk, case):
    answer = clerk.get(looks(case))

    assert answer.status_code == 403
    assert "Only auditors and supervisors" in text_of(answer)


def test_without_a_grant_a_restricted_case_is_not_there(supervisor, case):
    case.is_restricted = True
    case.save()

    assert supervisor.get(looks(case)).status_code == 404


def test_the_case_leads_those_who_watch_to_its_looks(clerk, supervisor, case):
    assert not read(clerk.get(address(case))).find("a", href=looks(case))
    assert read(supervisor.get(address(case))).find("a", href=looks(case))


def test_many_looks_cost_no_more_than_few(
    clerk, supervisor, restricted, django_assert_max_num_queries
):
    for _ in range(12):
        clerk.get(address(restricted))

    with django_assert_max_num_queries(18):
        supervisor.get(looks(restricted))
