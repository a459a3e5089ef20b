"""Whether enough is tried is judged by what was run, room by room."""

from __future__ import annotations

import json

import pytest

from tests.covered import main


def file(lines, missing=(), ways=()):
    """Return what a report says of a file."""
    return {
        "missing_lines": list(missing),
        "missing_branches": [list(way) for way in ways],
        "summary": {
            "covered_lines": lines,
            "missing_lines": len(missing),
            "covered_branches": 0,
            "missing_branches": len(ways),
        },
    }


@pytest.fixture
def judged(tmp_path, capsys):
    """Return a function that judges files: its status, what it printed, what is too little."""

    def judge(**files):
        named = {f"answerable/{name}/a.py": said for name, said in files.items()}
        report = tmp_path / "report.json"
        report.write_text(json.dumps({"files": named}))
        status = main(report)
        out, err = capsys.readouterr()
        return status, out.splitlines(), err.splitlines()

    return judge


def test_a_house_that_is_tried_wholly_passes(judged):
    status, said, too_little = judged(front=file(10), lib=file(10))

    assert (status, too_little) == (0, [])
    assert said[0] == "100.00 % of the code was run by the tests."


def test_what_was_never_run_is_named_by_line_and_by_way(judged):
    status, said, _ = judged(front=file(100, missing=[7], ways=[(3, 7), (9, 0)]))

    assert status == 0
    assert said[0] == "answerable/front/a.py: 7, 3->7, 9->exit"


def test_less_than_95_per_cent_of_everything_is_too_little(judged):
    status, _, too_little = judged(front=file(94, missing=range(6)))

    assert status == 1
    assert too_little == ["Too little of the code: 95 % should be."]


def test_a_lower_room_is_tried_more_than_the_rest(judged):
    status, _, too_little = judged(front=file(900), clock=file(100, missing=[1]))

    assert status == 1
    assert too_little == ["Too little of clock: 99.8 % should be."]
