"""Requests on their way: begun at a door, resumed by a link, thrown away in time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypedDict

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from answerable.forms.models import Draft
from answerable.lib.errors import NotFound
from answerable.lib.files import real_type
from answerable.lib.rows import delete, fetch
from answerable.lib.wording import without_nul

BATCH = 500
LONGEST_NAME = 255
# Written out, since every page of a request begins with it.
ALIVE = "WHERE token = %s AND expires_at > %s"


class DraftFile(TypedDict):
    """One file that lies in the store since it was uploaded."""

    name: str
    sha256: str
    size: int
    content_type: str


def begin(door: str, language: str) -> Draft:
    """Start a draft at a door such as ``report`` or ``ask``."""
    return Draft.objects.create(door=door, language=language)


def find_draft(token: str) -> Draft | None:
    """Return the draft of a link, or None when there is none or its time is over."""
    values = [without_nul(token), timezone.now()]
    found: list[Draft] = fetch(connection, Draft, ALIVE, values)
    return found[0] if found else None


def end_draft(draft: Draft) -> None:
    """Throw a draft away: what was in it has been sent."""
    delete(connection, draft)


def keep_answers(draft: Draft, **answers: object) -> None:
    """Keep these answers beside the earlier ones; one with the same name is replaced."""
    with _locked(draft) as row:
        row.answers.update(answers)


def files_of(draft: Draft) -> list[DraftFile]:
    """Return the files of a draft in the order they came."""
    files: list[DraftFile] = draft.answers.get("files", [])
    return files


def add_file(draft: Draft, name: str, content: bytes) -> DraftFile:
    """Store a file and name it in the draft; the same content twice is one file."""
    file = DraftFile(
        name=without_nul(name)[:LONGEST_NAME],
        sha256=settings.FILES.put(content),
        size=len(content),
        content_type=real_type(content),
    )
    with _locked(draft) as row:
        row.answers["files"] = [*_files_without(row, file["sha256"]), file]
    return file


def remove_file(draft: Draft, sha256: str) -> None:
    """Take a file out of the draft; its bytes stay, another may have the same."""
    with _locked(draft) as row:
        row.answers["files"] = _files_without(row, sha256)


def purge_drafts(now: datetime) -> int:
    """Throw away what has outlived its days, in batches; return how many."""
    return sum(_purge_batches(now))


def _purge_batches(now: datetime) -> Iterator[int]:
    old = Draft.objects.filter(expires_at__lte=now)
    while batch := list(old.values_list("pk", flat=True)[:BATCH]):
        yield Draft.objects.filter(pk__in=batch).delete()[0]


@contextmanager
def _locked(draft: Draft) -> Iterator[Draft]:
    """Give the draft as it is now, and save what was made of its answers.

    Two uploads may arrive at once: without the lock the second would undo the first.
    """
    with transaction.atomic():
        row = Draft.objects.select_for_update(no_key=True).filter(pk=draft.pk).first()
        if row is None:
            message = "This draft was not used for a long time and is gone."
            raise NotFound(message)
        yield row
        row.save(update_fields=["answers"])
    draft.answers = row.answers


def _files_without(draft: Draft, sha256: str) -> list[DraftFile]:
    return [file for file in files_of(draft) if file["sha256"] != sha256]
