"""Help pages in a list by where they stand, and one as it is read at the desk."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, Sum
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from answerable.agency.configuration import seen_in
from answerable.agency.duty import today
from answerable.agency.models import Staff
from answerable.agency.queries import get_agency
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.articles import PublishForm
from answerable.front.desk.knowledge.heads import heads_of, heads_of_content
from answerable.front.desk.knowledge.lines import (
    PAGE,
    lines,
    on_shelf,
    shelves_of,
    title_of,
)
from answerable.front.desk.knowledge.versions import changes_between
from answerable.front.shared.languages import direction_of, language_name
from answerable.knowledge.access import (
    article_for,
    may_begin,
    may_edit,
    may_publish,
    reads_unpublished,
)
from answerable.knowledge.cited import citations_of
from answerable.knowledge.counting import RECENT
from answerable.knowledge.editions import behind
from answerable.knowledge.flags import open_flags
from answerable.knowledge.heirs import heir_of, merged_into
from answerable.knowledge.models import ArticleSketch, ArticleVersion, KnowledgeArticle
from answerable.knowledge.plain import plainness_in
from answerable.knowledge.policy.placing import topic_of
from answerable.knowledge.queries import content_of, find_sketch, version_of
from answerable.knowledge.usefulness import said_of
from answerable.lib.errors import NotFound
from answerable.lib.wording import without_nul

MOST_FEEDBACK = 20
MOST_MERGED = 20
MOST_NUMBERS = 5  # of versions, of which somebody may say that one was wrong
LONGEST_SOUGHT = 100


@dataclass(frozen=True)
class Language:
    """One language of an article: whether it is there, and how far behind it is."""

    code: str
    name: str
    direction: str
    is_there: bool
    behind: int
    is_first: bool


@require_safe
@staff_required
def help_pages(request: DeskRequest) -> HttpResponse:
    """List help pages by where they stand, behind an address, or by words of a title."""
    shelves = shelves_of(request.user)
    wanted = request.GET.get("show", "")
    shelf = wanted if wanted in shelves else "live"
    after = without_nul(request.GET.get("after", ""))
    sought = without_nul(request.GET.get("words", "")).strip()[:LONGEST_SOUGHT]
    rows = on_shelf(request.user, shelf).filter(slug__gt=after)
    if sought:
        rows = rows.filter(_having(sought)).distinct()
    found = list(rows.select_related("department", "owner")[: PAGE + 1])
    shown = {
        "lines": lines(found[:PAGE]),
        "after": found[PAGE - 1].slug if len(found) > PAGE else "",
        "shelf": shelf,
        "shelves": shelves.items(),
        "sought": sought,
        "may_begin": may_begin(request.user),
        "reads_unpublished": reads_unpublished(request.user),
    }
    return show(request, "desk/help/list.html", shown)


@require_safe
@staff_required
def help_page(request: DeskRequest, slug: str) -> HttpResponse:
    """Show an article as it is read, and beside it what is being changed.

    Who does not read what is retired is led to what it was merged into.
    """
    try:
        found = article_for(request.user, slug)
    except NotFound:
        heir = heir_of(slug)
        if heir is None:
            raise
        return redirect("desk:help-page", heir.slug)
    return show(request, "desk/help/article.html", article_context(request, found))


def article_context(
    request: DeskRequest, found: KnowledgeArticle, form: PublishForm | None = None
) -> dict[str, object]:
    """Return what the page of an article shows, with the form that publishes its sketch."""
    version = version_of(found) if found.version else None
    sketch = find_sketch(found) if reads_unpublished(request.user) else None
    wanted = request.GET.get("language", get_language() or "")
    content = content_of(sketch)
    publishes = may_publish(request.user, found)
    seen = seen_in(topic_of(found.slug))
    language, title = title_of(version or sketch)
    return {
        "article": found,
        "title": title or found.slug,
        "title_language": language,
        "version": version,
        "heads": heads_of(version, wanted) if version else None,
        "coming": heads_of_content(found, content, wanted) if sketch else None,
        "sketch": sketch,
        "languages": languages_of(version, sketch),
        "plain": plainness_in(content) if sketch else None,
        "changes": changes_between(content_of(version), content) if sketch else [],
        "form": form or (PublishForm(content, seen=seen) if sketch else None),
        "may_edit": may_edit(request.user, found),
        "may_publish": publishes,
        "seen": seen,
        "today": today(),
        "heir": heir_of(found.slug) if found.retired_at else None,
        "merged": merged_into(found)[:MOST_MERGED] if found.former else [],
        **use_of(found, request.user),
        **cited_of(found, version),
    }


def cited_of(
    article: KnowledgeArticle, version: ArticleVersion | None
) -> dict[str, object]:
    """Return what was answered from it, and what is said to be wrong with it."""
    return {
        "citations": citations_of(article).count(),
        "numbers": range(version.number, 0, -1)[:MOST_NUMBERS] if version else (),
        "flags": open_flags(article)[:MOST_FEEDBACK],
    }


def languages_of(
    version: ArticleVersion | None, sketch: ArticleSketch | None
) -> list[Language]:
    """Return the languages of the body, and how an article stands in each."""
    offered = get_agency().languages
    late = behind(version.editions, offered[0]) if version else {}
    there = content_of(sketch or version).languages
    return [
        Language(
            code,
            language_name(code),
            direction_of(code),
            code in there,
            late.get(code, 0),
            code == offered[0],
        )
        for code in offered
    ]


def use_of(article: KnowledgeArticle, staff: Staff) -> dict[str, object]:
    """Return how it was read in the last month and what people say of it."""
    days = article.days.filter(day__gte=today() - RECENT)
    counted = days.aggregate(views=Sum("views"), asked=Sum("asked"))
    feedback = said_of(article)
    useful = feedback.order_by().aggregate(
        yes=Count("pk", filter=Q(is_useful=True)),
        no=Count("pk", filter=Q(is_useful=False)),
    )
    words = feedback.exclude(words="") if reads_unpublished(staff) else ()
    return {
        "views": counted["views"] or 0,
        "asked": counted["asked"] or 0,
        "useful": useful["yes"],
        "useless": useful["no"],
        "feedback": words[:MOST_FEEDBACK] if words else [],
    }


def _having(sought: str) -> Q:
    """Return which articles have these words in their address or a title."""
    found = Q(slug__icontains=sought)
    for code in get_agency().languages:
        found |= Q(**{f"sketch__texts__title__{code}__icontains": sought})
        found |= Q(**{f"versions__texts__title__{code}__icontains": sought})
    return found
