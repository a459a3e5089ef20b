"""How an article stays true, and how it ends: checked again, retired, brought back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.configuration import Hand, place
from answerable.agency.duty import today
from answerable.knowledge.indexing import index_article
from answerable.knowledge.models import ArticleSketch, KnowledgeArticle
from answerable.knowledge.policy.merging import take_out
from answerable.knowledge.policy.placing import locked, topic_of
from answerable.knowledge.policy.publishing import Note, set_checked
from answerable.knowledge.policy.sketching import publish
from answerable.lib.errors import NotFound, Refused

# The worker carries out what somebody planned, whoever changed the article since.
THE_DAY_CAME = Hand(overrules=True)


@transaction.atomic
def mark_checked(article: KnowledgeArticle, *, by: Hand) -> None:
    """Say that it is still right today; the next check is some months away."""
    row, day = _live(article), today()
    _change(row, by, {"checked_on": day}, lambda: set_checked(row, day, by=by))


@transaction.atomic
def retire(article: KnowledgeArticle, *, by: Hand) -> None:
    """Let nobody read it any more; its versions stay. What is retired stays so."""
    row, now = locked(article), timezone.now()
    if not row.is_live:
        return

    def write() -> None:
        row.retired_at, row.retire_on = now, None
        row.save(update_fields=["retired_at", "retire_on"])
        index_article(row)

    _change(row, by, {"retired_at": now.isoformat()}, write)


@transaction.atomic
def retire_on(article: KnowledgeArticle, day: date | None, *, by: Hand) -> None:
    """Let it be read until a day; without one, until further notice. Raises Refused."""
    if day and day <= today():
        hint = _("This day is not to come. Write a later one, or retire it now.")
        raise Refused(code="article-day-past", hint=hint)
    row = _live(article)

    def write() -> None:
        row.retire_on = day
        row.save(update_fields=["retire_on"])

    _change(row, by, {"retire_on": day}, write)


@transaction.atomic
def bring_back(article: KnowledgeArticle, *, by: Hand) -> None:
    """Let what was retired be read again, as it was; what was merged is apart again.

    Raises Refused where it was merged into one that was itself merged since.
    """
    row = locked(article)

    def write() -> None:
        take_out(row, by=by)
        row.retired_at = None
        row.save(update_fields=["retired_at"])
        index_article(row)

    _change(row, by, {"retired_at": None}, write)


def carry_out_due(day: date) -> int:
    """Publish and retire what has come to its day; return how many there were."""
    return sum(1 for _each in _carried_out(day))


def _carried_out(day: date) -> Iterator[None]:
    for sketch in ArticleSketch.objects.filter(publish_on__lte=day):
        yield _publish_due(sketch.pk, day)
    for article in KnowledgeArticle.objects.filter(retire_on__lte=day):
        yield retire(article, by=THE_DAY_CAME)


@transaction.atomic
def _publish_due(pk: int, day: date) -> None:
    """Publish in the name of whoever approved it, unless it was changed meanwhile."""
    rows = ArticleSketch.objects.select_for_update(no_key=True, of=("self",))
    found = rows.select_related("approved_by", "article")
    sketch = found.filter(pk=pk, publish_on__lte=day).first()
    if sketch is None:
        return
    note = Note(sketch.reason, sketch.grade_reason)
    publish(sketch.article, note, by=Hand(sketch.approved_by))


def _live(article: KnowledgeArticle) -> KnowledgeArticle:
    row = locked(article)
    if not row.is_live:
        raise NotFound(article.slug)
    return row


def _change(
    row: KnowledgeArticle,
    by: Hand,
    wanted: dict[str, object],
    write: Callable[[], None],
) -> None:
    def written() -> KnowledgeArticle:
        write()
        return row

    place(
        topic_of(row.slug),
        by=by,
        found=row,
        before={name: getattr(row, name) for name in wanted},
        wanted=wanted,
        write=written,
    )
