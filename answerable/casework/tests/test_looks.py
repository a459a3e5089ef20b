"""Who only reads leaves a trace."""

from __future__ import annotations

from answerable.cases.actors import staff_actor
from answerable.cases.tests.makers import history
from answerable.casework.looks import log_look
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
