"""Whether an article helped, as the people say who read it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from answerable.channels.limits import take
from answerable.knowledge.models import (
    ArticleFeedback,
    ArticleVersion,
    KnowledgeArticle,
)
from answerable.knowledge.models.use import LONGEST_WORDS
from answerable.lib.errors import NotFound

MOST_PER_HOUR = 20
HOUR = timedelta(hours=1)
OPEN_FOR = timedelta(days=1)


def say_whether_useful(
    version: ArticleVersion,
    *,
    token: UUID,
    language: str,
    is_useful: bool,
    visitor: str,
) -> ArticleFeedback | None:
    """Keep what somebody says of a version; None where they said it too often.

    The same page says it once: who presses again changes their mind.
    """
    if not take(f"article feedback {visitor}", capacity=MOST_PER_HOUR, per=HOUR):
        return None
    told = {"version": version, "language": language, "is_useful": is_useful}
    row, _is_new = ArticleFeedback.objects.update_or_create(
        token=token, defaults={"is_useful": is_useful}, create_defaults=told
    )
    return row


def get_feedback(article: KnowledgeArticle, token: UUID) -> ArticleFeedback:
    """Return what was just said of an article. Raises NotFound after a day."""
    since = timezone.now() - OPEN_FOR
    rows = ArticleFeedback.objects.filter(version__article=article, at__gte=since)
    found = rows.filter(token=token).first()
    if found is None:
        raise NotFound(str(token))
    return found


def say_why(feedback: ArticleFeedback, words: str) -> None:
    """Keep the words to it; who sends them again changes them."""
    feedback.words = words[:LONGEST_WORDS]
    feedback.save(update_fields=["words"])


def said_of(article: KnowledgeArticle) -> QuerySet[ArticleFeedback]:
    """Return what people said of it in all its versions, the newest first."""
    rows = ArticleFeedback.objects.filter(version__article=article)
    return rows.select_related("version").order_by("-at")
