"""The table of states: what may follow what, and what must hold first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from answerable.complaints.machine import (
    TABLE,
    Act,
    ComplaintState,
    Facts,
    Finding,
    after,
    code_of,
    obstacles,
    whole_finding,
)

UPHELD, PARTLY, NOT, UNKNOWN = Finding
READY = Facts(
    ComplaintState.INVESTIGATING,
    answerer=2,
    barred={1},
    findings=[Finding.NOT_UPHELD],
)
ANSWERED = Facts(ComplaintState.RESPONDED, was_answered=True)


def test_a_complaint_goes_through_both_stages_by_the_names_of_the_codes():
    way = [
        (1, Act.ACKNOWLEDGE),
        (1, Act.INVESTIGATE),
        (1, Act.EXTEND),
        (1, Act.RESPOND),
        (2, Act.ESCALATE),
        (2, Act.ACKNOWLEDGE),
        (2, Act.INVESTIGATE),
        (2, Act.EXTEND),
        (2, Act.RESPOND),
        (2, Act.REFER),
    ]
    state, codes = ComplaintState.RECEIVED, []
    for stage, act in way:
        assert state in TABLE[act][0]
        state = after(act)
        codes.append(code_of(state, stage))

    assert codes == [
        "acknowledged_s1",
        "investigating_s1",
        "extended_s1",
        "responded_s1",
        "escalation_requested",
        "acknowledged_s2",
        "investigating_s2",
        "extended_s2",
        "responded_s2",
        "referred_ombudsman",
    ]


@pytest.mark.parametrize(
    ("act", "state"),
    [
        (Act.RESPOND, ComplaintState.RECEIVED),
        (Act.RESPOND, ComplaintState.RESPONDED),
        (Act.ESCALATE, ComplaintState.RECEIVED),
        (Act.ESCALATE, ComplaintState.REFERRED),
        (Act.CLOSE, ComplaintState.INVESTIGATING),
        (Act.EXCLUDE, ComplaintState.RESPONDED),
        (Act.WITHDRAW, ComplaintState.CLOSED),
        (Act.EXTEND, ComplaintState.RECEIVED),
    ],
)
def test_what_the_table_does_not_have_is_refused_for_its_state(act, state):
    assert obstacles(act, Facts(state, was_answered=True, stage=2)) == ["state"]


def test_a_response_with_all_its_parts_may_go():
    assert obstacles(Act.RESPOND, READY) == []


@pytest.mark.parametrize(
    ("lack", "code"),
    [
        ({"answerer": 1}, "barred"),
        ({"findings": []}, "no-issue"),
        ({"findings": [Finding.NOT_UPHELD, None]}, "no-finding"),
        ({"unreasoned": True}, "no-reasons"),
        ({"findings": [Finding.UPHELD]}, "no-remedy"),
        ({"findings": [Finding.PARTLY_UPHELD]}, "no-remedy"),
        ({"loose_remedies": 1}, "loose-remedy"),
    ],
)
def test_a_response_that_lacks_something_is_refused_by_name(lack, code):
    assert obstacles(Act.RESPOND, replace(READY, **lack)) == [code]


def test_everything_that_a_response_lacks_is_told_at_once():
    facts = replace(READY, findings=[None], unreasoned=True, answerer=1)

    assert obstacles(Act.RESPOND, facts) == ["barred", "no-finding", "no-reasons"]


def test_the_next_stage_is_for_an_answered_one_in_its_time_while_one_is_left():
    assert obstacles(Act.ESCALATE, ANSWERED) == []
    assert obstacles(Act.ESCALATE, replace(ANSWERED, is_late=True)) == ["too-late"]
    assert obstacles(Act.ESCALATE, replace(ANSWERED, stage=2)) == ["last-stage"]
    unanswered = Facts(ComplaintState.INVESTIGATING)
    assert obstacles(Act.ESCALATE, unanswered) == ["not-answered"]


def test_with_one_stage_the_outside_body_comes_after_the_first():
    assert obstacles(Act.REFER, replace(ANSWERED, stages=1)) == []
    assert obstacles(Act.REFER, ANSWERED) == ["stages-left"]


def test_nothing_ends_with_a_remedy_that_is_neither_done_nor_dated():
    assert obstacles(Act.CLOSE, ANSWERED) == []
    loose = replace(ANSWERED, loose_remedies=1)
    assert obstacles(Act.CLOSE, loose) == ["loose-remedy"]


def test_an_exclusion_and_more_time_need_a_reason():
    facts = replace(READY, has_reason=False)

    assert obstacles(Act.EXCLUDE, facts) == ["no-exclusion-reason"]
    assert obstacles(Act.EXTEND, facts) == ["no-extension-reason"]


@pytest.mark.parametrize(
    ("findings", "whole"),
    [
        ([UPHELD, UPHELD], UPHELD),
        ([UPHELD, NOT], PARTLY),
        ([PARTLY, UNKNOWN], PARTLY),
        ([NOT, UNKNOWN], NOT),
        ([UNKNOWN], UNKNOWN),
        ([UPHELD, None], None),
        ([], None),
    ],
)
def test_the_whole_follows_from_the_issues(findings, whole):
    assert whole_finding(findings) == whole


@given(st.lists(st.sampled_from(Finding), min_size=1), st.randoms())
def test_the_order_of_the_issues_changes_nothing(findings, random):
    shuffled = list(findings)
    random.shuffle(shuffled)

    assert whole_finding(shuffled) == whole_finding(findings)
