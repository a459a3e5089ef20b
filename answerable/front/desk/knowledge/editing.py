"""Write a help page: begin one, change one language of it, say who answers for it."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from answerable.agency.configuration import Hand, seen_in
from answerable.agency.queries import get_agency
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.article_placement import PlacementForm
from answerable.front.desk.forms.articles import ArticleForm, NewArticleForm
from answerable.front.desk.forms.step import seen_now
from answerable.front.desk.knowledge.articles import languages_of
from answerable.front.desk.knowledge.heads import heads_of_content
from answerable.front.desk.knowledge.lines import title_of
from answerable.front.shared.languages import direction_of, language_name
from answerable.knowledge import policy
from answerable.knowledge.access import article_edited, may_begin
from answerable.knowledge.models import ArticleVersion, Fact, KnowledgeArticle
from answerable.knowledge.plain import JUDGED, plainness_in
from answerable.knowledge.policy.placing import topic_of
from answerable.knowledge.queries import content_of, find_sketch, version_of
from answerable.lib.errors import NotFound, Stale

MOST_FACTS = 200


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def help_new(request: DeskRequest) -> HttpResponse:
    """Begin a help page with its question; it is written on the page after this."""
    if not may_begin(request.user):
        raise NotFound(request.user.username)
    form = NewArticleForm(request.user, _sent(request))
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
        return show(request, "desk/help/new.html", {"form": form}, status)
    article = policy.begin_article(
        slug=form.slug(),
        placement=form.placement(),
        content=form.content(),
        by=Hand(request.user),
    )
    return redirect("desk:help-edit", article.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def help_edit(request: DeskRequest, slug: str) -> HttpResponse:
    """Write one language of a help page, beside the first where it is another."""
    found = article_edited(request.user, slug)
    language = _language(request)
    form = _form(request, found, language)
    if not form.is_valid() or "preview" in request.POST:
        return _show_form(request, found, form)
    return _change(request, found, form)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def help_place(request: DeskRequest, slug: str) -> HttpResponse:
    """Say who answers for a help page and where people meet it; it counts at once."""
    found = article_edited(request.user, slug)
    seen = seen_in(topic_of(slug))
    before = policy.placement_of(found)
    form = PlacementForm(request.user, before, seen=seen, data=_sent(request))
    if form.is_valid():
        hand = Hand(request.user, form.cleaned_data["seen"])
        try:
            policy.place_article(found, form.placement(), by=hand)
        except Stale as stale:
            data = seen_now(request.POST, seen)
            form = PlacementForm(request.user, before, seen=seen, data=data)
            form.full_clean()
            form.refuse(stale)
        else:
            messages.success(request, _("That is kept."))
            return redirect("desk:help-page", slug)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    shown = {"article": found, "form": form, "title": _title(found)}
    return show(request, "desk/help/place.html", shown, status)


def _change(
    request: DeskRequest, found: KnowledgeArticle, form: ArticleForm
) -> HttpResponse:
    sketch = find_sketch(found)
    hand = Hand(request.user, form.cleaned_data["seen"])
    confirmed = form.confirmed(sketch.confirmed if sketch else [])
    try:
        policy.change_article(found, form.content(), confirmed=confirmed, by=hand)
    except Stale as stale:
        again = _form(request, found, form.language, seen=seen_in(topic_of(found.slug)))
        again.full_clean()
        again.refuse(stale)
        return _show_form(request, found, again, HTTPStatus.CONFLICT)
    messages.success(request, _("This is kept, and not published yet."))
    return redirect("desk:help-page", found.slug)


def _form(
    request: DeskRequest,
    found: KnowledgeArticle,
    language: str,
    *,
    seen: int | None = None,
) -> ArticleForm:
    sketch = find_sketch(found)
    sent = _sent(request)
    if sent is not None and seen is not None:
        sent = seen_now(sent, seen)
    return ArticleForm(
        content_of(sketch or _newest(found)),
        language,
        seen=seen_in(topic_of(found.slug)),
        confirmed=bool(sketch and language in sketch.confirmed),
        data=sent,
    )


def _show_form(
    request: DeskRequest,
    found: KnowledgeArticle,
    form: ArticleForm,
    status: HTTPStatus | None = None,
) -> HttpResponse:
    """Show the form, with how it reads so far and what would make it plainer."""
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    content = form.content()
    sketch = find_sketch(found)
    page = {
        "article": found,
        "title": _title(found),
        "form": form,
        "code": form.language,
        "is_judged": form.language == JUDGED,
        "language_name": language_name(form.language),
        "first_name": language_name(form.first),
        "first_direction": direction_of(form.first),
        "languages": languages_of(_newest(found), sketch),
        "heads": heads_of_content(found, content, form.language)
        if form.is_bound or content.languages
        else None,
        "plain": plainness_in(content),
        "facts": Fact.objects.order_by("key")[:MOST_FACTS],
        "here": f"{reverse('desk:help-edit', args=[found.slug])}?language={form.language}",
    }
    return show(request, "desk/help/edit.html", page, status or wrong)


def _language(request: DeskRequest) -> str:
    offered = get_agency().languages
    wanted = request.GET.get("language", "")
    return wanted if wanted in offered else offered[0]


def _newest(found: KnowledgeArticle) -> ArticleVersion | None:
    return version_of(found) if found.version else None


def _title(found: KnowledgeArticle) -> str:
    row = version_of(found) if found.version else find_sketch(found)
    return title_of(row)[1] or found.slug


def _sent(request: DeskRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
