"""What the tests of clocks have in common: a case whose clocks run."""

from __future__ import annotations

import pytest

from answerable.cases.models import Case
from answerable.clock.actions import start
from answerable.clock.models import Kind
from answerable.clock.tests.watching import MONDAY


@pytest.fixture
def begun(case: Case) -> Case:
    """A case whose two clocks began on Monday."""
    case.deadlines.all().delete()
    start(case, list(Kind), at=MONDAY)
    return case
