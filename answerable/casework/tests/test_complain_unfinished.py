"""A complaint does not end over what is still open in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from answerable.agency.models import Staff
from answerable.cases.case_tasks import Doable
from answerable.cases.models import Case, CaseLink
from answerable.casework import case_tasks, linking
from answerable.casework.complain import excluding, responding
from answerable.casework.tests.complaining import (
    found,
    make_complaint,
    now,
    publish_procedure,
    seen,
)
from answerable.casework.tests.makers import make_case
from answerable.lib.errors import Refused

ENDED = {"responded", "excluded"}
pytestmark = pytest.mark.django_db


@pytest.fixture(name="case")
def _case(town) -> Case:
    publish_procedure()
    return make_complaint()


def respond(case: Case, by: Staff) -> None:
    found(case, by)
    responding.respond(case, words="", by=by, seen=seen(case), cause="delay")


def exclude(case: Case, by: Staff) -> None:
    excluding.exclude(case, reason="court", words="A fine.", by=by, seen=seen(case))


@pytest.mark.parametrize("end", [respond, exclude])
def test_a_complaint_does_not_end_while_something_is_to_do(
    case, ben, end: Callable[[Case, Staff], None]
):
    case_tasks.add_tasks(case, Doable("Ask the crew"), by=ben, seen=seen(case))

    with pytest.raises(Refused, match="Ask the crew") as refused:
        end(case, ben)

    assert refused.value.code == "tasks-open"
    assert "below" not in str(refused.value.hint)
    assert now(case).state not in ENDED


@pytest.mark.parametrize("end", [respond, exclude])
def test_a_complaint_does_not_end_while_a_part_of_it_is_open(
    case, ben, end: Callable[[Case, Staff], None]
):
    part = make_case(words="The bill is wrong, too.")
    linking.link(part, to=case, kind=CaseLink.Kind.PART_OF, by=ben)

    with pytest.raises(Refused, match=part.reference) as refused:
        end(case, ben)

    assert refused.value.code == "parts-open"
    assert "below" not in str(refused.value.hint)
    assert now(case).state not in ENDED
