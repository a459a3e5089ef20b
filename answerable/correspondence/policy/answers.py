"""Saved answers are edited here, and each change is a version.

The desk and ``seed`` call these. Who may is asked here once more, of ``access``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.configuration import FOLDER, Hand
from answerable.agency.models import Service, Staff, Team
from answerable.correspondence.access import answers_of, check_may_edit
from answerable.correspondence.fields import fault_in
from answerable.correspondence.models import AnswerVersion, SavedAnswer
from answerable.correspondence.models.answers import CURRENT
from answerable.lib.changes import (
    Placed,
    compare,
    created,
    left_alone,
    updated,
)
from answerable.lib.errors import NotFound, Refused, Stale
from answerable.lib.wording import Texts

Change = AnswerVersion.Change


@dataclass(frozen=True)
class Wording:
    """What is written in a saved answer."""

    name: str
    texts: Texts
    services: Sequence[Service] = ()


@transaction.atomic
def keep_answer(
    wording: Wording, *, by: Staff, owner: Staff | None = None, team: Team | None = None
) -> SavedAnswer:
    """Keep a new answer: for its owner, for a team, or without both for all.

    Raises NotAllowed, and Refused where it cannot be kept as it is.
    """
    answer = SavedAnswer(owner=owner, team=team)
    check_may_edit(by, answer)
    _write(answer, wording, Change.CREATED, by)
    return answer


@transaction.atomic
def edit_answer(
    answer: SavedAnswer, wording: Wording, *, by: Staff, seen: int
) -> SavedAnswer:
    """Write an answer anew; one that is so already gets no version.

    Raises Stale where it is not the version that was seen.
    """
    locked = _lock(answer, by)
    if locked.version != seen:
        hint = _("Somebody changed this answer meanwhile. Compare, then save again.")
        raise Stale(code="answer-changed", hint=hint)
    if _contents(_wording_of(locked)) != _contents(wording):
        _write(locked, wording, Change.EDITED, by)
    return locked


@transaction.atomic
def restore_answer(answer: SavedAnswer, *, number: int, by: Staff) -> SavedAnswer:
    """Write an answer as it was in one of its versions. Raises NotFound."""
    locked = _lock(answer, by)
    version = locked.versions.filter(number=number).first()
    if version is None:
        raise NotFound(str(number))
    services = list(Service.objects.filter(slug__in=version.services))
    wording = Wording(version.name, version.texts, services)
    _write(locked, wording, Change.RESTORED, by)
    return locked


@transaction.atomic
def archive_answer(answer: SavedAnswer, *, by: Staff) -> SavedAnswer:
    """Put an answer away: it is offered no more, and can be brought back."""
    locked = _lock(answer, by)
    if locked.archived_at is None:
        locked.archived_at = timezone.now()
        _write(locked, _wording_of(locked), Change.ARCHIVED, by)
    return locked


@transaction.atomic
def bring_back_answer(answer: SavedAnswer, *, by: Staff) -> SavedAnswer:
    """Offer an answer again. Raises Refused where another has its name by now."""
    locked = _lock(answer, by)
    if locked.archived_at is not None:
        locked.archived_at = None
        _write(locked, _wording_of(locked), Change.BROUGHT_BACK, by)
    return locked


@transaction.atomic
def put_answer(
    *,
    slug: str,
    texts: Texts,
    team: Team | None,
    services: Sequence[Service],
    name: str = "",
    by: Hand = FOLDER,
) -> Placed[SavedAnswer]:
    """Put an answer of the seed folder in its place; what the desk edited wins.

    It is called by its slug, unless it has another ``name``.
    """
    wording = Wording(name or slug, texts, services)
    answer = _find_seeded(slug, wording.name, team)
    if answer is None:
        answer = SavedAnswer(team=team, seeded_as=slug)
        _write(answer, wording, Change.CREATED, by.staff)
        return created(answer)
    differences = compare(_record(answer), _wanted(wording, team))
    if by.yields and _was_edited_here(answer):
        return left_alone(answer, differences)
    if differences:
        answer.team, answer.archived_at = team, None
        _write(answer, wording, Change.EDITED, by.staff)
    return updated(answer, differences)


def count_uses(staff: Staff, answers: Iterable[int]) -> None:
    """Count that answers (ids) went into a message; one row after the other.

    Not in the transaction of the message: everybody uses the same few rows, and nobody
    should wait for another's letter.
    """
    for pk in sorted(set(answers)):
        answers_of(staff).filter(pk=pk).update(uses=F("uses") + 1)


def _lock(answer: SavedAnswer, by: Staff) -> SavedAnswer:
    locked = SavedAnswer.objects.select_for_update(no_key=True).get(pk=answer.pk)
    check_may_edit(by, locked)
    return locked


def _write(
    answer: SavedAnswer, wording: Wording, change: Change, by: Staff | None
) -> None:
    """Save an answer and the version that it is from now on."""
    texts = _filled(wording.texts)
    _refuse_faults(texts)
    answer.name, answer.texts = wording.name, texts
    answer.version += 1
    answer.clean_fields(exclude=["owner", "team", "archived_at"])
    _save(answer)
    answer.services.set(wording.services)
    answer.versions.create(
        number=answer.version,
        change=change,
        name=answer.name,
        texts=texts,
        services=[service.slug for service in wording.services],
        by=by,
    )


def _filled(texts: Texts) -> Texts:
    return {code: text for code, text in texts.items() if text.strip()}


def _refuse_faults(texts: Texts) -> None:
    if not texts:
        hint = _("Write the text in one language at least.")
        raise Refused(code="no-text", hint=hint)
    for text in texts.values():
        if fault := fault_in(text):
            raise Refused(code="fields-faulty", hint=fault)


def _save(answer: SavedAnswer) -> None:
    try:
        with transaction.atomic():
            answer.save()
    except IntegrityError as taken:
        hint = _("There is another answer called “%(name)s”. Choose another name.")
        hint %= {"name": answer.name}
        raise Refused(code="name-taken", hint=hint) from taken


def _wording_of(answer: SavedAnswer) -> Wording:
    return Wording(answer.name, answer.texts, list(answer.services.all()))


def _find_seeded(slug: str, name: str, team: Team | None) -> SavedAnswer | None:
    rows = SavedAnswer.objects.select_for_update(no_key=True)
    alike = rows.filter(CURRENT, owner=None, team=team, name=name)
    return rows.filter(seeded_as=slug).first() or alike.first()


def _was_edited_here(answer: SavedAnswer) -> bool:
    newest = answer.versions.get(number=answer.version)
    return newest.by_id is not None


def _contents(wording: Wording) -> dict[str, object]:
    return {
        "name": wording.name,
        "texts": _filled(wording.texts),
        "services": sorted(service.slug for service in wording.services),
    }


def _record(answer: SavedAnswer) -> dict[str, object]:
    team = answer.team.slug if answer.team else ""
    is_put_away = answer.archived_at is not None
    contents = _contents(_wording_of(answer))
    return {**contents, "team": team, "is_put_away": is_put_away}


def _wanted(wording: Wording, team: Team | None) -> dict[str, object]:
    slug = team.slug if team else ""
    return {**_contents(wording), "team": slug, "is_put_away": False}
