"""The files that go with a help page: brought, told, put in order, taken away.

Each step changes what is not published yet, and counts once that is.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from answerable.agency.configuration import Hand, seen_in
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.article_files import FileForm, NewFileForm, ToldForm
from answerable.front.desk.forms.step import seen_now
from answerable.front.desk.knowledge.lines import title_of
from answerable.front.desk.setup.buttons import is_up, press
from answerable.front.shared.downloads import article_file_response
from answerable.knowledge import policy
from answerable.knowledge.access import article_edited, article_file_for, article_for
from answerable.knowledge.content import Content
from answerable.knowledge.files import Files, get_file, moved_file, without
from answerable.knowledge.models import ArticleSketch, ArticleVersion, KnowledgeArticle
from answerable.knowledge.policy.placing import topic_of
from answerable.knowledge.queries import content_of, find_sketch, version_of
from answerable.lib.errors import Stale


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def help_files(request: DeskRequest, slug: str) -> HttpResponse:
    """Show which files go with a page, and take one more."""
    found = article_edited(request.user, slug)
    before, seen = _content(found), seen_in(topic_of(slug))
    if request.method != "POST":
        return _show(request, found, NewFileForm(before, seen=seen))
    form = NewFileForm(before, seen=seen, data=request.POST, files=request.FILES)
    said = _("The file is kept, and not published yet.")
    return _keep(request, found, form, said) or _show(request, found, form)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def help_file_tell(request: DeskRequest, slug: str, name: str) -> HttpResponse:
    """Ask how a file is told and how its address ends."""
    found = article_edited(request.user, slug)
    before, seen = _content(found), seen_in(topic_of(slug))
    data = request.POST if request.method == "POST" else None
    form = FileForm(before, get_file(before.files, name), seen=seen, data=data)
    said = _("This is kept, and not published yet.")
    kept = _keep(request, found, form, said) if data is not None else None
    return kept or _show(request, found, form, "desk/help/file.html")


@require_POST
@staff_required
def help_file_move(request: DeskRequest, slug: str, name: str) -> HttpResponse:
    """Move a file before or behind its neighbour."""
    up = is_up(request)
    return _press(request, slug, lambda files: moved_file(files, name, up=up))


@require_POST
@staff_required
def help_file_remove(request: DeskRequest, slug: str, name: str) -> HttpResponse:
    """Take a file away; versions that had it keep it."""
    said = _("The file is taken away, once that is published.")
    return _press(request, slug, lambda files: without(files, name), said)


@require_safe
@staff_required
def help_file(request: DeskRequest, slug: str, sha256: str) -> HttpResponseBase:
    """Give a file of a page as it is, was, or shall be."""
    found = article_for(request.user, slug)
    file = article_file_for(request.user, found, sha256)
    return article_file_response(request, file)


def _keep(
    request: DeskRequest,
    found: KnowledgeArticle,
    form: NewFileForm | FileForm,
    said: str,
) -> HttpResponse | None:
    """Keep what was sent and go back; None where something is wrong with it."""
    if not form.is_valid():
        return None
    hand = Hand(request.user, form.cleaned_data["seen"])
    try:
        policy.change_files(found, form.files_now(), by=hand)
    except Stale as stale:
        form.data = seen_now(request.POST, seen_in(topic_of(found.slug)))
        form.refuse(stale)
        return None
    messages.success(request, said)
    return redirect("desk:help-files", found.slug)


def _press(
    request: DeskRequest, slug: str, change: Callable[[Files], Files], said: str = ""
) -> HttpResponse:
    found = article_edited(request.user, slug)
    files = change(_content(found).files)
    back = resolve_url("desk:help-files", slug)
    return press(
        request, lambda by: policy.change_files(found, files, by=by), back, said
    )


def _show(
    request: DeskRequest,
    found: KnowledgeArticle,
    form: ToldForm,
    template: str = "desk/help/files.html",
) -> HttpResponse:
    row = _row(found)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    shown = {
        "article": found,
        "title": title_of(row)[1] or found.slug,
        "files": content_of(row).files,
        "form": form,
        "seen": seen_in(topic_of(found.slug)),
        "is_sketch": isinstance(row, ArticleSketch),
    }
    return show(request, template, shown, status)


def _content(found: KnowledgeArticle) -> Content:
    return content_of(_row(found))


def _row(found: KnowledgeArticle) -> ArticleVersion | ArticleSketch | None:
    """Return what is being changed: the sketch, or what it would begin with."""
    newest = version_of(found) if found.version else None
    return find_sketch(found) or newest
