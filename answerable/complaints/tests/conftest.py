"""What the tests of complaints have in common: one that has just begun."""

from __future__ import annotations

import pytest

from answerable.agency.tests.makers import Town
from answerable.cases.tests.makers import open_one
from answerable.complaints.models import Complaint
from answerable.complaints.tests.makers import complaint_of


@pytest.fixture
def complaint(town: Town) -> Complaint:
    """A complaint of Amina about Roads, which nobody has looked into."""
    return complaint_of(open_one(town.roads, case_type="complaint"))
