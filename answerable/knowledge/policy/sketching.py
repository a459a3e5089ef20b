"""Change an article beside the version that is read, until it is published.

It goes as with rules and questions (docs/decisions/0033): one sketch, one topic of the
log with the versions, and one way to publish, also for what once was.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.configuration import Hand, place, write_down
from answerable.agency.duty import today
from answerable.agency.models import Staff
from answerable.knowledge.content import Content, record_of
from answerable.knowledge.files import Files, records_of
from answerable.knowledge.models import ArticleSketch, ArticleVersion, KnowledgeArticle
from answerable.knowledge.policy.addresses import check_address
from answerable.knowledge.policy.placing import (
    Placement,
    locked,
    save_placement,
    topic_of,
)
from answerable.knowledge.policy.publishing import (
    Note,
    check_content,
    check_grade,
    publish_content,
)
from answerable.knowledge.queries import content_of, find_sketch, version_of
from answerable.lib.changes import Difference, Effect, compare
from answerable.lib.errors import NotFound, Refused

NOT_PUBLISHED = "not published"


@transaction.atomic
def begin_article(
    *, slug: str, placement: Placement, content: Content, by: Hand
) -> KnowledgeArticle:
    """Begin a new article as a sketch. Raises Refused where the name is taken."""
    if KnowledgeArticle.objects.filter(slug=slug).exists():
        hint = _("There is an article with this address already. Choose another one.")
        raise Refused(code="article-taken", hint=hint)
    check_address(slug)
    article = save_placement(KnowledgeArticle(slug=slug), placement)
    change_article(article, content, by=by)
    return article


@transaction.atomic
def change_article(
    article: KnowledgeArticle,
    content: Content,
    *,
    confirmed: Collection[str] = (),
    by: Hand,
) -> ArticleSketch:
    """Keep how an article is to be. What was asked or approved before is so no more."""
    row = locked(article)
    found = find_sketch(row)
    sketch = found or ArticleSketch(article=row)
    before = content_of(found or _newest(row))

    def write() -> ArticleSketch:
        sketch.texts = record_of(content)["texts"]
        sketch.audience, sketch.legal_source = content.audience, content.legal_source
        sketch.confirmed = sorted(confirmed)
        sketch.files = records_of(content.files)
        sketch.changed_by, sketch.changed_at = _staff(by), timezone.now()
        _take_back(sketch)
        sketch.save()
        return sketch

    confirmed_before = found.confirmed if found else []
    placed = place(
        topic_of(row.slug),
        by=by,
        found=sketch,
        before=_in_log(before, confirmed_before),
        wanted=_in_log(content, sorted(confirmed)),
        write=write,
    )
    return placed.thing


@transaction.atomic
def change_files(article: KnowledgeArticle, files: Files, *, by: Hand) -> ArticleSketch:
    """Keep which files go with an article, and their order; its texts stay. Raises Stale."""
    row = locked(article)
    sketch = find_sketch(row)
    content = replace(content_of(sketch or _newest(row)), files=files)
    confirmed = sketch.confirmed if sketch else ()
    return change_article(row, content, confirmed=confirmed, by=by)


@transaction.atomic
def take_version_again(
    article: KnowledgeArticle, number: int, *, by: Hand
) -> ArticleSketch:
    """Put an earlier version in the sketch. Raises NotFound, Stale."""
    return change_article(article, content_of(version_of(article, number)), by=by)


@transaction.atomic
def ask_for_review(article: KnowledgeArticle, *, by: Hand) -> ArticleSketch:
    """Ask those who publish to look at the sketch. Raises NotFound, Refused."""
    sketch = _sketch(locked(article))
    check_content(content_of(sketch))
    sketch.asked_by, sketch.asked_at = _staff(by), timezone.now()
    sketch.save(update_fields=["asked_by", "asked_at"])
    _log(article, by, Difference("review", None, "asked"))
    return sketch


@transaction.atomic
def publish(article: KnowledgeArticle, note: Note, *, by: Hand) -> ArticleVersion:
    """Have the sketch read from now on, by whoever may. Raises NotFound, Refused."""
    row = locked(article)
    return _publish(row, _sketch(row), note, by=by)


@transaction.atomic
def publish_on(
    article: KnowledgeArticle, day: date, note: Note, *, by: Hand
) -> ArticleSketch:
    """Approve the sketch for a day to come. Raises NotFound, Refused."""
    sketch = _sketch(locked(article))
    check_content(content_of(sketch))
    check_grade(content_of(sketch), note.grade_reason)
    if day <= today():
        hint = _("This day is not to come. Write a later one, or publish it now.")
        raise Refused(code="article-day-past", hint=hint)
    sketch.publish_on, sketch.approved_by = day, _staff(by)
    sketch.reason, sketch.grade_reason = note.reason, note.grade_reason
    fields = ["publish_on", "approved_by", "reason", "grade_reason"]
    sketch.save(update_fields=fields)
    _log(article, by, Difference("publish_on", None, day))
    return sketch


@transaction.atomic
def give_up(article: KnowledgeArticle, *, by: Hand) -> None:
    """Throw the sketch away; an article that was never published goes with it."""
    row = locked(article)
    sketch = _sketch(row)
    _log(row, by, *compare(_in_log(content_of(sketch)), {}))
    sketch.delete()
    if not row.version:
        row.delete()


def _publish(
    article: KnowledgeArticle, sketch: ArticleSketch, note: Note, *, by: Hand
) -> ArticleVersion:
    content, told = content_of(sketch), content_of(_newest(article))
    check_content(content)
    check_grade(content, note.grade_reason)
    full = Note(note.reason, note.grade_reason, sketch.confirmed)

    def write() -> KnowledgeArticle:
        publish_content(article, content, full, by=by)
        return article

    place(
        topic_of(article.slug),
        by=by,
        found=article,
        before={**record_of(told), "version": article.version},
        wanted={**record_of(content), "version": article.version + 1},
        write=write,
    )
    sketch.delete()
    return version_of(article)


def _sketch(article: KnowledgeArticle) -> ArticleSketch:
    sketch = find_sketch(article)
    if sketch is None:
        raise NotFound(article.slug)
    return sketch


def _newest(article: KnowledgeArticle) -> ArticleVersion | None:
    return version_of(article) if article.version else None


def _take_back(sketch: ArticleSketch) -> None:
    sketch.asked_by = sketch.approved_by = None
    sketch.asked_at = sketch.publish_on = None
    sketch.reason = sketch.grade_reason = ""


def _in_log(content: Content, confirmed: Collection[str] = ()) -> dict[str, object]:
    return {NOT_PUBLISHED: {**record_of(content), "confirmed": list(confirmed)}}


def _log(article: KnowledgeArticle, by: Hand, *differences: Difference) -> None:
    topic = topic_of(article.slug)
    write_down(topic, by=by, effect=Effect.UPDATED, differences=differences)


def _staff(by: Hand) -> Staff:
    if by.staff is None:
        message = "A sketch is changed by somebody."
        raise ValueError(message)
    return by.staff
