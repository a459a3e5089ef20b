"""A request on its way, apart from its pages."""

from __future__ import annotations

import pytest

from answerable.forms.models import Draft
from answerable.front.portal.doors import DOORS
from answerable.front.portal.writing import Writing
from answerable.lib.errors import NotFound


def test_a_request_without_a_service_has_no_questions():
    writing = Writing(Draft(door="report"), DOORS["report"])

    with pytest.raises(NotFound):
        _ = writing.questions


@pytest.mark.parametrize(
    ("door", "steps"),
    [
        pytest.param(
            "report", ["what", "service", "photo", "you", "check"], id="report"
        ),
        pytest.param("thank", ["what", "service", "you", "check"], id="thank"),
    ],
)
def test_the_steps_that_are_known_at_the_door(door, steps):
    assert Writing(Draft(door=door), DOORS[door]).steps == steps
