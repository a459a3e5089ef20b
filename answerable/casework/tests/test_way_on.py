"""Nobody is sent away with nowhere to go."""

from __future__ import annotations

import pytest

from answerable.cases.models import Case
from answerable.cases.models.case import CANNOT_HELP, Outcome
from answerable.casework import resolve
from answerable.casework.tests.makers import make_case
from answerable.correspondence.models import Dispatch
from answerable.lib.errors import Refused

pytestmark = pytest.mark.django_db
BANK = "The water board, 020 7946 0000"


@pytest.mark.parametrize("outcome", sorted(CANNOT_HELP))
@pytest.mark.parametrize("signpost", ["", "  \n "])
def test_E46_what_we_cannot_help_with_does_not_end_without_a_way_on(
    town, ben, outcome, signpost
):
    case = make_case()

    with pytest.raises(Refused, match="Say who can help instead"):
        resolve.resolve(
            case, outcome=outcome, reason="No.", by=ben, seen=None, signpost=signpost
        )

    assert Case.objects.get(pk=case.pk).is_open


@pytest.mark.parametrize("outcome", sorted(CANNOT_HELP))
def test_the_way_on_stands_in_the_letter_and_with_the_case(town, ben, outcome):
    case = make_case()

    resolve.resolve(
        case, outcome=outcome, reason="No.", by=ben, seen=None, signpost=BANK
    )

    assert Case.objects.get(pk=case.pk).signpost == BANK
    assert f"Who can help you: {BANK}" in Dispatch.objects.latest("pk").text


def test_it_is_said_in_the_language_of_the_person(town, ben):
    case = make_case(language="es")
    ours = Outcome.NOT_OURS

    resolve.resolve(case, outcome=ours, reason="No.", by=ben, seen=None, signpost=BANK)

    assert f"Quién puede ayudarle: {BANK}" in Dispatch.objects.latest("pk").text


def test_what_we_did_needs_none(town, ben):
    case = make_case()

    resolve.resolve(case, outcome=Outcome.DONE, reason="It shines.", by=ben, seen=None)

    assert "Who can help you" not in Dispatch.objects.latest("pk").text
