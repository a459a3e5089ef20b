"""A form that asks more needs a reason, and somebody else who approves it."""

from __future__ import annotations

import pytest

from answerable.agency.configuration import Hand, seen_in
from answerable.agency.models import ConfigurationEntry
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.forms.models import Form, Sketch
from answerable.forms.policy import (
    approve_sketch,
    propose_sketch,
    publish_form,
    publish_sketch,
    put_question,
    remove_question,
    send_sketch_back,
)
from answerable.forms.policy.publishing import topic_of
from answerable.forms.queries import proposals_for
from answerable.forms.tests.makers import make_question
from answerable.lib.errors import NotAllowed, Refused, Stale

NAME = make_question("text", key="name")
DAY = make_question("date", key="day")
WHY = "The law wants the day since March."


@pytest.fixture
def noor(town):
    return make_staff("noor", Role.ADMINISTRATOR, town.hall)


@pytest.fixture
def hana(town):
    """Head of the department that the service is of."""
    return make_staff("hana", Role.DEPARTMENT_HEAD, town.parks.department)


@pytest.fixture
def service(town, noor):
    """The trees, with a sketch of Noor's that asks one question more."""
    publish_form(service=town.tree, questions=[NAME])
    put_question(town.tree, DAY, by=Hand(noor))
    return town.tree


def versions():
    return list(Form.objects.order_by("version").values_list("version", flat=True))


def said_in_log():
    lines = ConfigurationEntry.objects.latest("pk").differences
    return next(one["after"] for one in lines if one["field"] == "asks more")


def test_what_asks_more_is_not_published_just_so(service, noor):
    with pytest.raises(Refused, match="Say why"):
        publish_sketch(service, by=Hand(noor))

    assert versions() == [1]


def test_what_asks_less_needs_no_reason(service, noor):
    remove_question(service, "name", by=Hand(noor))
    remove_question(service, "day", by=Hand(noor))

    publish_sketch(service, by=Hand(noor))

    assert versions() == [1, 2]


def test_a_folder_asks_more_without_approval(town):
    publish_form(service=town.tree, questions=[NAME])
    publish_form(service=town.tree, questions=[NAME, DAY])

    assert versions() == [1, 2]


def test_somebody_else_approves_what_was_proposed_with_a_reason(service, noor, hana):
    propose_sketch(service, WHY, by=Hand(noor))
    assert versions() == [1]
    assert [each.service for each in proposals_for(hana)] == [service]
    assert proposals_for(noor) == []

    approve_sketch(service, by=Hand(hana))

    assert versions() == [1, 2]
    told = {"reason": WHY, "asked_by": "noor", "approved_by": "hana"}
    assert said_in_log() == told
    assert not Sketch.objects.exists()


def test_whoever_proposed_it_does_not_approve_it(service, noor, hana):
    propose_sketch(service, WHY, by=Hand(noor))

    with pytest.raises(Refused, match="somebody else"):
        approve_sketch(service, by=Hand(noor))


def test_the_head_of_another_department_does_not_approve_it(service, noor, hana, town):
    stranger = make_staff("sam", Role.DEPARTMENT_HEAD, town.roads.department)
    propose_sketch(service, WHY, by=Hand(noor))

    assert proposals_for(stranger) == []
    with pytest.raises(NotAllowed):
        approve_sketch(service, by=Hand(stranger))


def test_a_house_with_one_who_may_publishes_alone_and_the_log_says_so(service, noor):
    propose_sketch(service, WHY, by=Hand(noor))

    assert versions() == [1, 2]
    alone = {"reason": WHY, "asked_by": "noor", "approved_alone": True}
    assert said_in_log() == alone


def test_who_does_not_work_here_any_more_approves_nothing(service, noor, hana):
    hana.is_active = False
    hana.save()

    propose_sketch(service, WHY, by=Hand(noor))

    assert versions() == [1, 2]


def test_whoever_is_left_alone_with_a_proposal_publishes_it_with_the_reason(
    service, noor, hana
):
    propose_sketch(service, WHY, by=Hand(noor))
    hana.is_active = False
    hana.save()

    propose_sketch(service, WHY, by=Hand(noor))

    assert versions() == [1, 2]
    assert said_in_log()["approved_alone"] is True


def test_a_change_of_the_sketch_takes_the_proposal_back(service, noor, hana):
    propose_sketch(service, WHY, by=Hand(noor))
    put_question(service, make_question("number", key="height"), by=Hand(noor))

    with pytest.raises(Refused, match="Nothing waits"):
        approve_sketch(service, by=Hand(hana))


def test_what_is_sent_back_stays_a_sketch(service, noor, hana):
    propose_sketch(service, WHY, by=Hand(noor))

    send_sketch_back(service, by=Hand(hana))

    assert versions() == [1]
    assert Sketch.objects.get().proposed_by is None
    assert said_in_log()["sent_back_by"] == "hana"


def test_nobody_approves_what_they_have_not_seen(service, noor, hana):
    seen = seen_in(topic_of(service))
    propose_sketch(service, WHY, by=Hand(noor))

    with pytest.raises(Stale):
        approve_sketch(service, by=Hand(hana, seen))
    with pytest.raises(Stale):
        send_sketch_back(service, by=Hand(hana, seen))


@pytest.mark.parametrize("reason", ["", " "], ids=["empty", "blank"])
def test_without_a_reason_nothing_is_proposed(service, noor, hana, reason):
    with pytest.raises(Refused, match="Say why"):
        propose_sketch(service, reason.strip(), by=Hand(noor))


def test_what_asks_no_more_is_not_proposed(service, noor, hana):
    remove_question(service, "day", by=Hand(noor))

    with pytest.raises(Refused, match="no more than before"):
        propose_sketch(service, WHY, by=Hand(noor))
