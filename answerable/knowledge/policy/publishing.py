"""Publish what an article says: a version that is never changed again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from answerable.agency.configuration import FOLDER, Hand, place
from answerable.agency.duty import today
from answerable.agency.queries import get_agency
from answerable.knowledge.checking import faults_in_content
from answerable.knowledge.content import Content, record_of
from answerable.knowledge.editions import editions_after
from answerable.knowledge.files import records_of
from answerable.knowledge.filling import keys_in
from answerable.knowledge.indexing import index_article
from answerable.knowledge.models import ArticleVersion, Fact, KnowledgeArticle
from answerable.knowledge.plain import grade_of, needs_a_reason
from answerable.knowledge.policy.addresses import check_address, check_former
from answerable.knowledge.policy.merging import take_out
from answerable.knowledge.policy.placing import (
    Placement,
    placement_of,
    review_day,
    save_placement,
    topic_of,
)
from answerable.knowledge.queries import content_of, version_of
from answerable.lib.changes import Placed
from answerable.lib.errors import Refused


@dataclass(frozen=True)
class Note:
    """What is said of a version: why it is published, and why it is hard to read.

    ``confirmed`` are the translations of which somebody said that they still fit.
    """

    reason: str = ""
    grade_reason: str = ""
    confirmed: Collection[str] = ()


@transaction.atomic
def put_article(
    *,
    slug: str,
    placement: Placement,
    content: Content,
    checked_on: date | None = None,
    grade_reason: str = "",
    by: Hand = FOLDER,
) -> Placed[KnowledgeArticle]:
    """Have an article stand as a folder says; what it says becomes a version if it differs.

    Its files stay: a folder of texts brings none. Raises Refused where a reader would
    find a hole in it.
    """
    check_content(content)
    check_grade(content, grade_reason)
    rows = KnowledgeArticle.objects.select_for_update(no_key=True, of=("self",))
    found = rows.select_related("department", "owner").filter(slug=slug).first()
    checked = {"checked_on": checked_on} if checked_on else {}
    if found is None:
        check_address(slug)
    check_former(slug, placement.former)
    told = content_of(_newest(found))
    content = replace(content, files=told.files)
    row = found or KnowledgeArticle(slug=slug)

    def write() -> KnowledgeArticle:
        save_placement(row, placement)
        if row.retired_at or record_of(content) != record_of(told):
            publish_content(row, content, Note(grade_reason=grade_reason), by=by)
        if checked_on:
            set_checked(row, checked_on, by=by)
        return row

    return place(
        topic_of(slug),
        by=by,
        found=found,
        before=_as_it_stands(found, told, checked) if found else {},
        wanted={
            **placement.record(),
            **record_of(content),
            "retired": False,
            **checked,
        },
        write=write,
    )


def _as_it_stands(
    article: KnowledgeArticle, told: Content, asked: Collection[str]
) -> dict[str, object]:
    """Return an article as the log of the setup compares it with what a folder says."""
    return {
        **placement_of(article).record(),
        **record_of(told),
        "retired": bool(article.retired_at),
        **dict.fromkeys(asked, article.checked_on),
    }


def check_content(content: Content) -> None:
    """Raise Refused where a reader would find no answer, or a hole in it."""
    first = get_agency().languages[0]
    facts = set(Fact.objects.values_list("key", flat=True))
    if faults := faults_in_content(content, facts, first=first):
        raise Refused(code="article-faulty", hint=" ".join(map(str, faults)))


def check_grade(content: Content, reason: str) -> None:
    """Raise Refused where everybody shall read what is hard to read, without a reason."""
    if needs_a_reason(content) and not reason.strip():
        hint = _(
            "This reads at grade %(grade)s, and up to 8 is plain. Write shorter"
            " sentences and words, or say why it cannot be plainer."
        )
        raise Refused(code="article-grade", hint=hint % {"grade": grade_of(content)})


def publish_content(
    article: KnowledgeArticle, content: Content, note: Note, *, by: Hand
) -> ArticleVersion:
    """Write the next version of an article that is locked, and let it be read."""
    if article.retired_at:
        take_out(article, by=by)
    before = _newest(article)
    version = ArticleVersion.objects.create(
        article=article,
        number=article.version + 1,
        texts=record_of(content)["texts"],
        audience=content.audience,
        legal_source=content.legal_source,
        facts=keys_in(content),
        editions=_editions(before, content, note),
        files=records_of(content.files),
        grade=grade_of(content),
        grade_reason=note.grade_reason,
        reason=note.reason,
        by=by.staff,
    )
    article.version, article.audience = version.number, content.audience
    article.retired_at = article.retire_on = None
    article.save(update_fields=["version", "audience", "retired_at", "retire_on"])
    set_checked(article, today(), by=by)
    index_article(article)
    return version


def set_checked(article: KnowledgeArticle, day: date, *, by: Hand) -> None:
    """Keep who looked at it last, and by when it is to be done again."""
    article.checked_on, article.checked_by = day, by.staff
    article.review_on = review_day(article, day)
    article.save(update_fields=["checked_on", "checked_by", "review_on"])


def _newest(article: KnowledgeArticle | None) -> ArticleVersion | None:
    return version_of(article) if article and article.version else None


def _editions(
    before: ArticleVersion | None, content: Content, note: Note
) -> dict[str, int]:
    return editions_after(
        before.editions if before else {},
        content_of(before),
        content,
        first=get_agency().languages[0],
        confirmed=note.confirmed,
    )
