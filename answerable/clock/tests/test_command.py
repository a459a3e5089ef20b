"""The command answers each line, and says what it cannot answer."""

from __future__ import annotations

import io
import json
import subprocess
import sys

import pytest

from answerable.clock.command import main

OFFICE = {
    "timezone": "Europe/Madrid",
    "hours": {day: [["08:00", "15:00"]] for day in ("mon", "tue", "wed", "thu")},
    "holidays": ["2026-05-14"],
}


@pytest.fixture
def ask(monkeypatch, capsys):
    def ask(*lines: str) -> tuple[int, list[dict[str, object]]]:
        monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(lines)))
        code = main([])
        return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return ask


def line(**question: object) -> str:
    return json.dumps({"id": "q-1", "calendar": OFFICE} | question)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        pytest.param(
            {
                "op": "add",
                "start": "2026-05-13T14:00:00+02:00",
                "amount": 2,
                "unit": "hours",
            },
            "2026-05-18T09:00:00+02:00",
            id="add hours",
        ),
        pytest.param(
            {
                "op": "add",
                "start": "2026-05-12T12:00:00Z",
                "amount": 1.5,
                "unit": "hours",
            },
            "2026-05-13T08:30:00+02:00",
            id="add part of an hour",
        ),
        pytest.param(
            {"op": "add", "start": "2026-05-12", "amount": 2, "unit": "days"},
            "2026-05-18",
            id="add days to a date",
        ),
        pytest.param(
            {
                "op": "sub",
                "start": "2026-05-18T08:30:00+02:00",
                "amount": 45,
                "unit": "minutes",
            },
            "2026-05-13T14:45:00+02:00",
            id="subtract minutes",
        ),
        pytest.param(
            {
                "op": "sub",
                "start": "2026-05-18T08:30:00+02:00",
                "amount": 1,
                "unit": "days",
            },
            "2026-05-13T08:30:00+02:00",
            id="subtract days from a moment",
        ),
        pytest.param(
            {
                "op": "add_with_pauses",
                "start": "2026-05-12T08:00:00+02:00",
                "amount": 90,
                "unit": "seconds",
                "paused": [["2026-05-12T06:00:00Z", "2026-05-12T07:00:00Z"]],
            },
            "2026-05-12T09:01:30+02:00",
            id="add seconds with a pause",
        ),
        pytest.param(
            {
                "op": "business_time_until",
                "start": "2026-05-12T14:00:00+02:00",
                "end": "2026-05-13T09:30:00+02:00",
            },
            9000,
            id="measure time",
        ),
        pytest.param(
            {"op": "business_days_until", "start": "2026-05-11", "end": "2026-05-18"},
            3,
            id="measure days",
        ),
        pytest.param(
            {
                "op": "add",
                "start": "2026-05-10T00:00:00+02:00",
                "amount": 6,
                "unit": "hours",
                "calendar": {
                    "timezone": "Europe/Madrid",
                    "hours": {"sun": [["20:00", "24:00"], ["06:00", "08:00"]]},
                },
            },
            "2026-05-11T00:00:00+02:00",
            id="until midnight",
        ),
    ],
)
def test_a_question_is_answered(ask, question, result):
    assert ask(line(**question)) == (0, [{"id": "q-1", "result": result}])


@pytest.mark.parametrize(
    ("question", "error"),
    [
        pytest.param({"op": "divide", "start": "2026-05-12"}, "op: ", id="unknown op"),
        pytest.param({"op": "add"}, "start: ", id="no start"),
        pytest.param({"op": "add", "start": 5}, "start: ", id="a number as start"),
        pytest.param(
            {
                "op": "add",
                "start": "2026-05-12",
                "calendar": {"timezone": "Europe/Madrid", "hours": {"mon": [[8, 15]]}},
            },
            "calendar.hours.mon.0.0: ",
            id="numbers as hours",
        ),
        pytest.param(
            {"op": "add", "start": "2026-05-12", "amount": 1, "unit": "hours"},
            "not an instant",
            id="hours on a date",
        ),
        pytest.param(
            {"op": "add", "start": "2026-05-12T08:00", "amount": 1, "unit": "hours"},
            "no time zone",
            id="naive",
        ),
        pytest.param(
            {"op": "add", "start": "2026-05-12T08:00:00Z", "amount": 1},
            "needs a unit",
            id="no unit",
        ),
        pytest.param(
            {"op": "add", "start": "2026-05-12", "amount": 1.5, "unit": "days"},
            "counted whole",
            id="half a day",
        ),
        pytest.param(
            {"op": "business_days_until", "start": "2026-05-12"},
            "no end",
            id="no end",
        ),
        pytest.param(
            {
                "op": "add",
                "start": "2026-05-12",
                "amount": 1,
                "unit": "days",
                "calendar": {"timezone": "Europe/Madrid", "hours": {}},
            },
            "nothing opens",
            id="never open",
        ),
        pytest.param(
            {"op": "add", "start": "9999-12-30", "amount": 9, "unit": "days"},
            "out of range",
            id="end of time",
        ),
    ],
)
def test_a_question_that_makes_no_sense_is_named(ask, question, error):
    code, [answer] = ask(line(**question))

    assert code == 1
    assert answer["id"] == "q-1"
    assert error in answer["error"]


@pytest.mark.parametrize(
    "text",
    [pytest.param("{", id="broken"), pytest.param("[1]", id="not a question")],
)
def test_a_line_that_cannot_be_read_has_no_name(ask, text):
    code, [answer] = ask(text)

    assert code == 1
    assert answer["id"] is None
    assert answer["error"]


def test_a_bad_line_does_not_stop_the_good_ones(ask):
    good = line(op="business_days_until", start="2026-05-11", end="2026-05-12")

    code, answers = ask("{", "", good)

    assert code == 1
    assert [answer.get("result") for answer in answers] == [None, 1]


def test_the_module_runs_as_a_program():
    question = line(op="business_days_until", start="2026-05-11", end="2026-05-12")

    done = subprocess.run(
        [sys.executable, "-m", "answerable.clock.command"],
        input=question,
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(done.stdout) == {"id": "q-1", "result": 1}
