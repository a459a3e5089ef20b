"""Published questions are never edited, only followed by a new version."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.agency.policy import put_department, put_service, put_team
from answerable.forms.checking import check_questions
from answerable.forms.models import Form
from answerable.forms.policy import publish_form
from answerable.forms.tests.makers import make_question
from answerable.lib.changes import Effect
from answerable.lib.errors import Refused


@pytest.fixture
def service(db):
    name = {"en": "Animals"}
    house = put_department(
        slug="animals", name=name, parent=None, valid_from=date(2026, 1, 1)
    ).thing
    team = put_team(
        slug="animals", name=name, department=house, calendar_slug="office"
    ).thing
    return put_service(
        slug="animals",
        name=name,
        summary=name,
        aliases={"en": ["pets"]},
        department=house,
        team=team,
        case_type="enquiry",
        identity_level=0,
        place="none",
        position=1,
    ).thing


def test_the_first_form_is_version_one(service):
    placed = publish_form(service=service, questions=[make_question("text")])

    assert (placed.effect, placed.thing.version) == (Effect.CREATED, 1)


def test_equal_questions_stay_as_they_are(service):
    publish_form(service=service, questions=[make_question("text")])

    placed = publish_form(service=service, questions=[make_question("text")])

    assert placed.effect is Effect.UNCHANGED
    assert Form.objects.count() == 1


def test_changed_questions_are_a_new_version_and_the_old_one_stays(service):
    publish_form(service=service, questions=[make_question("text")])

    placed = publish_form(service=service, questions=[make_question("date")])

    kinds = [form.questions[0]["kind"] for form in Form.objects.order_by("version")]
    assert placed.thing.version == 2
    assert [one.field for one in placed.differences] == ["it.kind"]
    assert kinds == ["text", "date"]


def test_another_order_is_a_new_version(service):
    first, second = make_question("text", key="a"), make_question("text", key="b")
    publish_form(service=service, questions=[first, second])

    placed = publish_form(service=service, questions=[second, first])

    assert placed.thing.version == 2


def test_a_faulty_form_is_not_published(service):
    with pytest.raises(Refused, match="no such kind"):
        publish_form(service=service, questions=[make_question("riddle")])

    assert not Form.objects.exists()


def test_two_questions_with_one_key_are_named():
    faults = check_questions([make_question("text"), make_question("date")])

    assert faults == ["it: Two questions have this key. Give each its own."]
