"""Merge a help page into another: choose it, see what becomes of both, do it."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_http_methods

from answerable.agency.configuration import Hand, seen_in
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.merging import ChooseForm, MergeForm
from answerable.front.desk.found_by import in_languages
from answerable.front.desk.knowledge.lines import Line, lines, title_of
from answerable.front.shared.languages import language_name
from answerable.knowledge import policy
from answerable.knowledge.access import (
    article_published,
    articles_of,
    published_by,
)
from answerable.knowledge.cited import citations_of
from answerable.knowledge.flags import open_flags
from answerable.knowledge.heirs import heir_of
from answerable.knowledge.merging import merging_of, why_not
from answerable.knowledge.models import KnowledgeArticle
from answerable.knowledge.policy.placing import topic_of
from answerable.knowledge.queries import live_articles, version_of
from answerable.knowledge.search import find
from answerable.lib.errors import NotAllowed, NotFound, Refused

MOST_OFFERED = 10
LOOKED_AT = 40  # hits of the search, of which some are not this member's to merge


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def help_merge(request: DeskRequest, slug: str) -> HttpResponse:
    """Offer pages to merge one into, show what becomes of both, and merge them."""
    found = article_published(request.user, slug)
    if request.method == "POST":
        return _merge(request, found)
    wanted = request.GET if "into" in request.GET else None
    form = ChooseForm(wanted)
    into = _chosen(request, form)
    return _show(request, found, form, into)


def _merge(request: DeskRequest, found: KnowledgeArticle) -> HttpResponse:
    into = article_published(request.user, request.POST.get("into", ""))
    if heir_of(found.slug) == into:
        return _done(request, into)
    form = MergeForm(into.slug, 0, request.POST)
    if not form.is_valid():
        return _show(request, found, ChooseForm(request.POST), into)
    try:
        policy.merge_article(
            found, into, by=Hand(request.user, form.cleaned_data["seen"])
        )
    except Refused as refused:
        chosen = ChooseForm(request.POST)
        chosen.add_error(None, refused.hint)
        return _show(request, found, chosen, into)
    return _done(request, into)


def _done(request: DeskRequest, into: KnowledgeArticle) -> HttpResponse:
    told = _("Both are one page now, and the address of the other leads here.")
    messages.success(request, told)
    return redirect("desk:help-page", into.slug)


def _chosen(request: DeskRequest, form: ChooseForm) -> KnowledgeArticle | None:
    """Return the page that was named, if this member may publish it."""
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return article_published(request.user, form.cleaned_data["into"])
    except NotFound:
        return None
    except NotAllowed as error:
        form.add_error("into", str(error))
        return None


def _show(
    request: DeskRequest,
    found: KnowledgeArticle,
    form: ChooseForm,
    into: KnowledgeArticle | None,
) -> HttpResponse:
    hint = why_not(found, into) if into else ""
    words = form.cleaned_data.get("into", "") if form.is_bound else ""
    shown = {
        "article": found,
        "title": title_of(version_of(found))[1] if found.version else found.slug,
        "form": form,
        "offered": [] if into else _offered(request, found, words),
        "sought": words,
        "into": into,
        "hint": hint,
        **(_preview(found, into) if into and not hint else {}),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return show(request, "desk/help/merge.html", shown, status)


def _preview(found: KnowledgeArticle, into: KnowledgeArticle) -> dict[str, object]:
    """Return what becomes of both, in the words of the page."""
    merging = merging_of(found, into)
    return {
        "merge_form": MergeForm(into.slug, seen_in(topic_of(found.slug))),
        "both": lines([found, into]),
        "words": in_languages(merging.questions),
        "lost": [language_name(code) for code in merging.lost],
        "gained": [
            row
            for name, slugs in merging.gained.items()
            for row in getattr(found, name).filter(slug__in=slugs)
        ],
        "citations": citations_of(found).count(),
        "flags": open_flags(found).count(),
        "leading": sorted({found.slug, *found.former}),
    }


def _offered(request: DeskRequest, found: KnowledgeArticle, words: str) -> list[Line]:
    """Return pages that this member may merge it into, the likeliest first."""
    asked = words or title_of(version_of(found) if found.version else None)[1]
    hits = find(asked, language="" if words else get_language() or "", limit=LOOKED_AT)
    ranked = [hit.key for hit in hits if hit.key != found.slug]
    mine = articles_of(request.user).filter(published_by(request.user))
    rows = mine.filter(pk__in=live_articles().values("pk"), slug__in=ranked)
    there = {row.slug: row for row in rows.select_related("department", "owner")}
    return lines([there[slug] for slug in ranked if slug in there][:MOST_OFFERED])
