"""What a help page said before: each version against the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _, pgettext
from django.views.decorators.http import require_POST, require_safe

from answerable.agency.configuration import Hand
from answerable.agency.queries import get_agency
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.articles import LABELS
from answerable.front.desk.knowledge.lines import title_of
from answerable.front.shared.languages import direction_of, language_name
from answerable.knowledge import policy
from answerable.knowledge.access import article_edited, article_for, may_edit
from answerable.knowledge.content import PARTS, Content
from answerable.knowledge.files import Files
from answerable.knowledge.models import ArticleVersion, KnowledgeArticle
from answerable.knowledge.queries import content_of, version_of
from answerable.lib.differences import Piece, differences
from answerable.lib.errors import NotFound

PAGE = 10


@dataclass(frozen=True)
class Changed:
    """One part in one language that is other than in the version before."""

    label: str
    language: str
    code: str
    direction: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Told:
    """A version, what was changed in it, and the files that went with it."""

    version: ArticleVersion
    changes: list[Changed]
    files: Files


@require_safe
@staff_required
def help_versions(request: DeskRequest, slug: str) -> HttpResponse:
    """Show what a page was, from one publication to the next, the newest first."""
    found = article_for(request.user, slug)
    kept = found.versions.select_related("by").order_by("-number")
    page = Paginator(kept, PAGE).get_page(request.GET.get("page"))
    title = title_of(version_of(found))[1] if found.version else slug
    shown = {
        "article": found,
        "title": title,
        "page": page,
        "lines": list(_told(found, page.object_list)),
        "may_edit": may_edit(request.user, found),
    }
    return show(request, "desk/help/versions.html", shown)


@require_POST
@staff_required
def help_restore(request: DeskRequest, slug: str) -> HttpResponse:
    """Put what a version said in the sketch; it is published as the next one."""
    found = article_edited(request.user, slug)
    wanted = request.POST.get("version", "")
    if not wanted.isdecimal() or len(wanted) > len(str(found.version)):
        raise NotFound(wanted)
    policy.take_version_again(found, int(wanted), by=Hand(request.user))
    told = _("Version %(number)s is taken again, and not published yet.")
    messages.success(request, told % {"number": wanted})
    return redirect("desk:help-page", slug)


def changes_between(before: Content, after: Content) -> list[Changed]:
    """Return what became of each part, in each language that the body offers."""
    changed = [
        Changed(
            str(LABELS[part]),
            language_name(code),
            code,
            direction_of(code),
            differences(old, new),
        )
        for part in PARTS
        for code in get_agency().languages
        if (old := _plain(before, part, code)) != (new := _plain(after, part, code))
    ]
    return [*changed, *_changed_files(before, after)]


def _changed_files(before: Content, after: Content) -> Iterator[Changed]:
    """Yield what became of the files in each language: their order, words and bytes."""
    for code in dict.fromkeys(one.language for one in (*before.files, *after.files)):
        old, new = _listed(before.files, code), _listed(after.files, code)
        if old != new:
            label = pgettext("of a help page", "Files")
            pieces = differences(old, new)
            yield Changed(label, language_name(code), code, direction_of(code), pieces)


def _listed(files: Files, code: str) -> str:
    """Return files as lines; the first of their sums tell other bytes from the same."""
    return "\n".join(
        f"{place}. {one.title} ({one.name}, {one.called}, {one.sha256[:8]})"
        for place, one in enumerate(files, start=1)
        if one.language == code
    )


def _told(
    article: KnowledgeArticle, versions: Iterable[ArticleVersion]
) -> Iterator[Told]:
    shown = list(versions)
    numbers = {one.number - 1 for one in shown}
    rows = article.versions.filter(number__in=numbers)
    before = {row.number: content_of(row) for row in rows}
    for one in shown:
        earlier = before.get(one.number - 1, Content())
        content = content_of(one)
        yield Told(one, changes_between(earlier, content), content.files)


def _plain(content: Content, part: str, code: str) -> str:
    said = content.texts.get(part, {}).get(code) or ""
    return said if isinstance(said, str) else "\n".join(said)
