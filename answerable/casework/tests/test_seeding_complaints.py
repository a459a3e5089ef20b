"""How complaints are dealt with is written in the folder: another body needs only data."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from answerable.agency.models import ConfigurationEntry
from answerable.casework.complain import escalating
from answerable.casework.seeding import shapes
from answerable.casework.seeding.telling.catalogue import complaints as told
from answerable.casework.tests.complaining import answered, make_complaint, now, seen
from answerable.clock.models import Deadline, Kind, ServiceStandard
from answerable.clock.tests.makers import make_standard
from answerable.complaints.models import Procedure
from answerable.complaints.policy import publish_procedure
from answerable.complaints.rules import read_rules
from answerable.lib.errors import Refused
from answerable.lib.worktime import Unit

REVIEW = {"slug": "review", "name": {"en": "Review"}, "escalation_days": 14}
ONE_STAGE = {
    "name": {"en": "Grievances"},
    "definition": {"en": "Tell us what is wrong."},
    "stages": [REVIEW],
    "time_limit_months": 6,
    "exclusions": [
        {
            "slug": "court",
            "reason": {"en": "A court decides this."},
            "route": {"en": "Ask the court."},
        }
    ],
    "body": {"name": {"en": "The Commissioner"}, "phone": "0300 123"},
}


def written(**changes: object) -> shapes.Complaints:
    return shapes.Complaints.model_validate(ONE_STAGE | changes)


@pytest.mark.django_db
def test_a_second_government_has_one_stage_other_names_and_other_clocks(town, ben):
    publish_procedure(written().rules)
    ServiceStandard.objects.filter(case_type="complaint", kind=Kind.ANSWER).delete()
    make_standard(Kind.ANSWER, 30, Unit.CALENDAR_DAY, case_type="complaint")
    case = make_complaint()

    answered(case, ben)

    answer = Deadline.objects.get(case=case.pk, kind=Kind.ANSWER)
    assert answer.standard is not None
    assert (answer.standard.amount, answer.standard.unit) == (30, "calendar_day")
    with pytest.raises(Refused, match="This was our last stage"):
        escalating.escalate(case, by=ben, seen=seen(case))


@pytest.mark.django_db
def test_a_complaint_keeps_the_version_that_it_began_with(town):
    publish_procedure(written().rules)
    case = make_complaint()

    publish_procedure(written(time_limit_months=12).rules)

    assert now(case).procedure.version == 1
    assert now(make_complaint()).procedure.version == 2


@pytest.mark.django_db
def test_the_same_procedure_again_is_no_new_version(town):
    publish_procedure(written().rules)

    publish_procedure(written().rules)

    assert Procedure.objects.count() == 1
    assert ConfigurationEntry.objects.filter(subject="procedure").count() == 1


@pytest.mark.django_db
def test_what_was_published_is_told_as_it_was_written(town):
    publish_procedure(written().rules)

    again = shapes.Complaints.model_validate(told()["complaints"])

    assert again == written()
    assert read_rules(Procedure.objects.get()) == again.rules


def test_nothing_is_told_where_nothing_was_published(db):
    assert told() == {}


@pytest.mark.parametrize(
    ("changes", "mend"),
    [
        ({"stages": []}, "stages"),
        ({"stages": [REVIEW, REVIEW]}, "Two are called 'review'. Rename one."),
        ({"time_limit_months": 0}, "time_limit_months"),
        ({"body": {"name": {"en": "They"}}}, "Write an address, a phone or a url."),
        (
            {"stages": [REVIEW | {"escalation_days": 31}]},
            "escalation_days",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_mend(changes, mend):
    with pytest.raises(ValidationError, match=mend):
        written(**changes)
