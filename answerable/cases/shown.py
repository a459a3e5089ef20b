"""What a case shows staff of other cases: the words of joined ones, and those it grew from.

They stay where they were said. Whoever reads a case reads these with it, except what is
denied to them, and what is restricted without a grant of theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.db import connection

from answerable.agency.models import Staff
from answerable.cases.access import borne_by, sight_of
from answerable.cases.conversation import Said, conversation, files_of
from answerable.cases.models import Attachment, Case, CaseLink
from answerable.lib.rows import fetch

Kind = CaseLink.Kind
# Written out, since it is asked for every page of a case.
EARLIER = """WHERE person_id = %s AND id <> %s AND {}
    ORDER BY opened_at DESC, id DESC LIMIT %s"""
TOLD = ("id", "reference", "summary", "opened_at")


class Borrowed(NamedTuple):
    """Words that are shown in a case and belong to another one, with their files."""

    case: Case
    said: Sequence[Said]
    files: Mapping[int, Sequence[Attachment]]


def borrowed(staff: Staff, case: Case, links: Iterable[CaseLink]) -> list[Borrowed]:
    """Return what a case shows of those that these links of it name."""
    wanted = {
        (link.case_id if is_absorbed(link, case) else link.to_id): link
        for link in links
        if is_absorbed(link, case) or _is_source(link, case)
    }
    if not wanted:
        return []
    others = borne_by(staff, wanted)
    return [_of(other, wanted[other.pk], case) for other in others]


def others_of_its_person(staff: Staff, case: Case, most: int) -> list[Case]:
    """Return what else the person of a case brought that may be seen, newest first."""
    if case.person_id is None:
        return []
    seen, its = sight_of(staff)
    values = [case.person_id, case.pk, *its, most]
    found: list[Case] = fetch(connection, Case, EARLIER.format(seen), values, only=TOLD)
    return found


def file_shown(staff: Staff, case: Case, sha256: str) -> Attachment | None:
    """Return a file that a case shows, its own or a borrowed one."""
    own = Attachment.objects.filter(interaction__case=case, sha256=sha256).first()
    if own:
        return own
    links = CaseLink.objects.filter(case=case) | CaseLink.objects.filter(to=case)
    files = (
        file
        for each in borrowed(staff, case, links)
        for of_one in each.files.values()
        for file in of_one
    )
    return next((file for file in files if file.sha256 == sha256), None)


def is_absorbed(link: CaseLink, case: Case) -> bool:
    """Tell whether a link says that another case was joined with this one."""
    return link.kind == Kind.JOINED and link.to_id == case.pk


def _is_source(link: CaseLink, case: Case) -> bool:
    return link.kind == Kind.ARISES_FROM and link.case_id == case.pk


def _of(other: Case, link: CaseLink, case: Case) -> Borrowed:
    said, files = conversation(other), files_of(other)
    if _is_source(link, case):
        chosen = set(link.messages.values_list("pk", flat=True))
        said = [each for each in said if each.pk in chosen]
    return Borrowed(other, said, {each.pk: files.get(each.pk, []) for each in said})
