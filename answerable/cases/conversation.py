"""What was said in a case, as its page shows it: all but how it is found and proved."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import connection

from answerable.cases.models import Attachment, Case, Interaction
from answerable.lib.rows import fetch

# Written out, since they are asked for every page of a case.
SAID = """
SELECT id, kind, channel, person_id, staff_id, at, text, wish, quoted, address, taken_back_at, left_out
FROM cases_interaction WHERE case_id = %s ORDER BY at, id
"""
FILES = """WHERE interaction_id IN
    (SELECT id FROM cases_interaction WHERE case_id = %s) ORDER BY id"""
THEIRS = {Interaction.Kind.MESSAGE, Interaction.Kind.AUTOMATIC}


class Said(NamedTuple):
    """One exchange: a message in or out, or a note among ourselves."""

    pk: int
    kind: str
    channel: str
    person_id: int | None
    staff_id: int | None
    at: datetime
    text: str
    wish: str
    quoted: str
    address: str
    taken_back_at: datetime | None
    left_out: Sequence[str]

    @property
    def is_ours(self) -> bool:
        """Tell whether we said it."""
        return self.kind not in THEIRS

    @property
    def kind_words(self) -> str:
        """Return what was done by saying it, as people call it."""
        return str(Interaction.Kind(self.kind).label)


def conversation(case: Case) -> list[Said]:
    """Return what was said in a case, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(SAID, [case.pk])
        rows = cursor.fetchall()
    return [Said._make([*row, json.loads(names)]) for *row, names in rows]


def files_of(case: Case) -> dict[int, list[Attachment]]:
    """Return the files that came with each message (its id) of a case."""
    files: dict[int, list[Attachment]] = {}
    for file in fetch(connection, Attachment, FILES, [case.pk]):
        files.setdefault(file.interaction_id, []).append(file)
    return files
