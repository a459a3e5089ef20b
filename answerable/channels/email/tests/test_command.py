from __future__ import annotations

import json
import subprocess
import sys

import pytest

from answerable.channels.email.command import main
from answerable.channels.email.tests.makers import SAMPLES


def test_each_file_gives_one_line_in_order(capsys):
    status = main([str(SAMPLES / "outlook_html.eml"), str(SAMPLES / "plain.eml")])

    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert status == 0
    assert first["from"] == "ada.king@mail.example"
    assert first["attachments"][0] == {
        "name": "Straße 7.pdf",
        "type": "application/pdf",
        "size": 9,
        "sha256": "e5c62df5dab5c87b6a015ef3d43597074d1eec433b15f51aec63b8582d0e4ab4",
    }
    assert second["kind"] == "message"


def test_a_line_names_everything_that_was_understood(capsys):
    main([str(SAMPLES / "plain.eml")])

    assert set(json.loads(capsys.readouterr().out)) == {
        "from",
        "from_name",
        "reply_to",
        "subject",
        "text",
        "reply_text",
        "quoted_text",
        "attachments",
        "message_id",
        "references",
        "kind",
        "language",
    }


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\0\0\0", id="nothing readable"),
    ],
)
def test_what_is_no_mail_is_said_and_is_no_failure(raw, tmp_path, capsys):
    file = tmp_path / "thing.eml"
    file.write_bytes(raw)

    status = main([str(file)])

    assert json.loads(capsys.readouterr().out) == {"error": "thing.eml is no mail"}
    assert status == 0


def test_a_file_that_cannot_be_read_gives_a_line_and_a_failure(tmp_path, capsys):
    status = main([str(tmp_path / "absent.eml"), str(SAMPLES / "plain.eml")])

    lines = capsys.readouterr().out.splitlines()
    assert "cannot read absent.eml" in json.loads(lines[0])["error"]
    assert len(lines) == 2
    assert status == 1


def test_the_module_can_be_run_by_itself():
    module = "answerable.channels.email.command"

    found = subprocess.run(
        [sys.executable, "-m", module, str(SAMPLES / "plain.eml")],
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(found.stdout)["from_name"] == "Amina Haddad"


def test_the_command_needs_neither_framework_nor_database():
    known = (
        "import sys; from answerable.channels.email import command; print(*sys.modules)"
    )

    found = subprocess.run(
        [sys.executable, "-c", known], capture_output=True, text=True, check=True
    )

    assert not {"django", "psycopg", "procrastinate"} & set(found.stdout.split())
