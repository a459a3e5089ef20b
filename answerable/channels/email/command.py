"""``answerable parse-mail FILE…``: one JSON object a line, in the order given.

Needs neither database nor settings, so that a mail can be looked at anywhere.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from answerable.channels.email.mail import Mail
from answerable.channels.email.parse import parse


def main(arguments: list[str]) -> int:
    """Print what each file says; return 1 when one could not be read at all."""
    lines = [_line(Path(name)) for name in arguments]
    return int(any(lines))


def _line(path: Path) -> bool:
    """Print the line of one file; True when the file itself was unreadable."""
    try:
        raw = path.read_bytes()
    except OSError as trouble:
        _print({"error": f"cannot read {path.name}: {trouble.strerror}"})
        return True
    mail = parse(raw)
    _print({"error": f"{path.name} is no mail"} if mail.is_empty else _as_json(mail))
    return False


def _print(answer: dict[str, object]) -> None:
    # Everything beyond ASCII is escaped, so no terminal and no odd name can break it.
    sys.stdout.write(json.dumps(answer) + "\n")


def _as_json(mail: Mail) -> dict[str, object]:
    return {
        "from": mail.sender_address,
        "from_name": mail.sender_name,
        "reply_to": mail.reply_to,
        "subject": mail.subject,
        "text": mail.text,
        "reply_text": mail.reply_text,
        "quoted_text": mail.quoted_text,
        "attachments": [
            {
                "name": file.name,
                "type": file.content_type,
                "size": file.size,
                "sha256": file.sha256,
            }
            for file in mail.attachments
        ],
        "message_id": mail.message_id,
        "references": list(mail.references),
        "kind": mail.kind.value,
        "language": mail.language,
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
