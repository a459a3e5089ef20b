"""Who only reads leaves a trace, and so does whoever opens what is restricted."""

from __future__ import annotations

from answerable.cases.actors import staff_actor
from answerable.cases.models import CaseAccess
from answerable.cases.tests.makers import history
from answerable.casework.looks import leaves_a_trace, log_look
from answerable.casework.verify import breaks


def test_a_look_is_one_line_of_the_journal(ada, case):
    before = history(case).count()

    log_look(ada, case)

    lines = history(case).values_list("what", "actor")
    assert len(lines) == before + 1
    assert list(lines)[-1] == ("looked_at", staff_actor(ada))


def test_a_look_leaves_the_version_so_that_nobody_who_writes_is_stopped(ada, case):
    log_look(ada, case)

    version = case.version
    case.refresh_from_db()
    assert case.version == version


def test_the_journal_is_whole_after_a_look(ada, case):
    log_look(ada, case)
    log_look(ada, case)

    assert list(breaks()) == []


def test_only_some_looks_leave_a_trace(ada, ben, case):
    assert leaves_a_trace(ada, case)
    assert not leaves_a_trace(ben, case)

    case.is_restricted = True

    assert leaves_a_trace(ben, case)


def test_a_look_by_a_grant_names_it_and_not_its_words(ben, case):
    grant = CaseAccess.objects.create(
        case=case, staff=ben, verdict="grant", reason="Safeguarding lead"
    )

    entry = log_look(ben, case)

    assert entry.after == {"access": grant.pk}
