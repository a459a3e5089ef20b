"""Help: answers that are found without asking, and whether they were useful."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from answerable.agency.duty import today
from answerable.agency.queries import offered_services
from answerable.front.portal.forms.help import WhyForm
from answerable.front.portal.moved import leading_on, to_query
from answerable.front.portal.offers import offers
from answerable.front.portal.posted import posted_by
from answerable.front.portal.readers import reader_of
from answerable.front.portal.suggesting import shown_to
from answerable.front.portal.trail import trail_in
from answerable.front.portal.views import finding
from answerable.front.portal.visitors import visitor_of
from answerable.front.shared.downloads import article_file_response
from answerable.front.shared.errors import too_many_requests
from answerable.front.shared.languages import direction_of, language_name
from answerable.knowledge.counting import count_visit
from answerable.knowledge.files import led_to
from answerable.knowledge.heirs import event_heir_of
from answerable.knowledge.journeys.noting import note_said
from answerable.knowledge.models import ArticleVersion, KnowledgeArticle
from answerable.knowledge.queries import (
    content_of,
    life_events,
    public_article,
    version_of,
)
from answerable.knowledge.reading import Reading, read
from answerable.knowledge.related import beside_article
from answerable.knowledge.search.log import note_opened
from answerable.knowledge.shelves import get_life_event, often_read, shelf_of
from answerable.knowledge.usefulness import get_feedback, say_whether_useful, say_why
from answerable.lib.errors import NotFound
from answerable.lib.wording import without_nul


@require_safe
def help_index(request: HttpRequest) -> HttpResponse:
    """Show what happens in a life, what people often ask, and every answer there is."""
    language = get_language() or ""
    if request.GET.get("q", "").strip():
        return finding.found(request)
    wanted = without_nul(request.GET.get("event", ""))
    if heir := event_heir_of(wanted) if wanted else None:
        return to_query(request, event=heir.slug)
    event = get_life_event(wanted) if wanted else None
    after = without_nul(request.GET.get("after", ""))
    is_first = not after
    context = {
        "event": event,
        "events": life_events() if is_first and not event else [],
        "often": often_read(language) if is_first and not event else [],
        "shelf": shelf_of(event, language, after),
        "is_first": is_first,
    }
    return render(request, "portal/help/index.html", context)


@require_safe
@leading_on
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one answer, in the language of the reader or in our first."""
    found = public_article(slug)
    language = get_language() or ""
    reading = read(version_of(found), language)
    trail = trail_in(request.GET)
    if request.method == "GET":
        count_visit(found, reader_of(request), reading.language, journey=trail.journey)
        if trail.query and slug not in trail.seen:
            note_opened(trail.query, language)
    context = {
        "article": found,
        "reading": reading,
        "said": _said_in(reading),
        "language_name": language_name(reading.language),
        "offers": offers(offered_services().filter(articles=found)),
        "offices": found.offices.order_by("slug"),
        "today": today(),
        "token": uuid4(),
        "trail": trail.and_read(slug),
        "asking": trail.asking_from(slug),
        "suggested": shown_to(request, beside_article(found), trail.and_read(slug)),
    }
    return render(request, "portal/help/article.html", context)


@require_safe
@leading_on
def article_file(request: HttpRequest, slug: str, name: str) -> HttpResponseBase:
    """Give a file of an answer; an address that it had before leads to it."""
    files = content_of(version_of(public_article(slug))).files
    file = led_to(files, name)
    if file.name != name:
        return redirect("portal:article-file", slug, file.name)
    return article_file_response(request, file)


@require_POST
@leading_on
def article_useful(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep whether it was useful, and ask the one question after it."""
    found = public_article(slug)
    answer = request.POST.get("useful")
    if answer not in {"yes", "no"}:
        return redirect("portal:article", slug)
    kept = say_whether_useful(
        _version_read(request, found),
        token=_token_in(request),
        language=get_language() or "",
        is_useful=answer == "yes",
        visitor=visitor_of(request),
    )
    if kept is None:
        return too_many_requests(request)
    if journey := trail_in(request.GET).journey:
        note_said(journey, found.pk, is_useful=kept.is_useful)
    return redirect("portal:article-why", slug, kept.token)


@require_http_methods(["GET", "HEAD", "POST"])
@leading_on
def article_why(request: HttpRequest, slug: str, token: UUID) -> HttpResponse:
    """Ask what was missing, or what helped; nobody has to answer."""
    found = public_article(slug)
    feedback = get_feedback(found, token)
    form = WhyForm(posted_by(request).data, initial={"words": feedback.words})
    if form.is_valid():
        say_why(feedback, form.cleaned_data["words"])
        messages.success(request, _("Thank you. We read what people write here."))
        return redirect("portal:article", slug)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {"article": found, "form": form, "is_useful": feedback.is_useful}
    return render(request, "portal/help/why.html", context, status=status)


def count_asking(request: HttpRequest) -> None:
    """Count who went on from a help page to ask us."""
    slug = without_nul(request.GET.get("from", ""))
    if not slug or request.method != "GET":
        return
    try:
        found = public_article(slug)
    except NotFound:
        return
    count_visit(found, reader_of(request), get_language() or "", asked=True)


def _said_in(reading: Reading) -> SafeString:
    """Return the attributes of what is said in another language than the page."""
    if not reading.is_in_another_language:
        return SafeString()
    direction = direction_of(reading.language)
    return format_html(' lang="{}" dir="{}"', reading.language, direction)


def _version_read(request: HttpRequest, found: KnowledgeArticle) -> ArticleVersion:
    """Return the version that was on the page; it may be replaced by now."""
    number = request.POST.get("version", "")
    try:
        return version_of(found, int(number) if number.isdecimal() else None)
    except NotFound:
        return version_of(found)


def _token_in(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("token", ""))
    except ValueError:
        return uuid4()
